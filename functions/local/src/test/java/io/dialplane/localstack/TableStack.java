package io.dialplane.localstack;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.waiters.Waiter;
import software.amazon.awssdk.core.waiters.WaiterAcceptor;
import software.amazon.awssdk.retries.api.BackoffStrategy;

/// The tables of the template as a CloudFormation stack of their own, cut from the file as it
/// stands. CloudFormation is asked over plain HTTP: its module of the SDK is not to be had in our
/// version.
final class TableStack {
  private static final String NAME = "dialplane";

  /// LocalStack looks for the service's name only.
  private static final String AUTHORIZATION =
      "AWS4-HMAC-SHA256 Credential=local/20261124/us-east-1/cloudformation/aws4_request,"
          + " SignedHeaders=host, Signature=none";
  private static final Pattern PARAMETERS =
      Pattern.compile("^Parameters:\\n.*?(?=^\\S)", Pattern.MULTILINE | Pattern.DOTALL);
  private static final Pattern TABLE =
      Pattern.compile(
          "^  \\w+:\\n    Type: AWS::DynamoDB::Table\\n(?:    .*\\n)+", Pattern.MULTILINE);
  private static final Pattern RESOURCE =
      Pattern.compile(
          "<LogicalResourceId>(\\w+)</LogicalResourceId>"
              + "<PhysicalResourceId>([^<]+)</PhysicalResourceId>");

  private final URI endpoint;
  private final HttpClient http;

  TableStack(URI endpoint, HttpClient http) {
    this.endpoint = endpoint;
    this.http = http;
  }

  /// Creates it; the tables' names by their logical ids.
  Map<String, String> create() throws IOException {
    String template = Files.readString(Path.of("template.yaml"));
    String parameters =
        PARAMETERS
            .matcher(template)
            .results()
            .map(MatchResult::group)
            .collect(Collectors.joining());
    String tables =
        TABLE.matcher(template).results().map(MatchResult::group).collect(Collectors.joining());
    ask("CreateStack", Map.of("TemplateBody", parameters + "Resources:\n" + tables));
    awaitCompletion();
    Map<String, String> names = new HashMap<>();
    RESOURCE
        .matcher(ask("DescribeStackResources", Map.of()))
        .results()
        .forEach(found -> names.put(found.group(1), found.group(2)));
    return names;
  }

  private void awaitCompletion() {
    Waiter.builder(String.class)
        .addAcceptor(
            WaiterAcceptor.successOnResponseAcceptor(
                stack -> stack.contains("<StackStatus>CREATE_COMPLETE")))
        .addAcceptor(
            WaiterAcceptor.errorOnResponseAcceptor(
                stack -> stack.contains("FAILED") || stack.contains("ROLLBACK")))
        .addAcceptor(WaiterAcceptor.retryOnResponseAcceptor(_ -> true))
        .overrideConfiguration(
            patience ->
                patience
                    .waitTimeout(Duration.ofSeconds(60))
                    .maxAttempts(240)
                    .backoffStrategyV2(
                        BackoffStrategy.fixedDelayWithoutJitter(Duration.ofMillis(250))))
        .build()
        .run(() -> ask("DescribeStacks", Map.of()));
  }

  private String ask(String action, Map<String, String> more) {
    Map<String, String> form = new HashMap<>(more);
    form.putAll(Map.of("Action", action, "Version", "2010-05-15", "StackName", NAME));
    String body =
        form.entrySet().stream()
            .map(field -> field.getKey() + "=" + encoded(field.getValue()))
            .collect(Collectors.joining("&"));
    HttpRequest request =
        HttpRequest.newBuilder(endpoint)
            .header("Authorization", AUTHORIZATION)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    HttpResponse<String> answer =
        http.sendAsync(request, HttpResponse.BodyHandlers.ofString()).join();
    if (answer.statusCode() != 200) {
      throw new IllegalStateException(action + ": " + answer.body());
    }
    return answer.body();
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}

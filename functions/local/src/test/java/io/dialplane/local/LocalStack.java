package io.dialplane.local;

import com.fasterxml.jackson.databind.JsonNode;
import io.dialplane.http.Json;
import io.dialplane.wiring.StoreClients;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.TestInfo;
import org.testcontainers.localstack.LocalStackContainer;
import org.testcontainers.utility.DockerImageName;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.Target;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/// LocalStack in a container, as far as its community edition goes: DynamoDB with streams,
/// EventBridge, SQS and Step Functions' parser. Where there is no engine, or no image, its tests
/// are skipped and say why.
final class LocalStack {
  private static final String IMAGE = "localstack/localstack:4.14.0";
  private static final StaticCredentialsProvider CREDENTIALS =
      StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local"));

  private static @Nullable LocalStack started;

  private final LocalStackContainer container;
  private final EventBridgeClient events;
  private final SqsClient queues;

  private LocalStack(LocalStackContainer container) {
    this.container = container;
    this.events =
        EventBridgeClient.builder()
            .endpointOverride(container.getEndpoint())
            .region(Region.US_EAST_1)
            .credentialsProvider(CREDENTIALS)
            .httpClient(StoreClients.crt())
            .build();
    this.queues =
        SqsClient.builder()
            .endpointOverride(container.getEndpoint())
            .region(Region.US_EAST_1)
            .credentialsProvider(CREDENTIALS)
            .httpClient(StoreClients.crt())
            .build();
  }

  /// The one of this JVM, which ends with it. Where there can be none, the test that asks is
  /// skipped, by name and with the reason.
  static synchronized LocalStack require(TestInfo test) {
    if (started == null) {
      if (!hasImage()) {
        String reason = "no Docker engine with the image " + IMAGE + " answers here";
        System.err.println("SKIPPED " + test.getDisplayName() + ": " + reason);
        return Assumptions.abort(reason);
      }
      LocalStackContainer container = new LocalStackContainer(DockerImageName.parse(IMAGE));
      container.start();
      Runtime.getRuntime().addShutdownHook(new Thread(container::stop));
      started = new LocalStack(container);
    }
    return started;
  }

  private static boolean hasImage() {
    try {
      Process inspect =
          new ProcessBuilder("docker", "image", "inspect", IMAGE)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return inspect.waitFor(10, TimeUnit.SECONDS) && inspect.exitValue() == 0;
    } catch (IOException _) {
      return false;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  String endpoint() {
    return container.getEndpoint().toString();
  }

  void bus(String name) {
    events.createEventBus(bus -> bus.name(name));
  }

  /// A rule of a bus that hands on what fits `pattern` to a queue of its own; the queue's URL.
  String rule(String bus, String name, String pattern) {
    String queue = queues.createQueue(create -> create.queueName(name)).queueUrl();
    String arn =
        queues
            .getQueueAttributes(
                of -> of.queueUrl(queue).attributeNames(QueueAttributeName.QUEUE_ARN))
            .attributes()
            .getOrDefault(QueueAttributeName.QUEUE_ARN, "");
    events.putRule(rule -> rule.eventBusName(bus).name(name).eventPattern(pattern));
    Target target = Target.builder().id("queue").arn(arn).build();
    events.putTargets(targets -> targets.eventBusName(bus).rule(name).targets(target));
    return queue;
  }

  /// Puts an event as somebody else would.
  void put(String bus, JsonNode event) {
    PutEventsRequestEntry entry =
        PutEventsRequestEntry.builder()
            .eventBusName(bus)
            .source(event.path("source").asText())
            .detailType(event.path("detail-type").asText())
            .detail(Json.write(event.path("detail")))
            .build();
    events.putEvents(put -> put.entries(entry));
  }

  /// At least `least` messages of a queue, in EventBridge's envelope; fewer if no more come.
  List<JsonNode> received(String queue, int least) {
    List<JsonNode> all = new ArrayList<>();
    List<Message> some;
    do {
      int wait = all.size() < least ? 10 : 0;
      some =
          queues
              .receiveMessage(
                  receive -> receive.queueUrl(queue).maxNumberOfMessages(10).waitTimeSeconds(wait))
              .messages();
      for (Message message : some) {
        all.add(Json.read(message.body()).orElseThrow());
        queues.deleteMessage(
            delete -> delete.queueUrl(queue).receiptHandle(message.receiptHandle()));
      }
    } while (!some.isEmpty());
    return all;
  }

  /// What Step Functions' own parser says of a definition.
  JsonNode parsed(JsonNode definition) throws IOException, InterruptedException {
    String body = Json.write(Json.object().put("definition", Json.write(definition)));
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(endpoint()))
            .timeout(Duration.ofSeconds(30))
            .header("Content-Type", "application/x-amz-json-1.0")
            .header("X-Amz-Target", "AWSStepFunctions.ValidateStateMachineDefinition")
            .header(
                "Authorization",
                "AWS4-HMAC-SHA256 Credential=local/20260101/us-east-1/states/aws4_request,"
                    + " SignedHeaders=host, Signature=none")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      return Json.read(client.send(request, HttpResponse.BodyHandlers.ofString()).body())
          .orElseThrow();
    }
  }

  /// What makes functions use it.
  Map<String, String> settings(String bus) {
    return Map.of(
        "AWS_ENDPOINT_URL_DYNAMODB", endpoint(),
        "AWS_ENDPOINT_URL_EVENTBRIDGE", endpoint(),
        "EVENT_BUS", bus);
  }
}

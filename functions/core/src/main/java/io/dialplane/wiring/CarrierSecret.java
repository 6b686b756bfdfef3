package io.dialplane.wiring;

import com.fasterxml.jackson.databind.JsonNode;
import io.dialplane.carrier.rest.Credentials;
import io.dialplane.http.Json;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClientBuilder;

/// The carriers' credentials as one JSON secret in Secrets Manager, its fields named like the
/// settings. The client lives for one reading: a reading is rare.
record CarrierSecret(Map<String, String> environment, String arn)
    implements Supplier<Map<String, String>> {
  private static final Duration ATTEMPT = Duration.ofSeconds(2);
  private static final Duration CALL = Duration.ofSeconds(5);
  private static final int REGION = 3;

  @Override
  public Map<String, String> get() {
    try (SdkHttpClient http = StoreClients.crt();
        SecretsManagerClient client = client(http)) {
      String text = client.getSecretValue(request -> request.secretId(arn)).secretString();
      return fields(text == null ? "" : text);
    } catch (SdkException _) {
      throw new Credentials.NotSetUp("The secret that CARRIER_SECRET_ARN names cannot be read.");
    }
  }

  private static Map<String, String> fields(String text) {
    JsonNode secret =
        Json.read(text)
            .filter(JsonNode::isObject)
            .orElseThrow(
                () ->
                    new Credentials.NotSetUp(
                        "The secret that CARRIER_SECRET_ARN names is no JSON object."));
    Map<String, String> fields = new HashMap<>();
    secret
        .properties()
        .forEach(field -> fields.put(field.getKey(), field.getValue().asText().strip()));
    return Map.copyOf(fields);
  }

  private SecretsManagerClient client(SdkHttpClient http) {
    SecretsManagerClientBuilder builder =
        SecretsManagerClient.builder()
            .region(Region.of(arn.split(":", -1)[REGION]))
            .credentialsProvider(AwsAccess.of(environment))
            .httpClient(http)
            .overrideConfiguration(
                override -> override.apiCallAttemptTimeout(ATTEMPT).apiCallTimeout(CALL));
    String endpoint = environment.getOrDefault("AWS_ENDPOINT_URL_SECRETS_MANAGER", "");
    return endpoint.isBlank()
        ? builder.build()
        : builder.endpointOverride(URI.create(endpoint)).build();
  }

  /// Not the environment: it holds credentials.
  @Override
  public String toString() {
    return "CarrierSecret[" + arn + "]";
  }
}

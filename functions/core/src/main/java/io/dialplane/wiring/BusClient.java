package io.dialplane.wiring;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.StandardRetryStrategy;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;

/// Makes the EventBridge client on its first use, so that no SnapStart snapshot holds one that is
/// connected.
final class BusClient implements Supplier<EventBridgeClient> {
  private static final int MAX_ATTEMPTS = 3;
  private static final Duration ATTEMPT = Duration.ofSeconds(3);
  private static final Duration CALL = Duration.ofSeconds(8);

  private final Map<String, String> environment;
  private final Supplier<SdkHttpClient> http;
  private @Nullable EventBridgeClient current;

  BusClient(Map<String, String> environment, Supplier<SdkHttpClient> http) {
    this.environment = Map.copyOf(environment);
    this.http = http;
  }

  @Override
  public synchronized EventBridgeClient get() {
    if (current == null) {
      current = make();
    }
    return current;
  }

  private EventBridgeClient make() {
    var builder =
        EventBridgeClient.builder()
            .region(Region.of(environment.getOrDefault("AWS_REGION", "us-east-1")))
            .credentialsProvider(AwsAccess.of(environment))
            .httpClient(http.get())
            .overrideConfiguration(
                override ->
                    override
                        .retryStrategy(
                            StandardRetryStrategy.builder().maxAttempts(MAX_ATTEMPTS).build())
                        .apiCallAttemptTimeout(ATTEMPT)
                        .apiCallTimeout(CALL));
    String endpoint = environment.getOrDefault("AWS_ENDPOINT_URL_EVENTBRIDGE", "");
    return endpoint.isBlank()
        ? builder.build()
        : builder.endpointOverride(URI.create(endpoint)).build();
  }
}

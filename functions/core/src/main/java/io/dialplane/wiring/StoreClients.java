package io.dialplane.wiring;

import io.dialplane.port.Tally;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.crt.AwsCrtHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.StandardRetryStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Makes the DynamoDB client, with its retries and timeouts set and not left to changing defaults,
/// and makes a fresh one for a SnapStart snapshot, which must hold no connection.
public final class StoreClients implements Supplier<DynamoDbClient>, AutoCloseable {
  private static final int MAX_ATTEMPTS = 4;
  private static final Duration ATTEMPT = Duration.ofSeconds(3);
  private static final Duration CALL = Duration.ofSeconds(8);
  private static final Duration CONNECT = Duration.ofSeconds(2);

  private final Supplier<Connected> made;
  private @Nullable Connected current;

  /// With clients made elsewhere, for a test that stands in the SDK's place.
  public StoreClients(Supplier<DynamoDbClient> made) {
    this.made = () -> new Connected(made.get(), null);
  }

  /// `http` and `interceptors` let a test stand below and beside the SDK.
  public StoreClients(
      Map<String, String> environment,
      Supplier<SdkHttpClient> http,
      List<ExecutionInterceptor> interceptors) {
    this.made = () -> make(environment, http, interceptors);
  }

  static StoreClients of(Map<String, String> environment) {
    return new StoreClients(environment, StoreClients::crt, List.of());
  }

  /// The HTTP client of production.
  public static SdkHttpClient crt() {
    return AwsCrtHttpClient.builder().connectionTimeout(CONNECT).maxConcurrency(64).build();
  }

  @Override
  public synchronized DynamoDbClient get() {
    if (current == null) {
      current = made.get();
    }
    return current.client();
  }

  /// Closes the client and makes a fresh one, which connects on its first use; false where none was
  /// ever needed.
  synchronized boolean renew() {
    if (current == null) {
      return false;
    }
    close();
    current = made.get();
    return true;
  }

  @Override
  public synchronized void close() {
    if (current != null) {
      current.close();
      current = null;
    }
  }

  private static Connected make(
      Map<String, String> environment,
      Supplier<SdkHttpClient> http,
      List<ExecutionInterceptor> interceptors) {
    SdkHttpClient below = http.get();
    var builder =
        DynamoDbClient.builder()
            .region(Region.of(environment.getOrDefault("AWS_REGION", "us-east-1")))
            .credentialsProvider(AwsAccess.of(environment))
            .httpClient(below)
            .overrideConfiguration(
                override -> {
                  override
                      .retryStrategy(
                          StandardRetryStrategy.builder().maxAttempts(MAX_ATTEMPTS).build())
                      .apiCallAttemptTimeout(ATTEMPT)
                      .apiCallTimeout(CALL)
                      .addExecutionInterceptor(new Counting());
                  interceptors.forEach(override::addExecutionInterceptor);
                });
    String endpoint = environment.getOrDefault("AWS_ENDPOINT_URL_DYNAMODB", "");
    if (!endpoint.isBlank()) {
      builder.endpointOverride(URI.create(endpoint));
    }
    return new Connected(builder.build(), below);
  }

  /// A client and what carries its connections, which it does not close itself; nothing does where
  /// a test stands in the SDK's place.
  private record Connected(DynamoDbClient client, @Nullable SdkHttpClient http) {

    void close() {
      client.close();
      if (http != null) {
        http.close();
      }
    }
  }

  private static final class Counting implements ExecutionInterceptor {
    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
      Tally.countStore();
    }
  }
}

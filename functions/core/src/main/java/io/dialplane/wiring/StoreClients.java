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
public final class StoreClients implements Supplier<DynamoDbClient> {
  private static final int MAX_ATTEMPTS = 4;
  private static final Duration ATTEMPT = Duration.ofSeconds(3);
  private static final Duration CALL = Duration.ofSeconds(8);
  private static final Duration CONNECT = Duration.ofSeconds(2);

  private final Map<String, String> environment;
  private final Supplier<SdkHttpClient> http;
  private final List<ExecutionInterceptor> interceptors;
  private @Nullable DynamoDbClient current;

  /// `http` and `interceptors` let a test stand below and beside the SDK.
  public StoreClients(
      Map<String, String> environment,
      Supplier<SdkHttpClient> http,
      List<ExecutionInterceptor> interceptors) {
    this.environment = Map.copyOf(environment);
    this.http = http;
    this.interceptors = List.copyOf(interceptors);
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
      current = make();
    }
    return current;
  }

  /// Closes the client; the next use makes a new one.
  public synchronized void renew() {
    if (current != null) {
      current.close();
      current = null;
    }
  }

  private DynamoDbClient make() {
    var builder =
        DynamoDbClient.builder()
            .region(Region.of(environment.getOrDefault("AWS_REGION", "us-east-1")))
            .credentialsProvider(AwsAccess.of(environment))
            .httpClient(http.get())
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
    return endpoint.isBlank()
        ? builder.build()
        : builder.endpointOverride(URI.create(endpoint)).build();
  }

  private static final class Counting implements ExecutionInterceptor {
    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
      Tally.countStore();
    }
  }
}

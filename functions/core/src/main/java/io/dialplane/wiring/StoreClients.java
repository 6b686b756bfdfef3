package io.dialplane.wiring;

import io.dialplane.port.Tally;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
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

  private final Supplier<DynamoDbClient> made;
  private @Nullable DynamoDbClient current;

  /// With clients made elsewhere, for a test that stands in the SDK's place.
  public StoreClients(Supplier<DynamoDbClient> made) {
    this.made = made;
  }

  /// `http` and `interceptors` let a test stand below and beside the SDK.
  public StoreClients(
      Map<String, String> environment,
      Supplier<SdkHttpClient> http,
      List<ExecutionInterceptor> interceptors) {
    this(() -> make(environment, http, interceptors));
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
    return current;
  }

  /// Closes the client; the next use makes a new one.
  public synchronized void renew() {
    if (current != null) {
      current.close();
      current = null;
    }
  }

  private static DynamoDbClient make(
      Map<String, String> environment,
      Supplier<SdkHttpClient> http,
      List<ExecutionInterceptor> interceptors) {
    var builder =
        DynamoDbClient.builder()
            .region(Region.of(environment.getOrDefault("AWS_REGION", "us-east-1")))
            .credentialsProvider(credentials(environment))
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

  /// Keys of the environment where it has them; after a SnapStart restore they come from the
  /// container instead.
  private static AwsCredentialsProvider credentials(Map<String, String> environment) {
    String id = environment.get("AWS_ACCESS_KEY_ID");
    String secret = environment.get("AWS_SECRET_ACCESS_KEY");
    if (id == null || secret == null) {
      return DefaultCredentialsProvider.builder().build();
    }
    String session = environment.get("AWS_SESSION_TOKEN");
    return StaticCredentialsProvider.create(
        session == null
            ? AwsBasicCredentials.create(id, secret)
            : AwsSessionCredentials.create(id, secret, session));
  }

  private static final class Counting implements ExecutionInterceptor {
    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
      Tally.countStore();
    }
  }
}

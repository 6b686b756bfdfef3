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
public final class StoreClients implements Supplier<DynamoDbClient>, AutoCloseable {
  private static final int MAX_ATTEMPTS = 4;
  private static final Duration ATTEMPT = Duration.ofSeconds(3);
  private static final Duration CALL = Duration.ofSeconds(8);
  private static final Duration CONNECT = Duration.ofSeconds(2);

  private final Map<String, String> environment;
  private final Supplier<SdkHttpClient> http;
  private final List<ExecutionInterceptor> interceptors;
  private @Nullable Connected current;

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
    return current.client();
  }

  /// Closes the client and makes a fresh one, which connects on its first use; false where none was
  /// ever needed.
  synchronized boolean renew() {
    if (current == null) {
      return false;
    }
    close();
    current = make();
    return true;
  }

  @Override
  public synchronized void close() {
    if (current != null) {
      current.client().close();
      current.http().close();
      current = null;
    }
  }

  private Connected make() {
    SdkHttpClient below = http.get();
    var builder =
        DynamoDbClient.builder()
            .region(Region.of(environment.getOrDefault("AWS_REGION", "us-east-1")))
            .credentialsProvider(credentials())
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

  /// Keys of the environment where it has them; after a SnapStart restore they come from the
  /// container instead.
  private AwsCredentialsProvider credentials() {
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

  /// A client and what carries its connections, which it does not close itself.
  private record Connected(DynamoDbClient client, SdkHttpClient http) {}

  private static final class Counting implements ExecutionInterceptor {
    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
      Tally.countStore();
    }
  }
}

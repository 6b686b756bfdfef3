package io.dialplane.testkit;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;

/// Breaks calls to DynamoDB below the SDK, so that its own retries, tokens and parsing are under
/// test too. Faults are queued for one kind of call and used up in order.
public final class FaultInjector {
  private final Deque<Planned> planned = new ConcurrentLinkedDeque<>();

  /// What goes wrong.
  public enum Fault {
    /// The request never leaves.
    NOT_SENT,
    /// It is applied, and its answer is lost.
    ANSWER_LOST,
    /// The transaction is cancelled, its first part for a conflict.
    CONFLICT,
    /// The table is throttled.
    THROTTLED,
    /// The service breaks, nothing applied.
    ERROR_500,
    /// Nothing goes wrong: lets a call pass before the next fault.
    NONE
  }

  private record Planned(String operation, Fault fault) {}

  /// Breaks the next calls of `operation` (`TransactWriteItems`), one fault each.
  public void plan(String operation, Fault... faults) {
    for (Fault fault : faults) {
      planned.add(new Planned(operation, fault));
    }
  }

  public boolean isUsedUp() {
    return planned.isEmpty();
  }

  SdkHttpClient over(SdkHttpClient client) {
    return new SdkHttpClient() {
      @Override
      public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        return new ExecutableHttpRequest() {
          private final ExecutableHttpRequest real = client.prepareRequest(request);

          @Override
          public HttpExecuteResponse call() throws IOException {
            return broken(next(request), real);
          }

          @Override
          public void abort() {
            real.abort();
          }
        };
      }

      @Override
      public void close() {
        client.close();
      }
    };
  }

  private Fault next(HttpExecuteRequest request) {
    String target = request.httpRequest().firstMatchingHeader("X-Amz-Target").orElse("");
    Planned first = planned.peek();
    if (first == null || !target.endsWith("." + first.operation())) {
      return Fault.NONE;
    }
    planned.remove(first);
    return first.fault();
  }

  private static HttpExecuteResponse broken(Fault fault, ExecutableHttpRequest real)
      throws IOException {
    return switch (fault) {
      case NONE -> real.call();
      case NOT_SENT -> throw new IOException("injected: not sent");
      case ANSWER_LOST -> {
        real.call();
        throw new IOException("injected: answer lost");
      }
      case CONFLICT ->
          answer(
              400,
              """
              {"__type":"com.amazonaws.dynamodb.v20120810#TransactionCanceledException",\
              "CancellationReasons":[{"Code":"TransactionConflict"},{"Code":"None"}],\
              "Message":"injected"}\
              """);
      case THROTTLED ->
          answer(
              400,
              """
              {"__type":"com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException",\
              "message":"injected"}\
              """);
      case ERROR_500 ->
          answer(
              500,
              """
              {"__type":"com.amazonaws.dynamodb.v20120810#InternalServerError",\
              "message":"injected"}\
              """);
    };
  }

  private static HttpExecuteResponse answer(int status, String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    return HttpExecuteResponse.builder()
        .response(
            SdkHttpResponse.builder()
                .statusCode(status)
                .putHeader("Content-Type", "application/x-amz-json-1.0")
                .putHeader("Content-Length", Integer.toString(bytes.length))
                .build())
        .responseBody(AbortableInputStream.create(new ByteArrayInputStream(bytes)))
        .build();
  }
}

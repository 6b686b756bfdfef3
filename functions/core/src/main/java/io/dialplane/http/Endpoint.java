package io.dialplane.http;

import com.amazonaws.services.lambda.runtime.Context;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dialplane.domain.ApiKey;
import io.dialplane.domain.Rejection;
import io.dialplane.domain.Tenant;
import io.dialplane.port.Ref;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The way into a function: takes an event from API Gateway, a direct one, one from EventBridge or
/// a ping, finds the operation, and dresses its answer. Nothing that an event holds makes it throw,
/// save a 5xx inside EventBridge's envelope, which Lambda's own retry must see.
public final class Endpoint implements Entrance {
  /// Callers and gateways give up at 30 s; the answer leaves earlier.
  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(25);

  private final Map<String, Operation<?>> operations;
  private final Surroundings around;
  private final Execution execution;

  public Endpoint(Surroundings around, List<Operation<?>> operations) {
    this.around = around;
    this.operations =
        operations.stream().collect(Collectors.toMap(Operation::name, Function.identity()));
    this.execution = new Execution(around);
  }

  @Override
  public void handle(InputStream in, OutputStream out, Context context) throws IOException {
    JsonNode event = Json.read(in).orElse(NullNode.getInstance());
    ObjectNode answer =
        HttpEvent.is(event)
            ? http(new HttpEvent(event), context)
            : direct(DirectEvent.of(event), context);
    out.write(Json.bytes(answer));
  }

  /// Events for each way in.
  @Override
  public Script script() {
    List<String> events = new ArrayList<>();
    for (HttpRoute route : Routes.load().all()) {
      Operation<?> operation = operations.get(route.operation());
      if (operation != null) {
        events.addAll(PrimingEvent.of(route, operation.example()));
      }
    }
    return new Script(List.of(new Ref.OfKey(Tenant.NOBODY, Nobody.KEY.hash())), events);
  }

  private ObjectNode http(HttpEvent event, Context context) {
    String id = event.requestId(context);
    return Dressing.http(
        LogLine.of(around, id, line -> http(event, new Arrival(id, line, context))), id);
  }

  private Answer http(HttpEvent event, Arrival arrival) {
    Optional<Operation<?>> operation =
        Routes.load().byKey(event.routeKey()).map(route -> operations.get(route.operation()));
    if (operation.isEmpty()) {
      return Problems.noSuchPath();
    }
    arrival.line().operation(operation.get().name());
    return http(operation.get(), event, arrival);
  }

  /// How a request came in: its id, its log line, and the Lambda's own context.
  private record Arrival(String requestId, LogLine line, Context context) {}

  private <C> Answer http(Operation<C> operation, HttpEvent event, Arrival arrival) {
    Optional<Answer> misplaced =
        ReservedWords.refusal(event.method(), event.path(), event.routeKey());
    if (misplaced.isPresent()) {
      return misplaced.get();
    }
    Optional<ApiKey> key = event.key();
    if (key.isEmpty()) {
      return Problems.unauthenticated();
    }
    arrival.line().tenant(key.get().tenant());
    HttpEvent.Body body =
        operation.changes()
            ? event.read(operation.needsBody())
            : new HttpEvent.Body(Json.object(), Optional.empty());
    Request request =
        new Request(
            new Caller.WithKey(key.get()),
            new Fields.Inputs(event.path(), event.query(), body.object(), true),
            event.header("idempotency-key"),
            body.refusal().orElse(null),
            new Request.Envelope(arrival.requestId(), deadline(arrival.context())));
    return execution.run(operation, request);
  }

  private ObjectNode direct(DirectEvent event, Context context) {
    if (Ping.is(event.call())) {
      return Ping.answer();
    }
    String id = context.getAwsRequestId();
    Answer answer = LogLine.of(around, id, line -> direct(event, new Arrival(id, line, context)));
    if (event.enveloped() && answer.status() >= 500) {
      throw new IllegalStateException("answered " + answer.status() + ", request " + id);
    }
    return Dressing.event(answer, id);
  }

  private Answer direct(DirectEvent event, Arrival arrival) {
    List<FieldError> errors = event.errors();
    if (!errors.isEmpty()) {
      return Problems.invalid(errors, "This is no event that this function takes.");
    }
    Operation<?> operation = operations.get(event.operation());
    if (operation == null) {
      FieldError error =
          new FieldError(
              "operation", "Must be one of " + operations.keySet().stream().sorted().toList());
      return Problems.invalid(List.of(error), "This function has no such operation.");
    }
    arrival.line().operation(operation.name());
    Optional<Tenant> tenant = event.tenant();
    if (tenant.isEmpty()) {
      return Problems.of(new Rejection.NotFound("organization"));
    }
    arrival.line().tenant(tenant.get());
    Request request =
        new Request(
            new Caller.ByIam(tenant.get()),
            Fields.Inputs.ofEvent(event.input()),
            Optional.of(event.idempotencyKey(arrival.requestId())),
            null,
            new Request.Envelope(arrival.requestId(), deadline(arrival.context())));
    return execution.run(operation, request);
  }

  private Instant deadline(Context context) {
    Duration left = Duration.ofMillis(context.getRemainingTimeInMillis());
    Duration within = left.compareTo(ANSWER_WITHIN) < 0 ? left : ANSWER_WITHIN;
    return around.clock().instant().plus(within);
  }
}

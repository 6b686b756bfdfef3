package io.dialplane.http;

import com.amazonaws.services.lambda.runtime.Context;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.SequencedSet;

/// Answers requests that no route takes, by the routes of the template: 405 with `Allow`, or 404.
public final class NoRoute implements Entrance {
  private final Surroundings around;

  public NoRoute(Surroundings around) {
    this.around = around;
  }

  @Override
  public void handle(InputStream in, OutputStream out, Context context) throws IOException {
    JsonNode event = Json.read(in).orElse(NullNode.getInstance());
    out.write(Json.bytes(answer(event, context)));
  }

  /// The same for an event that has been read.
  public ObjectNode answer(JsonNode event, Context context) {
    if (Ping.is(DirectEvent.of(event).call())) {
      return Ping.answer();
    }
    return HttpEvent.is(event)
        ? http(new HttpEvent(event), context)
        : Dressing.event(
            Problems.invalid(
                List.of(new FieldError("operation", "Must be one of [ping].")),
                "This function has no such operation."),
            context.getAwsRequestId());
  }

  private ObjectNode http(HttpEvent event, Context context) {
    String id = event.requestId(context);
    return Dressing.http(LogLine.of(around, id, _ -> refusal(event)), id);
  }

  private static Answer refusal(HttpEvent event) {
    SequencedSet<String> allowed = Routes.load().allowed(event.rawPath());
    return allowed.isEmpty() ? Problems.noSuchPath() : Problems.methodNotAllowed(allowed);
  }

  @Override
  public Script script() {
    return new Script(List.of(), List.of(PrimingEvent.ofUnknownPath()));
  }
}

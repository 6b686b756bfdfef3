package io.dialplane.http;

import com.amazonaws.services.lambda.runtime.Context;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.dialplane.port.Tally;
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
    if (!HttpEvent.is(event)) {
      boolean ping = DirectEvent.of(event).isPing();
      Answer answer =
          ping
              ? Answer.ok(Json.object())
              : Problems.invalid(
                  List.of(new FieldError("operation", "Must be one of [ping].")),
                  "This function has no such operation.");
      out.write(
          Json.bytes(
              ping
                  ? Json.object().put("status", 200)
                  : Dressing.event(answer, context.getAwsRequestId())));
      return;
    }
    HttpEvent http = new HttpEvent(event);
    String requestId = event.path("requestContext").path("requestId").asText();
    String id = requestId.isEmpty() ? context.getAwsRequestId() : requestId;
    LogLine line = LogLine.start(around, id);
    SequencedSet<String> allowed = Routes.load().allowed(http.rawPath());
    Answer answer = allowed.isEmpty() ? Problems.noSuchPath() : Problems.methodNotAllowed(allowed);
    line.end(answer, Tally.start());
    out.write(Json.bytes(Dressing.http(answer, id)));
  }

  @Override
  public List<String> primingEvents() {
    return List.of(PrimingEvent.ofUnknownPath());
  }
}

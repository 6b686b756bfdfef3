package io.dialplane.http;

import com.amazonaws.services.lambda.runtime.Context;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dialplane.domain.Tenant;
import io.dialplane.port.Ref;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The way in for operators' events. IAM has let them in already. A bad event is answered with a
/// problem and changes nothing.
public final class OperatorEndpoint implements Entrance {
  private final Surroundings around;
  private final Map<String, OperatorAction<?>> actions;

  public OperatorEndpoint(Surroundings around, List<OperatorAction<?>> actions) {
    this.around = around;
    this.actions =
        actions.stream().collect(Collectors.toMap(OperatorAction::name, Function.identity()));
  }

  @Override
  public void handle(InputStream in, OutputStream out, Context context) throws IOException {
    JsonNode event = Json.read(in).orElse(NullNode.getInstance());
    if (Ping.is(event)) {
      out.write(Json.bytes(Ping.answer()));
      return;
    }
    String id = context.getAwsRequestId();
    Answer answer = LogLine.of(around, id, line -> answer(event, line, context));
    ObjectNode body = (ObjectNode) Objects.requireNonNull(answer.body());
    out.write(Json.bytes(answer.refused() ? body.deepCopy().put("instance", id) : body));
  }

  @Override
  public Script script() {
    return new Script(
        List.of(new Ref.OfOrganization(Tenant.NOBODY.organizationId())),
        actions.values().stream()
            .map(action -> Json.write(action.example().put("action", action.name())))
            .toList());
  }

  private Answer answer(JsonNode event, LogLine line, Context context) {
    OperatorAction<?> action =
        event instanceof ObjectNode ? actions.get(event.path("action").asText()) : null;
    if (action == null) {
      return Problems.invalid(
          List.of(
              new FieldError(
                  "action", "Must be one of " + actions.keySet().stream().sorted().toList())),
          "This is no event that this function takes.");
    }
    line.operation(action.name());
    line.organization(event.path("organizationId").asText());
    return run(action, (ObjectNode) event, context);
  }

  private static <C> Answer run(OperatorAction<C> action, ObjectNode event, Context context) {
    Fields fields = Fields.of(Fields.Inputs.ofEvent(event));
    fields.body().know("action");
    C command = action.parse(fields.body());
    List<FieldError> errors = fields.errors();
    return errors.isEmpty()
        ? action.run(command, context)
        : Problems.invalid(errors, "Correct the fields under 'errors' and send it again.");
  }
}

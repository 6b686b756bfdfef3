package io.dialplane.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dialplane.domain.Mode;
import io.dialplane.domain.Organization;
import io.dialplane.domain.Tenant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// An operation asked for by an event: directly, or in the `detail` of an EventBridge event.
record DirectEvent(JsonNode call, Optional<String> eventId, boolean enveloped) {
  private static final String DETAIL_TYPE = "Dialplane Operation";
  private static final Set<String> FIELDS =
      Set.of("operation", "organizationId", "mode", "idempotencyKey", "input");

  static DirectEvent of(JsonNode event) {
    boolean enveloped = DETAIL_TYPE.equals(event.path("detail-type").asText());
    return enveloped
        ? new DirectEvent(
            event.path("detail"), Optional.ofNullable(event.path("id").textValue()), true)
        : new DirectEvent(event, Optional.empty(), false);
  }

  String operation() {
    return call.path("operation").isTextual() ? call.path("operation").asText() : "";
  }

  /// `{"operation":"ping"}` and nothing else.
  boolean isPing() {
    return call.size() == 1 && operation().equals("ping");
  }

  /// What is wrong with the event around its input.
  List<FieldError> errors() {
    List<FieldError> errors = new ArrayList<>();
    if (!call.isObject()) {
      errors.add(
          new FieldError("operation", "Required: the event must be an object that names one."));
      return errors;
    }
    call.fieldNames()
        .forEachRemaining(
            name -> {
              if (!FIELDS.contains(name)) {
                errors.add(new FieldError(name, "Unknown field."));
              }
            });
    text(errors, "operation", true);
    text(errors, "organizationId", true);
    text(errors, "idempotencyKey", false);
    if (call.has("mode") && mode().isEmpty()) {
      errors.add(new FieldError("mode", "Must be live or test."));
    }
    if (call.has("input") && !call.path("input").isObject()) {
      errors.add(new FieldError("input", "Must be an object."));
    }
    return errors;
  }

  private void text(List<FieldError> errors, String name, boolean required) {
    JsonNode value = call.path(name);
    boolean missing = value.isMissingNode();
    if (missing ? required : !value.isTextual() || value.asText().isEmpty()) {
      errors.add(new FieldError(name, missing ? "Required: text." : "Must be text."));
    }
  }

  private Optional<Mode> mode() {
    return call.has("mode")
        ? Optional.ofNullable(call.path("mode").textValue()).flatMap(Mode::of)
        : Optional.of(Mode.LIVE);
  }

  /// Empty for what can be the id of no organisation.
  Optional<Tenant> tenant() {
    return Optional.of(call.path("organizationId").asText())
        .filter(Organization::isId)
        .map(id -> new Tenant(id, mode().orElseThrow()));
  }

  /// The key of this very event where it names none: both kinds are delivered at least once.
  String idempotencyKey(String lambdaRequestId) {
    String named = call.path("idempotencyKey").textValue();
    return named != null ? named : eventId.orElse(lambdaRequestId);
  }

  ObjectNode input() {
    return call.path("input") instanceof ObjectNode object ? object : Json.object();
  }
}

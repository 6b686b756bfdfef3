package io.dialplane.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dialplane.domain.Scope;
import io.dialplane.http.Json;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/// The demo organisation, made through the operators' own function; where the tables live in a
/// folder, its key is kept beside them and made only once.
final class Demo {
  private static final BigDecimal CREDIT = new BigDecimal("25.00");

  private final Invoker invoker;
  private final @Nullable Path data;

  Demo(Invoker invoker, @Nullable Path data) {
    this.invoker = invoker;
    this.data = data;
  }

  String key() throws IOException {
    if (data == null) {
      return create();
    }
    Path file = data.resolve("demo.key");
    if (!Files.exists(file)) {
      // Whole or not at all: a process killed in between makes another demo, never half a key.
      Path half =
          Files.createTempFile(
              data,
              "demo",
              ".half",
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(half, create());
      Files.move(half, file);
    }
    return Files.readString(file).strip();
  }

  private String create() {
    String organization =
        ask(action("create_organization").put("name", "Demo")).path("organizationId").asText();
    ObjectNode issue =
        action("issue_key")
            .put("organizationId", organization)
            .put("mode", "test")
            .put("label", "demo");
    ArrayNode scopes = issue.putArray("scopes");
    for (Scope scope : Scope.values()) {
      scopes.add(scope.label());
    }
    String secret = ask(issue).path("secret").asText();
    ask(
        action("adjust_wallet")
            .put("organizationId", organization)
            .put("mode", "test")
            .put("amountUsd", CREDIT)
            .put("reason", "demo credit")
            .put("idempotencyKey", "demo credit"));
    return secret;
  }

  private static ObjectNode action(String name) {
    return Json.object().put("action", name);
  }

  private JsonNode ask(JsonNode event) {
    if (invoker.invoke("KeysFunction", event) instanceof Invoker.Outcome.Answered(var payload)) {
      JsonNode answer = Json.read(payload).orElseThrow();
      if (!answer.has("code")) {
        return answer;
      }
      throw new IllegalStateException("the demo organisation was refused: " + answer);
    }
    throw new IllegalStateException("the demo organisation could not be made");
  }
}

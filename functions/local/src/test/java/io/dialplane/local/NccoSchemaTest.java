package io.dialplane.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.dialplane.http.Json;
import io.dialplane.testkit.calls.CallingCarrier;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Holds what Vonage is answered against Vonage's own schema of it.
class NccoSchemaTest {
  private final Calling calling = Calling.by(CallingCarrier.VONAGE);
  private final String number = Calling.nextNumber();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"type\":\"sip\",\"uri\":\"sip:desk@example.com;transport=tls\"}",
        "{\"type\":\"stream\",\"url\":\"wss://agent.example.com/calls?a=b\"}",
        "{\"type\":\"forward\",\"e164\":\"+14155550177\"}",
        "{\"type\":\"webhook\",\"url\":\"https://example.com\",\"firstMessage\":\"Hello <there>\"}",
        "{\"type\":\"managed\",\"systemPrompt\":\"Be kind\"}"
      })
  void every_kind_of_agent_fits_it(String route) {
    calling.owning().number(number, calling.agent(route));

    assertThat(errors()).isEmpty();
  }

  @Test
  void a_declined_call_fits_it() {
    assertThat(errors()).isEmpty();
  }

  @Test
  void it_refuses_what_does_not_fit() {
    JsonNode wrong = Json.read("[{\"action\":\"talk\"}]").orElseThrow();

    assertThat(schema().validate(wrong)).isNotEmpty();
  }

  private List<String> errors() {
    String body = calling.ring(calling.call("call-1", number)).path("body").asText();
    return schema().validate(Json.read(body).orElseThrow()).stream().map(Error::toString).toList();
  }

  private static Schema schema() {
    InputStream file = NccoSchemaTest.class.getResourceAsStream("/vonage-ncco-schema.json");
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_4)
        .getSchema(Objects.requireNonNull(file));
  }
}

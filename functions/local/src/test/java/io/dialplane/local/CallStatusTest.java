package io.dialplane.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dialplane.http.Json;
import io.dialplane.testkit.calls.CallingCarrier;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CallStatusTest {

  @ParameterizedTest
  @EnumSource
  void in_whatever_order_and_as_often_as_it_comes_a_call_starts_and_ends_once(
      CallingCarrier carrier) {
    Calling calling = Calling.by(carrier);
    String number = Calling.nextNumber();
    calling.owning().number(number, null);
    CallingCarrier.Call call = calling.call("call-1", number);
    Instant now = Instant.now();

    calling.send(carrier.ended(call, 42, now));
    calling.send(carrier.answered(call, now.minusSeconds(41)));
    calling.send(carrier.ended(call, 42, now.plusSeconds(3)));
    calling.send(carrier.answered(call, now.minusSeconds(40)));

    List<JsonNode> told = calling.told();
    assertThat(told)
        .extracting(event -> event.path("type").asText())
        .containsExactly("call.started", "call.ended");
    assertThat(between(told)).isEqualTo(Duration.ofSeconds(42));
    assertThat(told)
        .extracting(event -> event.path("data").path("version").asInt())
        .containsExactly(1, 2);
  }

  private static JsonNode ended(List<JsonNode> told) {
    return told.stream()
        .filter(event -> event.path("type").asText().equals("call.ended"))
        .findFirst()
        .orElseThrow();
  }

  private static Duration between(List<JsonNode> told) {
    return Duration.between(
        Instant.parse(told.getFirst().path("createdAt").asText()),
        Instant.parse(told.getLast().path("createdAt").asText()));
  }

  @Test
  void two_calls_with_one_id_at_two_carriers_are_two() {
    Calling twilio = Calling.by(CallingCarrier.TWILIO);
    String number = Calling.nextNumber();
    String other = Calling.nextNumber();
    twilio.owning().number(number, null);
    Calling plivo =
        new Calling(
            Calling.by(CallingCarrier.PLIVO).deployment(), CallingCarrier.PLIVO, twilio.world());
    plivo.owning().number(other, null);

    twilio.send(CallingCarrier.TWILIO.ended(twilio.call("one", number), 1, Instant.now()));
    plivo.send(CallingCarrier.PLIVO.ended(plivo.call("one", other), 1, Instant.now()));

    assertThat(twilio.toldTypes()).hasSize(4);
  }

  @ParameterizedTest
  @CsvSource({
    "busy,busy",
    "no-answer,no_answer",
    "failed,failed",
    "canceled,canceled",
    "completed,completed"
  })
  void a_call_that_was_not_completed_has_not_started(String status, String outcome) {
    Calling calling = Calling.by(CallingCarrier.TWILIO);
    String number = Calling.nextNumber();
    calling.owning().number(number, null);

    calling.send(
        CallingCarrier.TWILIO.sent(
            "status",
            Map.of("CallSid", "CA1", "To", number, "From", "anonymous", "CallStatus", status),
            Instant.now()));

    List<JsonNode> told = calling.told();
    assertThat(told).hasSize(outcome.equals("completed") ? 2 : 1);
    JsonNode end = ended(told);
    assertThat(end.path("data").path("outcome").asText()).isEqualTo(outcome);
    assertThat(end.path("data").path("seconds").asInt()).isZero();
    assertThat(end.path("data").path("from").asText()).isEqualTo("anonymous");
  }

  @ParameterizedTest
  @CsvSource({
    "CallStatus,ringing",
    "CallStatus,queued",
    "CallStatus,''",
    "CallStatus,something new",
    "ParentCallSid,CA0",
    "Direction,outbound-dial"
  })
  void passes_over_what_is_neither_and_other_calls_than_the_callers(String field, String value) {
    Calling calling = Calling.by(CallingCarrier.TWILIO);
    String number = Calling.nextNumber();
    calling.owning().number(number, null);
    Map<String, String> fields = new HashMap<>();
    fields.putAll(Map.of("CallSid", "CA1", "To", number, "From", "x", "CallStatus", "completed"));
    fields.put(field, value);

    JsonNode answer = calling.send(CallingCarrier.TWILIO.sent("status", fields, Instant.now()));

    assertThat(answer.path("statusCode").asInt()).isEqualTo(200);
    assertThat(calling.toldTypes()).isEmpty();
  }

  @Test
  void an_owner_is_not_told_of_calls_from_before_the_number_was_his() {
    Calling calling = Calling.by(CallingCarrier.VONAGE);
    String number = Calling.nextNumber();
    calling.owning().number(number, null);
    CallingCarrier.Call call = calling.call("call-1", number);

    calling.send(CallingCarrier.VONAGE.answered(call, Instant.now().minus(Duration.ofHours(2))));
    calling.send(CallingCarrier.VONAGE.ended(call, 7_200, Instant.now()));

    assertThat(calling.toldTypes()).isEmpty();
  }

  @Test
  void a_time_that_cannot_be_is_not_believed() {
    Calling calling = Calling.by(CallingCarrier.VONAGE);
    String number = Calling.nextNumber();
    calling.owning().number(number, null);
    Map<String, String> fields =
        Map.of(
            "uuid", "call-1",
            "to", number.substring(1),
            "from", "14155550199",
            "direction", "inbound",
            "status", "completed",
            "duration", "99999999999",
            "price", "-1",
            "timestamp", "+999999999-12-31T23:59:59Z");

    calling.send(CallingCarrier.VONAGE.sent("status", fields, Instant.now()));

    JsonNode end = ended(calling.told());
    assertThat(end.path("createdAt").asText())
        .isEqualTo(Json.time(calling.deployment().clock().instant()));
    assertThat(end.path("data").path("seconds").asInt()).isZero();
    assertThat(end.path("data").has("cost")).isFalse();
  }

  @Test
  void of_a_number_that_nobody_owns_is_taken_and_told_to_nobody() {
    Calling calling = Calling.by(CallingCarrier.TWILIO);
    CallingCarrier.Call call = calling.call("CA1", Calling.nextNumber());

    JsonNode answer = calling.send(CallingCarrier.TWILIO.ended(call, 1, Instant.now()));

    assertThat(answer.path("statusCode").asInt()).isEqualTo(200);
    assertThat(answer.path("body").asText()).isEmpty();
  }
}

package io.dialplane.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dialplane.domain.Change;
import io.dialplane.domain.NumberSettings;
import io.dialplane.domain.Owned;
import io.dialplane.domain.Releasing;
import io.dialplane.domain.Renewal;
import io.dialplane.domain.Timers;
import io.dialplane.http.Json;
import io.dialplane.port.Ref;
import io.dialplane.testkit.FaultInjector.Fault;
import io.dialplane.testkit.KeptLog;
import io.dialplane.testkit.calls.CallingCarrier;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class InboundCallTest {
  private final Calling calling = Calling.by(CallingCarrier.TWILIO);
  private final String number = Calling.nextNumber();

  @Test
  void goes_where_the_published_version_wants_it_and_not_the_draft() {
    String agent = calling.agent(Calling.SIP);
    calling
        .world()
        .patch("/agents/" + agent, "{\"route\":{\"type\":\"sip\",\"uri\":\"sip:new@a\"}}");
    calling.owning().number(number, agent);

    assertThat(answer()).contains("sip:desk@example.com?").doesNotContain("sip:new@a");
  }

  @Test
  void says_the_first_sentence_of_an_agent_that_cannot_do_more_yet() {
    String agent =
        calling.agent(
            "{\"type\":\"managed\",\"systemPrompt\":\"secret\",\"firstMessage\":\"Hi </Say>\"}");
    calling.owning().number(number, agent);

    assertThat(answer())
        .contains("<Response><Say>Hi  /Say</Say></Response>")
        .doesNotContain("secret");
    assertThat(calling.toldTypes()).isEmpty();
  }

  @Test
  void waits_for_two_reads_and_writes_nothing() {
    calling.owning().number(number, calling.agent(Calling.SIP));
    calling.deployment().meter().reset();

    answer();

    assertThat(calling.deployment().meter().calls()).hasSize(2);
    assertThat(calling.deployment().meter().sequentialWaits()).isEqualTo(2);
    assertThat(calling.deployment().meter().accesses())
        .extracting(access -> access.action() + " " + access.table())
        .containsExactly("BatchGetItem AgentsTable", "BatchGetItem NumbersTable");
  }

  @Test
  void to_a_number_without_an_agent_is_declined_and_its_owner_learns_why() {
    calling.owning().number(number, null);

    assertThat(answer()).contains("<Reject/>");
    assertUnanswered("unassigned");
  }

  @Test
  void to_an_agent_that_was_never_published_is_declined() {
    String agent = calling.world().agent();
    calling.owning().number(number, agent);

    assertThat(answer()).contains("<Reject/>");
    assertUnanswered("agent_unpublished");
    assertThat(calling.told().getFirst().path("data").path("agentId").asText()).isEqualTo(agent);
  }

  @Test
  void to_a_number_that_takes_none_is_declined() {
    NumberSettings closed = new NumberSettings(null, List.of(), false, false, false);
    calling.owning().number(number, calling.agent(Calling.SIP), closed, Renewal.NEVER);

    assertThat(answer()).contains("<Reject/>");
    assertUnanswered("inbound_off");
  }

  @Test
  void to_a_number_that_is_unpaid_is_taken_until_its_grace_is_over() {
    Instant over = calling.deployment().wiring().surroundings().now().plusSeconds(60);
    Renewal unpaid = new Renewal(over.minus(Duration.ofDays(7)), over, null);
    calling.owning().number(number, calling.agent(Calling.SIP), NumberSettings.INITIAL, unpaid);

    String before = answer();
    calling.deployment().clock().advance(Duration.ofSeconds(60));

    assertThat(before).contains("sip:desk@example.com");
    assertThat(answer()).contains("<Reject/>");
    assertUnanswered("inbound_off");
  }

  @Test
  void to_a_number_that_is_being_given_back_is_declined() {
    Owned owned = calling.owning().number(number, null);
    var store = calling.deployment().wiring().surroundings().store();
    var seen = store.read(new Ref.OfNumber(owned.e164()));
    Instant now = owned.createdAt();
    store.commit(
        List.of(
            new Change.PutNumber(new Releasing(owned, null, new Timers(now, now, now, 0)), seen)));

    assertThat(answer()).contains("<Reject/>");
    assertUnanswered("releasing");
  }

  @Test
  void to_a_number_that_nobody_owns_is_declined_and_nobody_is_told() {
    JsonNode answer = calling.ring(calling.call("CA1", number));

    assertThat(answer.path("body").asText()).contains("<Reject/>");
    assertThat(line(answer).path("outcome").asText()).isEqualTo("unknown_number");
    assertThat(calling.toldTypes()).isEmpty();
  }

  @Test
  void to_a_number_that_is_owned_at_another_carrier_is_nobodys() {
    Calling plivo = new Calling(calling.deployment(), CallingCarrier.PLIVO, calling.world());
    plivo.owning().number(number, calling.agent(Calling.SIP));

    assertThat(answer()).contains("<Reject/>");
    assertThat(calling.toldTypes()).isEmpty();
  }

  @Test
  void that_is_told_of_twice_is_unanswered_once() {
    calling.owning().number(number, null);

    calling.ring(calling.call("CA1", number));
    calling.ring(calling.call("CA1", number));
    calling.ring(calling.call("CA2", number));

    assertThat(calling.toldTypes()).containsExactly("call.unanswered", "call.unanswered");
  }

  @Test
  void is_answered_though_its_event_cannot_be_written() {
    calling.owning().number(number, null);
    calling
        .deployment()
        .faults()
        .plan("TransactWriteItems", Collections.nCopies(40, Fault.THROTTLED).toArray(Fault[]::new));

    JsonNode answer = calling.ring(calling.call("CA1", number));

    assertThat(answer.path("body").asText()).contains("<Reject/>");
    assertThat(line(answer).path("outcome").asText()).isEqualTo("unassigned, not told");
  }

  @Test
  void is_unavailable_where_the_store_is_so_that_the_carrier_tries_again() {
    calling.owning().number(number, null);
    calling
        .deployment()
        .faults()
        .plan("BatchGetItem", Collections.nCopies(4, Fault.ERROR_500).toArray(Fault[]::new));

    JsonNode answer = calling.ring(calling.call("CA1", number));

    assertThat(answer.path("statusCode").asInt()).isEqualTo(503);
  }

  @ParameterizedTest
  @EnumSource
  void is_declined_in_every_language(CallingCarrier carrier) {
    Calling by = Calling.by(carrier);

    JsonNode answer = by.ring(by.call("CA1", Calling.nextNumber()));

    assertThat(answer.path("statusCode").asInt()).isEqualTo(200);
    assertThat(answer.path("body").asText())
        .contains(
            switch (carrier) {
              case TELNYX, TWILIO -> "<Response><Reject/></Response>";
              case PLIVO -> "<Response><Hangup reason=\"rejected\"/></Response>";
              case VONAGE -> "[{\"action\":\"talk\",\"text\":\"This number cannot take your call.";
            });
  }

  private String answer() {
    JsonNode answer = calling.ring(calling.call("CA1", number));
    assertThat(answer.path("statusCode").asInt()).isEqualTo(200);
    assertThat(answer.path("headers").path("content-type").asText()).isEqualTo("application/xml");
    return answer.path("body").asText();
  }

  private void assertUnanswered(String reason) {
    List<JsonNode> told = calling.told();
    assertThat(told).hasSize(1);
    assertThat(told.getFirst().path("type").asText()).isEqualTo("call.unanswered");
    assertThat(told.getFirst().path("subject").asText()).isEqualTo("CA1");
    assertThat(told.getFirst().path("data").path("reason").asText()).isEqualTo(reason);
    assertThat(told.getFirst().path("data").path("from").asText()).isEqualTo("+14155550199");
  }

  private static JsonNode line(JsonNode answer) {
    String id = answer.path("headers").path("x-request-id").asText();
    return Json.read(KeptLog.line(id)).orElseThrow();
  }
}

package io.dialplane.storm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dialplane.http.Json;
import io.dialplane.testkit.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// No answer and no item can be false without being noticed: each lie is told of a storm in which
/// nothing was wrong.
class AgreementTest {
  private static final int TURNS = 400;

  /// What is made false after a storm over a crowd, and what is then found.
  record Lie(String name, Crowd crowd, Consumer<Storm> tell, String found) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Lie> answers() {
    return Stream.of(
        new Lie(
            "longer hold", Crowd.HOLDERS, answer(Deed.EXTEND, AgreementTest::later), "held until"),
        new Lie("hold", Crowd.HOLDERS, answer(Deed.RESERVE, AgreementTest::later), "held until"),
        new Lie("unknown hold", Crowd.HOLDERS, answer(Deed.RESERVE, with("id")), "never held"),
        new Lie("agent", Crowd.BUILDERS, answer(Deed.ASSIGN, with("defaultAgentId")), "told of"),
        new Lie(
            "no agent", Crowd.BUILDERS, answer(Deed.UNASSIGN, with("defaultAgentId")), "told of"),
        new Lie("agent's name", Crowd.BUILDERS, answer(Deed.EDIT_AGENT, with("name")), "told of"),
        new Lie(
            "protection",
            Crowd.PAUPERS,
            answer(Deed.PROTECT, with("deletionProtection")),
            "told of"),
        new Lie("imported", Crowd.MARKET, answer(Deed.IMPORT, with("id")), "lost: what was got"),
        new Lie("bought", Crowd.MARKET, answer(Deed.BUY, with("id")), "lost: what was got"));
  }

  static Stream<Lie> items() {
    return Stream.of(
        new Lie("agent", Crowd.BUILDERS, owned("agentId", text("another")), "agent of"),
        new Lie(
            "protection", Crowd.MARKET, owned("deletionProtection", flag(true)), "protection of"),
        new Lie("owner", Crowd.MARKET, owned("tenant", text("another#test")), "lost: what was got"),
        new Lie("number", Crowd.MARKET, owned("id", text("another")), "owned, and nobody was told"),
        new Lie("agent's name", Crowd.BUILDERS, AgreementTest::renameAgent, "name of"),
        new Lie("end of a hold", Crowd.HOLDERS, AgreementTest::moveEndOfHold, "held until"),
        new Lie(
            "no end of a hold", Crowd.HOLDERS, AgreementTest::forgetEndsOfHolds, "a hold is lost"));
  }

  static Stream<Lie> refusals() {
    return Stream.of(
        new Lie(
            "GIVE_BACK not_found",
            Crowd.HOLDERS,
            answered(Deed.GIVE_BACK, "not_found"),
            "given back by nobody"),
        refusal(Deed.ASSIGN, "not_found"),
        refusal(Deed.ASSIGN, "agent_not_found"),
        refusal(Deed.UNASSIGN, "invalid_state"),
        refusal(Deed.EDIT_AGENT, "not_found"),
        refusal(Deed.RELEASE, "deletion_protected"),
        refusal(Deed.DELETE_AGENT, "agent_in_use"),
        refusal(Deed.EXTEND, "not_found"),
        refusal(Deed.EXTEND, "invalid_state"));
  }

  @ParameterizedTest
  @MethodSource({"answers", "items", "refusals"})
  void is_noticed(Lie lie) {
    Storm storm = new Storm(Weather.of(3, TURNS).with(lie.crowd()));
    assertThat(storm.run()).isEmpty();
    assertThat(storm.agreement().wrongs(storm.customers())).isEmpty();

    lie.tell().accept(storm);

    assertThat(storm.agreement().wrongs(storm.customers()))
        .anyMatch(wrong -> wrong.startsWith(lie.found()));
  }

  /// Every successful answer of this kind is another.
  private static Consumer<Storm> answer(Deed deed, Consumer<ObjectNode> change) {
    return storm ->
        errands(storm, errand -> errand.deed() == deed && errand.succeeded())
            .forEach(
                errand -> {
                  Response said = errand.answer().orElseThrow();
                  ObjectNode body = said.body().deepCopy();
                  change.accept((ObjectNode) body.path("data"));
                  errand.tells(new Response(said.status(), said.headers(), body));
                });
  }

  private static Lie refusal(Deed deed, String code) {
    return new Lie(
        deed + " " + code,
        deed == Deed.EXTEND ? Crowd.HOLDERS : Crowd.BUILDERS,
        answered(deed, code),
        "refused for nothing");
  }

  /// Every success of this kind was a refusal.
  private static Consumer<Storm> answered(Deed deed, String code) {
    return storm ->
        errands(storm, errand -> errand.deed() == deed && errand.succeeded())
            .forEach(
                errand ->
                    errand.tells(
                        new Response(409, Json.object(), Json.object().put("code", code))));
  }

  private static Stream<Errand> errands(Storm storm, Predicate<Errand> which) {
    return storm.customers().stream()
        .flatMap(customer -> customer.errands().stream())
        .filter(which)
        .toList()
        .stream();
  }

  private static Consumer<ObjectNode> with(String field) {
    return data -> data.put(field, "another");
  }

  private static void later(ObjectNode hold) {
    Instant end = Instant.parse(hold.path("expiresAt").asText());
    hold.put("expiresAt", end.plus(Duration.ofMinutes(1)).toString());
  }

  /// Every owned number is another in this.
  private static Consumer<Storm> owned(String field, AttributeValue value) {
    return storm -> change(storm, "NumbersTable", item -> new Item(item).is("owned"), field, value);
  }

  private static void renameAgent(Storm storm) {
    change(storm, "AgentsTable", _ -> true, "name", text("another"));
  }

  private static void moveEndOfHold(Storm storm) {
    AttributeValue data =
        text("{\"e164\":\"+12315550101\",\"expiresAt\":\"2027-01-01T00:00:00.000Z\"}");
    change(storm, "EventsTable", AgreementTest::isEndOfHold, "data", data);
  }

  private static void forgetEndsOfHolds(Storm storm) {
    change(storm, "EventsTable", AgreementTest::isEndOfHold, "subject", text("another"));
  }

  private static boolean isEndOfHold(Map<String, AttributeValue> event) {
    return new Item(event).text("type").equals(State.EXPIRED);
  }

  private static void change(
      Storm storm,
      String table,
      Predicate<Map<String, AttributeValue>> which,
      String field,
      AttributeValue value) {
    List<Map<String, AttributeValue>> items =
        storm.sky().store().items(table).stream().filter(which).toList();
    assertThat(items).isNotEmpty();
    for (Map<String, AttributeValue> item : items) {
      Map<String, AttributeValue> changed = new HashMap<>(item);
      changed.put(field, value);
      storm.sky().store().putItem(put -> put.tableName(table).item(changed));
    }
  }

  private static AttributeValue text(String value) {
    return AttributeValue.fromS(Objects.requireNonNull(value));
  }

  private static AttributeValue flag(boolean value) {
    return AttributeValue.fromBool(value);
  }
}

package io.dialplane.testkit.memory;

import static io.dialplane.testkit.memory.Draw.text;
import static io.dialplane.testkit.memory.Draw.whole;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialplane.testkit.Access;
import io.dialplane.testkit.memory.Drawn.Kind;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

class ClauseTest {
  private static final Access HOLDS = new Access("UpdateItem", "HoldsTable");
  private static final Access AGENTS = new Access("ConditionCheckItem", "AgentsTable");

  private final TransactWriteItemsRequest request = transaction(holds(), agent());

  @Test
  void lists_the_conditions_of_every_part_without_the_numbers_of_placeholders() {
    assertThat(Clause.of(request))
        .containsExactly(
            new Clause(HOLDS, "attribute_exists(tenant)"),
            new Clause(HOLDS, "#held.#d = :d"),
            new Clause(HOLDS, "size(#held) < :limit"),
            new Clause(AGENTS, "attribute_exists(agentId)"));
  }

  @Test
  void takes_one_condition_away_with_the_values_that_only_it_used() {
    Drawn expected = holds();
    expected.condition = "attribute_exists(tenant) AND #held.#d0 = :d0 AND #held.#d1 = :d1";
    expected.values.remove(":limit");

    assertThat(new Clause(HOLDS, "size(#held) < :limit").without(request))
        .isEqualTo(transaction(expected, agent()));
  }

  @Test
  void takes_every_condition_of_the_same_words_away_but_not_the_names_that_the_update_uses() {
    Drawn expected = holds();
    expected.condition = "attribute_exists(tenant) AND size(#held) < :limit";
    expected.values.remove(":d0");
    expected.values.remove(":d1");

    assertThat(new Clause(HOLDS, "#held.#d = :d").without(request))
        .isEqualTo(transaction(expected, agent()));
  }

  @Test
  void leaves_out_a_check_that_is_left_without_a_condition() {
    assertThat(new Clause(AGENTS, "attribute_exists(agentId)").without(request))
        .isEqualTo(transaction(holds()));
  }

  @Test
  void takes_the_only_condition_of_a_write_that_comes_alone() {
    Drawn sale = new Drawn(Kind.PUT, "SandboxTable", Map.of("e164", text("+14155550100")));
    var plain = (PutItemRequest) sale.alone();
    sale.condition = "attribute_not_exists(e164)";

    Clause clause = Clause.of((PutItemRequest) sale.alone()).iterator().next();

    assertThat(clause.without((PutItemRequest) sale.alone())).isEqualTo(plain);
  }

  @Test
  void leaves_a_request_alone_that_does_not_have_it() {
    Clause elsewhere = new Clause(new Access("PutItem", "HoldsTable"), "attribute_exists(tenant)");

    assertThat(elsewhere.without(request)).isEqualTo(request);
  }

  @ParameterizedTest
  @CsvSource({
    "a = :a AND b BETWEEN :b AND :c AND d = :d, 3",
    "a = :a OR b = :b AND c = :c, 1",
    "(a = :a OR b = :b) AND c = :c, 2",
    "NOT (a = :a AND b = :b), 1"
  })
  void a_condition_is_what_must_hold_of_its_own(String condition, int clauses) {
    Drawn write = new Drawn(Kind.DELETE, "WalletsTable", Map.of("tenant", text("o1")));
    write.condition = condition;

    assertThat(Clause.of(transaction(write))).hasSize(clauses);
  }

  private static Drawn holds() {
    Drawn update = new Drawn(Kind.UPDATE, "HoldsTable", Map.of("tenant", text("o1")));
    update.update = "SET stamp = :stamp REMOVE #held.#d0, #held.#d1";
    update.condition =
        "attribute_exists(tenant) AND #held.#d0 = :d0 AND #held.#d1 = :d1 AND size(#held) < :limit";
    update.names.putAll(Map.of("#held", "held", "#d0", "+14155550100", "#d1", "+14155550101"));
    update.values.putAll(
        Map.of(":stamp", text("s"), ":d0", text("h1"), ":d1", text("h2"), ":limit", whole(22)));
    return update;
  }

  private static Drawn agent() {
    Drawn check =
        new Drawn(Kind.CHECK, "AgentsTable", Map.of("tenant", text("o1"), "agentId", text("a1")));
    check.condition = "attribute_exists(agentId)";
    return check;
  }

  private static TransactWriteItemsRequest transaction(Drawn... parts) {
    List<Drawn> all = Stream.of(parts).toList();
    return TransactWriteItemsRequest.builder()
        .transactItems(all.stream().map(Drawn::part).toList())
        .build();
  }
}

package io.dialplane.storm;

import com.fasterxml.jackson.databind.JsonNode;
import io.dialplane.testkit.Response;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Holds what a customer was told of its holds against what became of them: a hold ends when the
/// last answer about it says, or before that for a reason that the customer knows.
final class HoldAnswers {
  private final State state;
  private final Customer customer;
  private final List<String> wrongs = new ArrayList<>();

  HoldAnswers(State state, Customer customer) {
    this.state = state;
    this.customer = customer;
  }

  List<String> wrongs() {
    for (Errand errand : customer.errands()) {
      if (errand.succeeded()) {
        Response answer = errand.answer().orElseThrow();
        switch (errand.deed()) {
          case RESERVE -> held(errand, answer.data().path("id").asText(), answer.data());
          case EXTEND -> held(errand, errand.subject(), answer.data());
          default -> {}
        }
      }
    }
    return wrongs;
  }

  private void held(Errand errand, String id, JsonNode answer) {
    Optional<Instant> first =
        state.told(id, Set.of("number.reserved")).findFirst().map(HoldAnswers::end);
    if (first.isEmpty()) {
      wrongs.add("never held: " + errand.inFull());
      return;
    }
    Optional<Instant> longer = longer(id);
    Instant told = end(answer);
    boolean isLast = longer.equals(Optional.of(told));
    if (!isLast && (!told.equals(first.get()) || errand.deed() == Deed.EXTEND)) {
      wrongs.add("held until %s, not %s: %s".formatted(first.get(), told, errand.inFull()));
    }
    Optional<JsonNode> ended = state.endOfHold(id);
    if (ended.isPresent() && !end(ended.get()).equals(longer.orElse(first.get()))) {
      wrongs.add("held until %s: %s".formatted(end(ended.get()), errand.inFull()));
    }
    if (state.isTold(id, "number.hold_released") && !mayHaveGivenBack(id, answer)) {
      wrongs.add("given back by nobody: " + errand.inFull());
    }
    if (ended.isEmpty() && !customer.hasAskedToBuy(answer.path("e164").asText())) {
      wrongs.add("a hold is lost: " + errand.inFull());
    }
  }

  /// A purchase that fails for the number's sake gives its hold back too.
  private boolean mayHaveGivenBack(String id, JsonNode hold) {
    return customer.hasDone(Deed.GIVE_BACK, id)
        || customer.hasAskedToBuy(hold.path("e164").asText());
  }

  /// Until when the customer was told that it has prolonged a hold.
  private Optional<Instant> longer(String id) {
    return customer
        .did(Deed.EXTEND, id)
        .map(errand -> end(errand.answer().orElseThrow().data()))
        .findFirst();
  }

  private static Instant end(JsonNode hold) {
    return Instant.parse(hold.path("expiresAt").asText());
  }
}

package io.dialplane.storm;

import com.fasterxml.jackson.databind.JsonNode;
import io.dialplane.testkit.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Holds what a customer was refused against the state: nothing is missing that is there, and
/// nothing is in the way that the customer has not put there.
final class Refusals {
  /// Functions' clocks differ by less.
  private static final Duration SKEW = Duration.ofSeconds(3);

  private final State state;
  private final Customer customer;

  Refusals(State state, Customer customer) {
    this.state = state;
    this.customer = customer;
  }

  List<String> wrongs() {
    return customer.errands().stream()
        .filter(errand -> errand.isFinal() && !errand.succeeded())
        .filter(errand -> !isTrue(errand, errand.answer().orElseThrow()))
        .map(errand -> "refused for nothing: %s: %s".formatted(errand.inFull(), errand.answer()))
        .toList();
  }

  private boolean isTrue(Errand errand, Response answer) {
    return switch (answer.code()) {
      case "not_found" -> isMissing(errand);
      case "agent_not_found" -> !state.agents().containsKey(errand.asked("agentId"));
      case "deletion_protected" ->
          before(errand, customer.did(Deed.PROTECT, errand.subject()))
              .anyMatch(protect -> protect.asked("deletionProtection").equals("true"));
      case "agent_in_use" -> before(errand, pointings(errand.subject())).findAny().isPresent();
      case "invalid_state" -> isInTheWay(errand);
      default -> true;
    };
  }

  /// An id is never given again: what is there has been there since the customer knew of it.
  private boolean isMissing(Errand errand) {
    return switch (errand.deed()) {
      case ASSIGN, UNASSIGN, PROTECT, RELEASE, LEAVE ->
          !state.owned().containsKey(errand.subject());
      case EDIT_AGENT, PUBLISH_AGENT, DELETE_AGENT -> !state.agents().containsKey(errand.subject());
      case EXTEND, GIVE_BACK -> !wasOpen(errand);
      case BUY, TOP_UP, RESERVE, IMPORT, CREATE_AGENT -> false;
    };
  }

  /// A hold that ran out was open until then, but for a purchase.
  private boolean wasOpen(Errand errand) {
    return state
        .told(errand.subject(), Set.of(State.EXPIRED))
        .filter(end -> !customer.hasAskedToBuy(end.path("e164").asText()))
        .map(Refusals::end)
        .anyMatch(end -> errand.heard().plus(SKEW).isBefore(end));
  }

  private static Instant end(JsonNode hold) {
    return Instant.parse(hold.path("expiresAt").asText());
  }

  /// An extension before, a release under way, or a number that was bought here.
  private boolean isInTheWay(Errand errand) {
    String id = errand.subject();
    if (errand.deed() == Deed.EXTEND) {
      return before(errand, customer.did(Deed.EXTEND, id)).findAny().isPresent();
    }
    return customer.errands().stream()
            .anyMatch(
                other ->
                    other.deed() == Deed.RELEASE
                        && (other.subject().equals(id) || isOfSame(errand, other))
                        && !other.isAfter(errand))
        || state.isTold(id, "number.past_due")
        || (errand.deed() == Deed.LEAVE && isBought(id));
  }

  /// By a purchase, or after one that had failed and left it at the carrier.
  private boolean isBought(String id) {
    return state.isTold(id, "number.purchased")
        || customer.errands().stream()
            .filter(other -> other.deed() == Deed.IMPORT && isOf(other, id))
            .anyMatch(other -> customer.hasAskedToBuy(other.asked("e164")));
  }

  private static boolean isOf(Errand errand, String id) {
    return errand.succeeded()
        && errand.answer().orElseThrow().data().path("id").asText().equals(id);
  }

  /// What is asked for by its number is the one whose release was asked for by its id.
  private boolean isOfSame(Errand errand, Errand release) {
    String e164 = errand.asked("e164");
    return !e164.isEmpty()
        && customer.errands().stream()
            .anyMatch(other -> other.asked("e164").equals(e164) && isOf(other, release.subject()));
  }

  /// What may have put a number at an agent, whether or not it is known to have.
  private Stream<Errand> pointings(String agent) {
    return customer.errands().stream()
        .filter(other -> Set.of(Deed.ASSIGN, Deed.BUY, Deed.IMPORT).contains(other.deed()))
        .filter(other -> other.asked("agentId").equals(agent));
  }

  /// What did not surely come later.
  private static Stream<Errand> before(Errand errand, Stream<Errand> others) {
    return others.filter(other -> !other.isAfter(errand));
  }
}

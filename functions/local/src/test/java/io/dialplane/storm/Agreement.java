package io.dialplane.storm;

import io.dialplane.testkit.Response;
import java.util.ArrayList;
import java.util.List;

/// Holds what customers were told of their numbers and agents against what these are: each is what
/// the last to change it was told, and whatever a customer was told that it has it has, unless a
/// later deed tells why not.
final class Agreement {
  private final State state;
  private final LastWord agentOf = new LastWord();
  private final LastWord protection = new LastWord();
  private final LastWord nameOf = new LastWord();
  private final List<String> wrongs = new ArrayList<>();

  Agreement(State state) {
    this.state = state;
  }

  List<String> wrongs(List<Customer> customers) {
    for (Customer customer : customers) {
      for (Errand errand : customer.errands()) {
        if (errand.succeeded()) {
          succeeded(customer, errand, errand.answer().orElseThrow());
        } else if (errand.isFinal() && errand.answer().orElseThrow().status() == 422) {
          refusedByCarrier(errand);
        }
      }
      wrongs.addAll(new HoldAnswers(state, customer).wrongs());
      wrongs.addAll(new Refusals(state, customer).wrongs());
    }
    state.owned().forEach(this::number);
    state.agents().forEach((id, item) -> is(nameOf, id, "name", item.text("name")));
    return wrongs;
  }

  private void succeeded(Customer customer, Errand errand, Response answer) {
    switch (errand.deed()) {
      case BUY, IMPORT -> got(customer, errand, answer);
      case ASSIGN -> changed(errand, agentOf, "defaultAgentId", errand.asked("agentId"));
      case UNASSIGN -> changed(errand, agentOf, "defaultAgentId", "");
      case PROTECT ->
          changed(errand, protection, "deletionProtection", errand.asked("deletionProtection"));
      case EDIT_AGENT -> changed(errand, nameOf, "name", errand.asked("name"));
      case CREATE_AGENT ->
          nameOf.said(errand, answer.data().path("id").asText(), errand.asked("name"));
      case TOP_UP, RESERVE, EXTEND, GIVE_BACK, RELEASE, LEAVE, PUBLISH_AGENT, DELETE_AGENT -> {}
    }
  }

  /// A number that is the customer's already is answered as it is; a new one begins as asked for.
  private void got(Customer customer, Errand errand, Response answer) {
    String id = answer.data().path("id").asText();
    if (answer.status() == 201) {
      agentOf.said(errand, id, errand.asked("agentId"));
      protection.said(errand, id, "false");
    } else if (errand.deed() == Deed.IMPORT && !errand.asked("agentId").isEmpty()) {
      agentOf.said(errand, id, errand.asked("agentId"));
    }
    String tenant = answer.data().path("organizationId").asText() + "#test";
    Item item = state.owned().get(id);
    boolean has = item != null && item.text("tenant").equals(tenant);
    boolean gone =
        item == null
            && (customer.hasDone(Deed.RELEASE, id)
                || customer.hasDone(Deed.LEAVE, id)
                || isLapsed(id));
    if (!has && !gone) {
      wrongs.add("lost: what was got by " + errand.inFull());
    }
  }

  private boolean isLapsed(String id) {
    return state.isTold(id, "number.past_due") && state.isTold(id, "number.released");
  }

  /// The answer itself tells of the change, and so does the state, unless somebody came later.
  private void changed(Errand errand, LastWord words, String field, String value) {
    String told = errand.answer().orElseThrow().data().path(field).asText("");
    if (!told.equals(value)) {
      wrongs.add("told of %s %s: %s".formatted(field, told, errand.inFull()));
    }
    words.said(errand, errand.subject(), value);
  }

  /// A release takes the number from its agent before the carrier refuses it.
  private void refusedByCarrier(Errand errand) {
    if (errand.deed() == Deed.RELEASE) {
      agentOf.said(errand, errand.subject(), "");
    }
  }

  private void number(String id, Item item) {
    if (!agentOf.knows(id)) {
      wrongs.add("owned, and nobody was told: " + id);
      return;
    }
    String agent = item.text("agentId");
    // Nobody asks for the release of a number that is not paid for, and the carrier may refuse it.
    if (!agent.isEmpty() || !state.isTold(id, "number.past_due")) {
      is(agentOf, id, "agent", agent);
    }
    is(protection, id, "protection", Boolean.toString(item.flag("deletionProtection")));
  }

  private void is(LastWord words, String id, String what, String now) {
    if (!words.possible(id).contains(now)) {
      wrongs.add("%s of %s is %s, told %s".formatted(what, id, now, words.possible(id)));
    }
  }
}

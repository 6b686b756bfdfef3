package io.dialplane.assign;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dialplane.domain.Agent;
import io.dialplane.domain.Owned;
import io.dialplane.domain.Ownership;
import io.dialplane.domain.Pointing;
import io.dialplane.domain.Scope;
import io.dialplane.domain.Tenant;
import io.dialplane.http.Answer;
import io.dialplane.http.Call;
import io.dialplane.http.Fields;
import io.dialplane.http.Nobody;
import io.dialplane.http.NumberName;
import io.dialplane.http.NumberView;
import io.dialplane.http.Operation;
import io.dialplane.http.OwnNumber;
import io.dialplane.http.Plan;
import io.dialplane.http.VoicePointing;
import io.dialplane.port.Ref;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Points a number at an agent, published or not, and its calls here where they do not come yet.
///
/// Refuses, in this order: `not_found`, `invalid_state` while releasing, `agent_not_found`.
public final class AssignNumber implements Operation<AssignNumber.Asked> {
  private static final int LONGEST_ID = 200;

  private final VoicePointing voice;

  AssignNumber(VoicePointing voice) {
    this.voice = voice;
  }

  /// Which number at which agent.
  record Asked(Optional<NumberName> number, String agentId) {}

  @Override
  public String name() {
    return "assign";
  }

  @Override
  public Scope scope() {
    return Scope.NUMBERS_WRITE;
  }

  @Override
  public boolean changes() {
    return true;
  }

  @Override
  public boolean needsBody() {
    return true;
  }

  @Override
  public Asked parse(Fields in) {
    return new Asked(NumberName.in(in), in.body().text("agentId", LONGEST_ID));
  }

  @Override
  public ObjectNode example() {
    return Nobody.number().put("agentId", Nobody.IDLE_AGENT);
  }

  @Override
  public Plan plan(Tenant tenant, Asked asked) {
    Ref.OfAgent agent = new Ref.OfAgent(tenant, asked.agentId());
    List<Ref<?>> reads = new ArrayList<>(NumberName.refs(asked.number()));
    reads.add(agent);
    return Plan.reading(reads, call -> run(call, asked, agent));
  }

  private Answer run(Call call, Asked asked, Ref.OfAgent agent) {
    Agent pointedAt = call.seen().get(agent).value();
    Optional<Owned> pointed = pointedAt == null ? Optional.empty() : pointed(call, asked);
    return OwnNumber.transact(
        call,
        asked.number(),
        (owned, snapshot) ->
            Ownership.assign(
                owned.number(),
                owned.seen(),
                snapshot.get(agent),
                pointing(owned.number(), pointed),
                call.now()),
        number -> Answer.ok(NumberView.of(number, pointedAt, call.now())));
  }

  /// The number with its calls pointed here, as far as its carrier lets them be.
  private Optional<Owned> pointed(Call call, Asked asked) {
    return OwnNumber.find(call, asked.number())
        .flatMap(state -> state instanceof Owned owned ? Optional.of(owned) : Optional.empty())
        .map(owned -> owned.withPointing(voice.again(owned, call.deadline())));
  }

  /// What the carrier said of this very number, and not of one that was there before it.
  private static Pointing pointing(Owned number, Optional<Owned> pointed) {
    return pointed
        .filter(tried -> tried.id().equals(number.id()) && !number.pointing().done())
        .map(Owned::pointing)
        .orElse(number.pointing());
  }
}

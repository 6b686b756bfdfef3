package io.dialplane.importing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dialplane.domain.Agent;
import io.dialplane.domain.Decision;
import io.dialplane.domain.E164;
import io.dialplane.domain.Importing;
import io.dialplane.domain.NumberId;
import io.dialplane.domain.NumberState;
import io.dialplane.domain.Orphan;
import io.dialplane.domain.Owned;
import io.dialplane.domain.Ownership;
import io.dialplane.domain.Pointing;
import io.dialplane.domain.Purchase;
import io.dialplane.domain.Rejection;
import io.dialplane.domain.Scope;
import io.dialplane.domain.Seen;
import io.dialplane.domain.Tenant;
import io.dialplane.domain.Wallet;
import io.dialplane.http.Answer;
import io.dialplane.http.Call;
import io.dialplane.http.Fields;
import io.dialplane.http.Json;
import io.dialplane.http.Nobody;
import io.dialplane.http.NumberView;
import io.dialplane.http.Operation;
import io.dialplane.http.Part;
import io.dialplane.http.Plan;
import io.dialplane.http.Surroundings;
import io.dialplane.http.VoicePointing;
import io.dialplane.importing.AccountLookup.Sought;
import io.dialplane.port.Ref;
import io.dialplane.port.Snapshot;
import io.dialplane.port.StoreUnavailable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Brings in a number that already lies on the carrier account, without charge, and assigns it
/// where an agent is named. Its calls are pointed here only once it is this tenant's: until then
/// they are somebody else's.
///
/// Refuses, in this order: `agent_not_found`, `number_unavailable` for another's number,
/// `not_on_carrier_account` for one just released, not granted, or not there,
/// `carrier_unavailable`, `insufficient_funds` for what a failed purchase of one's own has left
/// there, which is charged as that purchase would have been.
public final class ImportNumber implements Operation<ImportNumber.Asked> {
  private static final int LONGEST_ID = 200;

  private final AccountLookup lookup;
  private final VoicePointing voice;
  private final Surroundings around;
  private final boolean open;

  /// `open`: anyone may import what is there; otherwise an operator grants each number.
  ImportNumber(VoicePointing voice, boolean open) {
    this.lookup = new AccountLookup(voice);
    this.voice = voice;
    this.around = voice.around();
    this.open = open;
  }

  /// Which number, and for which agent.
  record Asked(E164 e164, @Nullable String agentId) {}

  @Override
  public String name() {
    return "import";
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
    Part body = in.body();
    return new Asked(body.e164("e164"), body.optionalText("agentId", LONGEST_ID));
  }

  /// What an import reads, by name.
  private record Reads(
      Ref.OfNumber number,
      Ref.OfWallet wallet,
      Ref.OfOrphan orphan,
      Ref.@Nullable OfAgent agent,
      Ref.@Nullable OfGrant grant) {

    List<Ref<?>> all() {
      List<Ref<?>> all = new ArrayList<>(List.of(number, wallet, orphan));
      if (agent != null) {
        all.add(agent);
      }
      if (grant != null) {
        all.add(grant);
      }
      return all;
    }

    @Nullable Seen<Agent> agent(Snapshot snapshot) {
      return agent == null ? null : snapshot.get(agent);
    }

    Importing.Left left(Purchase purchase, Snapshot snapshot) {
      Wallet paying = snapshot.get(wallet).found().orElse(Wallet.empty(purchase.tenant()));
      return new Importing.Left(purchase, snapshot.get(orphan), paying);
    }
  }

  @Override
  public ObjectNode example() {
    return Json.object().put("e164", Nobody.ON_ACCOUNT);
  }

  @Override
  public Plan plan(Tenant tenant, Asked asked) {
    String agentId = asked.agentId();
    Reads reads =
        new Reads(
            new Ref.OfNumber(asked.e164()),
            new Ref.OfWallet(tenant),
            new Ref.OfOrphan(asked.e164()),
            agentId == null ? null : new Ref.OfAgent(tenant, agentId),
            open ? null : new Ref.OfGrant(asked.e164()));
    return Plan.reading(reads.all(), call -> run(call, reads));
  }

  private Answer run(Call call, Reads reads) {
    NumberId newId = around.ids().of(reads.number().e164());
    Seen<NumberState> number = call.seen().get(reads.number());
    if (Importing.before(asked(call, reads, call.seen(), newId), number).isPresent()) {
      return write(call, reads, newId, null);
    }
    if (!isGranted(call, reads)) {
      return call.refuse(
          new Rejection.NotOnCarrierAccount("An operator must grant this number to you first."));
    }
    return switch (lookup.find(call.tenant(), reads.number().e164())) {
      case Sought.There there -> write(call, reads, newId, there);
      case Sought.NotThere(var refusal) -> call.refuse(refusal);
    };
  }

  /// One's own orphan needs no grant.
  private static boolean isGranted(Call call, Reads reads) {
    Optional<Orphan> orphan = call.seen().get(reads.orphan()).found();
    return reads.grant() == null
        || orphan.filter(left -> left.tenant().equals(call.tenant())).isPresent()
        || call.seen()
            .get(reads.grant())
            .found()
            .filter(call.tenant().organizationId()::equals)
            .isPresent();
  }

  private Answer write(Call call, Reads reads, NumberId newId, Sought.@Nullable There there) {
    Agent agent = reads.agent() == null ? null : call.seen().get(reads.agent()).value();
    return call.transact(
        snapshot -> decide(reads, snapshot, asked(call, reads, snapshot, newId), there),
        owned -> say(owned, agent, newId),
        (owned, answer) -> {
          Pointing pointing = voice.again(owned, call.deadline());
          return pointing.equals(owned.pointing())
              ? answer
              : pointed(
                  call,
                  reads,
                  owned.withPointing(pointing),
                  answer,
                  pointed -> say(pointed, agent, newId));
        });
  }

  private Answer say(Owned owned, @Nullable Agent agent, NumberId newId) {
    var view = NumberView.of(owned, agentOf(owned, agent), around.now());
    return owned.id().equals(newId) ? Answer.created(view) : Answer.ok(view);
  }

  /// Notes where the calls of a number that is the caller's go now, and answers it.
  private Answer pointed(
      Call call, Reads reads, Owned owned, Answer answer, Function<Owned, Answer> say) {
    try {
      Snapshot now = call.seeAgain();
      Seen<NumberState> number = now.get(reads.number());
      if (number.value() instanceof Owned still && still.id().equals(owned.id())) {
        var done = Ownership.point(still, number, owned.pointing());
        return call.amend(answer, now, done.changes(), say.apply(done.reply()));
      }
      return answer;
    } catch (StoreUnavailable _) {
      // It is imported, and settle points it.
      return answer;
    }
  }

  private static Decision<Owned> decide(
      Reads reads, Snapshot snapshot, Importing.Asked asked, Sought.@Nullable There there) {
    Seen<NumberState> number = snapshot.get(reads.number());
    if (there == null) {
      return Importing.before(asked, number).orElse(Decision.refused(new Rejection.Unavailable()));
    }
    Purchase purchase = there.purchase();
    return purchase == null
        ? Importing.take(asked, number, there.number())
        : Importing.take(asked, number, there.number(), reads.left(purchase, snapshot));
  }

  /// The agent that an owned number points at: the one just named, or one that must be looked up.
  private @Nullable Agent agentOf(Owned owned, @Nullable Agent named) {
    String agentId = owned.agentId();
    if (agentId == null || (named != null && named.id().equals(agentId))) {
      return agentId == null ? null : named;
    }
    Ref.OfAgent ref = new Ref.OfAgent(owned.tenant(), agentId);
    return around.store().read(ref).value();
  }

  private static Importing.Asked asked(Call call, Reads reads, Snapshot snapshot, NumberId newId) {
    return new Importing.Asked(
        call.tenant(), reads.number().e164(), newId, call.now(), reads.agent(snapshot));
  }
}

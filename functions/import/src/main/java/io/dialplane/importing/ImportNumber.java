package io.dialplane.importing;

import io.dialplane.domain.Agent;
import io.dialplane.domain.Decision;
import io.dialplane.domain.E164;
import io.dialplane.domain.Importing;
import io.dialplane.domain.NumberId;
import io.dialplane.domain.NumberState;
import io.dialplane.domain.Owned;
import io.dialplane.domain.Rejection;
import io.dialplane.domain.Scope;
import io.dialplane.domain.Seen;
import io.dialplane.domain.Tenant;
import io.dialplane.http.Answer;
import io.dialplane.http.Call;
import io.dialplane.http.Fields;
import io.dialplane.http.NumberView;
import io.dialplane.http.Operation;
import io.dialplane.http.Part;
import io.dialplane.http.Plan;
import io.dialplane.http.Surroundings;
import io.dialplane.port.Carrier;
import io.dialplane.port.CarrierAnswer;
import io.dialplane.port.Carriers;
import io.dialplane.port.Ref;
import io.dialplane.port.SideBySide;
import io.dialplane.port.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Brings in a number that already lies on the carrier account, without charge, and assigns it
/// where an agent is named.
///
/// Refuses, in this order: `agent_not_found`, `number_unavailable` for another's number,
/// `not_on_carrier_account` for one just released, not granted, or not there,
/// `carrier_unavailable`.
public final class ImportNumber implements Operation<ImportNumber.Asked> {
  private static final int LONGEST_ID = 200;

  private final Carriers carriers;
  private final Surroundings around;
  private final boolean open;

  /// `open`: anyone may import what is there; otherwise an operator grants each number.
  ImportNumber(Carriers carriers, Surroundings around, boolean open) {
    this.carriers = carriers;
    this.around = around;
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
      Ref.OfNumber number, Ref.@Nullable OfAgent agent, Ref.@Nullable OfGrant grant) {

    List<Ref<?>> all() {
      List<Ref<?>> all = new ArrayList<>(List.of(number));
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
  }

  @Override
  public Plan plan(Tenant tenant, Asked asked) {
    String agentId = asked.agentId();
    Reads reads =
        new Reads(
            new Ref.OfNumber(asked.e164()),
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
    return find(call, reads.number().e164())
        .map(
            outcome ->
                switch (outcome) {
                  case There(var there) -> write(call, reads, newId, there);
                  case NotThere(var refusal) -> call.refuse(refusal);
                })
        .orElseGet(
            () ->
                call.refuse(
                    new Rejection.NotOnCarrierAccount(
                        "The number is not on this deployment's carrier account.")));
  }

  private boolean isGranted(Call call, Reads reads) {
    return reads.grant() == null
        || call.seen()
            .get(reads.grant())
            .found()
            .filter(call.tenant().organizationId()::equals)
            .isPresent();
  }

  private sealed interface Sought permits There, NotThere {}

  private record There(Importing.OnAccount number) implements Sought {}

  private record NotThere(Rejection rejection) implements Sought {}

  /// Whichever carrier has it; where none has and one could not be asked, that is not known.
  private Optional<Sought> find(Call call, E164 e164) {
    Optional<Sought> found = Optional.empty();
    for (CarrierAnswer<Carrier.OnAccount> answer :
        SideBySide.ask(
            carriers.of(call.tenant()), each -> each.find(null, e164), carriers.patience())) {
      switch (answer) {
        case CarrierAnswer.Accepted<Carrier.OnAccount>(var there) -> {
          return Optional.of(sought(there));
        }
        case CarrierAnswer.Refused<Carrier.OnAccount>(var reason, var detail) -> {
          if (reason != CarrierAnswer.Refusal.ABSENT) {
            found = Optional.of(new NotThere(new Rejection.CarrierUnavailable(detail)));
          }
        }
        case CarrierAnswer.Pending<Carrier.OnAccount> _ ->
            found =
                Optional.of(
                    new NotThere(
                        new Rejection.CarrierUnavailable("An order for it is under way.")));
        case CarrierAnswer.Unknown<Carrier.OnAccount>(var detail) ->
            found = Optional.of(new NotThere(new Rejection.CarrierUnavailable(detail)));
      }
    }
    return found;
  }

  /// A number that an order of ours bought and nobody here owns is what is left of a failed
  /// purchase: nobody's to take for nothing.
  private static Sought sought(Carrier.OnAccount there) {
    return there.reference() == null
        ? new There(new Importing.OnAccount(there.offer().listing(), there.carrierId()))
        : new NotThere(
            new Rejection.NotOnCarrierAccount(
                "The number belongs to a purchase that failed; ask the operator."));
  }

  private Answer write(
      Call call, Reads reads, NumberId newId, Importing.@Nullable OnAccount there) {
    Agent agent = reads.agent() == null ? null : call.seen().get(reads.agent()).value();
    return call.transact(
        snapshot -> {
          Importing.Asked asked = asked(call, reads, snapshot, newId);
          Seen<NumberState> number = snapshot.get(reads.number());
          return decide(asked, number, there);
        },
        owned -> {
          boolean isNew = owned.id().equals(newId);
          var view = NumberView.of(owned, agentOf(owned, agent));
          return isNew ? Answer.created(view) : Answer.ok(view);
        });
  }

  private static Decision<Owned> decide(
      Importing.Asked asked, Seen<NumberState> number, Importing.@Nullable OnAccount there) {
    return there == null
        ? Importing.before(asked, number).orElse(Decision.refused(new Rejection.Unavailable()))
        : Importing.take(asked, number, there);
  }

  /// The agent that an owned number points at: the one just named, or one that must be looked up.
  private @Nullable Agent agentOf(Owned owned, @Nullable Agent named) {
    String agentId = owned.agentId();
    if (agentId == null || (named != null && named.id().equals(agentId))) {
      return agentId == null ? null : named;
    }
    Ref.OfAgent ref = new Ref.OfAgent(owned.tenant(), agentId);
    return around.store().read(List.of(ref)).get(ref).value();
  }

  private static Importing.Asked asked(Call call, Reads reads, Snapshot snapshot, NumberId newId) {
    return new Importing.Asked(
        call.tenant(), reads.number().e164(), newId, call.now(), reads.agent(snapshot));
  }
}

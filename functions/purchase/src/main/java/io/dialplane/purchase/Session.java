package io.dialplane.purchase;

import io.dialplane.domain.Agent;
import io.dialplane.domain.Claim;
import io.dialplane.domain.NumberState;
import io.dialplane.domain.PurchaseOrder;
import io.dialplane.domain.Seen;
import io.dialplane.domain.Tenant;
import io.dialplane.domain.Wallet;
import io.dialplane.http.Call;
import io.dialplane.port.Ref;
import io.dialplane.port.Snapshot;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What one purchase reads, by name.
record Session(
    PurchaseOrder order, Ref.OfNumber number, Ref.OfWallet wallet, Ref.@Nullable OfAgent agent) {

  static Session of(Tenant tenant, PurchaseOrder order) {
    String agentId = order.agentId();
    return new Session(
        order,
        new Ref.OfNumber(order.e164()),
        new Ref.OfWallet(tenant),
        agentId == null ? null : new Ref.OfAgent(tenant, agentId));
  }

  List<Ref<?>> reads() {
    List<Ref<?>> reads = new ArrayList<>(List.of(number, wallet));
    if (agent != null) {
      reads.add(agent);
    }
    return reads;
  }

  Claim.Sight sight(Call call, Snapshot snapshot) {
    return new Claim.Sight(
        number(snapshot),
        call.record(snapshot),
        snapshot.get(wallet),
        agent == null ? null : snapshot.get(agent));
  }

  Seen<NumberState> number(Snapshot snapshot) {
    return snapshot.get(number);
  }

  Wallet wallet(Snapshot snapshot, Tenant tenant) {
    return snapshot.get(wallet).found().orElse(Wallet.empty(tenant));
  }

  @Nullable Agent agent(Snapshot snapshot) {
    return agent == null ? null : snapshot.get(agent).value();
  }
}

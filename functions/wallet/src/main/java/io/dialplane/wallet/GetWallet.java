package io.dialplane.wallet;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dialplane.domain.Scope;
import io.dialplane.domain.Tenant;
import io.dialplane.domain.Wallet;
import io.dialplane.http.Answer;
import io.dialplane.http.Fields;
import io.dialplane.http.Json;
import io.dialplane.http.Operation;
import io.dialplane.http.Plan;
import io.dialplane.port.Ref;
import java.util.List;

/// Tells what is in the wallet.
public final class GetWallet implements Operation<GetWallet.Asked> {

  GetWallet() {}

  /// Takes no input.
  enum Asked {
    WALLET
  }

  @Override
  public String name() {
    return "get_wallet";
  }

  @Override
  public Scope scope() {
    return Scope.BILLING_READ;
  }

  @Override
  public boolean changes() {
    return false;
  }

  @Override
  public Asked parse(Fields in) {
    return Asked.WALLET;
  }

  @Override
  public Plan plan(Tenant tenant, Asked asked) {
    Ref.OfWallet wallet = new Ref.OfWallet(tenant);
    return Plan.reading(
        List.of(wallet),
        call -> Answer.ok(view(call.seen().get(wallet).found().orElse(Wallet.empty(tenant)))));
  }

  private static ObjectNode view(Wallet wallet) {
    ObjectNode view = Json.object();
    view.set("balanceUsd", Json.money(wallet.balance()));
    view.set("availableUsd", Json.money(wallet.available()));
    view.set("heldUsd", Json.money(wallet.held()));
    // Money comes in by top-ups only; the fields are there for clients that read them.
    return view.put("currency", "USD")
        .put("autoReloadEnabled", false)
        .putNull("autoReloadThresholdUsd")
        .putNull("autoReloadAmountUsd");
  }
}

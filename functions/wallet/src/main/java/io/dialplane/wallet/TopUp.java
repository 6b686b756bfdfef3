package io.dialplane.wallet;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dialplane.domain.Funds;
import io.dialplane.domain.LedgerEntry;
import io.dialplane.domain.Mode;
import io.dialplane.domain.Money;
import io.dialplane.domain.Rejection;
import io.dialplane.domain.Scope;
import io.dialplane.domain.Tenant;
import io.dialplane.domain.Wallet;
import io.dialplane.http.Answer;
import io.dialplane.http.Call;
import io.dialplane.http.Dues;
import io.dialplane.http.EntryView;
import io.dialplane.http.Fields;
import io.dialplane.http.Json;
import io.dialplane.http.MoneyRange;
import io.dialplane.http.Operation;
import io.dialplane.http.Plan;
import io.dialplane.port.Ref;
import java.math.BigDecimal;
import java.util.List;

/// Adds money to the wallet, 0.01 to 10,000.00 US dollars, and pays with it what is due.
///
/// Refuses `top_up_closed` to live keys where only operators credit: by an event, which IAM lets
/// in.
public final class TopUp implements Operation<Money> {
  private static final MoneyRange RANGE =
      new MoneyRange(new BigDecimal("0.01"), new BigDecimal("10000.00"), 2);

  private final boolean open;
  private final Dues dues;

  TopUp(boolean open, Dues dues) {
    this.open = open;
    this.dues = dues;
  }

  @Override
  public String name() {
    return "top_up";
  }

  @Override
  public Scope scope() {
    return Scope.BILLING_WRITE;
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
  public Money parse(Fields in) {
    return in.body().money("amountUsd", true, RANGE).orElse(Money.ZERO);
  }

  @Override
  public ObjectNode example() {
    return Json.object().put("amountUsd", 25);
  }

  @Override
  public Plan plan(Tenant tenant, Money amount) {
    Ref.OfWallet wallet = new Ref.OfWallet(tenant);
    return Plan.reading(List.of(wallet), call -> run(call, wallet, amount));
  }

  private Answer run(Call call, Ref.OfWallet ref, Money amount) {
    if (!open && call.tenant().mode() == Mode.LIVE && !call.isByIam()) {
      return call.refuse(new Rejection.TopUpClosed());
    }
    LedgerEntry.Cause cause = new LedgerEntry.Cause(LedgerEntry.Type.TOPUP, null, call.key().id());
    Answer answer =
        call.transact(
            snapshot -> {
              Wallet wallet = snapshot.get(ref).found().orElse(Wallet.empty(call.tenant()));
              return Funds.book(wallet, cause, amount, call.now());
            },
            entry -> Answer.created(EntryView.of(entry)));
    if (!answer.refused()) {
      dues.payAll(call.tenant(), call.deadline());
    }
    return answer;
  }
}

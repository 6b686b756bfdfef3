package io.dialplane.keys;

import com.amazonaws.services.lambda.runtime.Context;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dialplane.domain.Funds;
import io.dialplane.domain.LedgerEntry;
import io.dialplane.domain.Mode;
import io.dialplane.domain.Money;
import io.dialplane.domain.Rejection;
import io.dialplane.domain.RequestKey;
import io.dialplane.domain.Tenant;
import io.dialplane.domain.Wallet;
import io.dialplane.http.Answer;
import io.dialplane.http.Call;
import io.dialplane.http.Dues;
import io.dialplane.http.EntryView;
import io.dialplane.http.MoneyRange;
import io.dialplane.http.OperatorAction;
import io.dialplane.http.Part;
import io.dialplane.http.Problems;
import io.dialplane.http.Surroundings;
import io.dialplane.port.Ref;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Sets a wallet right: credits or debits it with a reason, once for each idempotency key, never
/// below zero.
///
/// Refuses `not_found` for an unknown organisation, then `insufficient_funds`.
final class AdjustWallet implements OperatorAction<AdjustWallet.Asked> {
  private static final int LONGEST = 200;
  private static final MoneyRange RANGE =
      new MoneyRange(new BigDecimal(-1_000_000), new BigDecimal(1_000_000), 2);
  private static final Duration PATIENCE = Duration.ofSeconds(25);

  private final Surroundings around;
  private final Dues dues;

  AdjustWallet(Surroundings around, Dues dues) {
    this.around = around;
    this.dues = dues;
  }

  /// Whose wallet, and what is booked.
  record Asked(Tenant tenant, String idempotencyKey, Booking booking) {}

  /// An amount and why.
  record Booking(Money amount, String reason, LedgerEntry.Type type) {}

  @Override
  public String name() {
    return "adjust_wallet";
  }

  @Override
  public Asked parse(Part event) {
    Mode mode = event.choice("mode", Mode::of, "live or test.");
    Money amount = event.money("amountUsd", true, RANGE).orElse(Money.ZERO);
    if (amount.equals(Money.ZERO) && event.has("amountUsd")) {
      event.refuse("amountUsd", "Must not be zero.");
    }
    LedgerEntry.Type type = event.choice("type", AdjustWallet::type, "adjustment or refund.");
    return new Asked(
        new Tenant(Organizations.id(event), mode == null ? Mode.LIVE : mode),
        event
            .required("idempotencyKey", AdjustWallet::key, "1 to 255 printable ASCII characters.")
            .orElse(""),
        new Booking(amount, event.text("reason", LONGEST), orAdjustment(type)));
  }

  private static Optional<String> key(String text) {
    return Optional.of(text).filter(RequestKey::isKey);
  }

  private static LedgerEntry.Type orAdjustment(LedgerEntry.@Nullable Type type) {
    return type == null ? LedgerEntry.Type.ADJUSTMENT : type;
  }

  private static Optional<LedgerEntry.Type> type(String label) {
    return switch (label) {
      case "adjustment" -> Optional.of(LedgerEntry.Type.ADJUSTMENT);
      case "refund" -> Optional.of(LedgerEntry.Type.REFUND);
      default -> Optional.empty();
    };
  }

  @Override
  public ObjectNode example() {
    return OperatorAction.super
        .example()
        .put("mode", "test")
        .put("amountUsd", 1)
        .put("reason", "priming")
        .put("idempotencyKey", "priming");
  }

  @Override
  public Answer run(Asked asked, Context context) {
    Ref.OfOrganization organization = new Ref.OfOrganization(asked.tenant().organizationId());
    Ref.OfWallet ref = new Ref.OfWallet(asked.tenant());
    RequestKey key =
        RequestKey.of(
            asked.tenant(),
            // No caller can send a control character: operators' keys never meet callers'.
            Optional.of("operator\n" + asked.idempotencyKey()),
            around.ids().next(),
            name(),
            asked.booking().toString());
    Call call =
        Call.byOperator(
            around, key, List.of(organization, ref), around.clock().instant().plus(PATIENCE));
    if (call.seen().get(organization).found().isEmpty()) {
      return Problems.of(new Rejection.NotFound("organization"));
    }
    Optional<Answer> replay = call.replay(call.seen());
    return replay.orElseGet(() -> book(call, ref, asked.booking()));
  }

  private Answer book(Call call, Ref.OfWallet ref, Booking booking) {
    LedgerEntry.Cause cause = new LedgerEntry.Cause(booking.type(), null, booking.reason());
    Answer answer =
        call.transact(
            snapshot ->
                Funds.book(
                    snapshot.get(ref).found().orElse(Wallet.empty(call.tenant())),
                    cause,
                    booking.amount(),
                    call.now()),
            entry -> Answer.ok(EntryView.of(entry)));
    if (!answer.refused() && !booking.amount().isNegative()) {
      dues.payAll(call.tenant(), call.deadline());
    }
    return answer;
  }
}

package io.dialplane.storm;

import static io.dialplane.port.CarrierAnswer.accepted;
import static io.dialplane.port.CarrierAnswer.refused;
import static io.dialplane.port.CarrierAnswer.unknown;

import io.dialplane.domain.E164;
import io.dialplane.domain.InventoryQuery;
import io.dialplane.domain.Offer;
import io.dialplane.port.Carrier;
import io.dialplane.port.CarrierAnswer;
import io.dialplane.port.CarrierAnswer.Refusal;
import io.dialplane.storm.Loom.Crash;
import io.dialplane.storm.StormAccount.Line;
import io.dialplane.storm.Weather.Flaw;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A carrier in bad weather: it times out before and after it has sold, sells late, refuses, says
/// that we own it already, and its list lags behind its sales.
final class StormCarrier implements Carrier {
  /// After its order a sale is applied within this, and shows within as long again: in sum less
  /// than the quiet time.
  private static final int MOST_LATE_SECONDS = 290;

  private final Fate fate;
  private final StormClock clock;
  private final boolean references;
  private final Flaw flaw;
  private final StormAccount account;
  private boolean calm = true;

  StormCarrier(Fate fate, StormClock clock, boolean references, Flaw flaw) {
    this.fate = fate;
    this.clock = clock;
    this.references = references;
    this.flaw = flaw;
    this.account = new StormAccount(clock, references);
  }

  void calm(boolean isCalm) {
    calm = isCalm;
  }

  /// What it has sold us.
  StormAccount account() {
    return account;
  }

  @Override
  public String name() {
    return "storm";
  }

  @Override
  public Abilities abilities() {
    return new Abilities(references, references);
  }

  @Override
  public Calls calls() {
    return Calls.ARE_POINTED;
  }

  /// Others go on, and a call may come to nothing.
  private boolean strikes(String kind, double probability) {
    return !calm && fate.strikes("carrier: " + kind, probability);
  }

  private void called() {
    Loom.pause();
    account.applyLateReleases();
    if (!calm) {
      fate.note("carrier calls");
    }
  }

  @Override
  public CarrierAnswer<List<Offer>> search(InventoryQuery query) {
    called();
    return accepted(List.of());
  }

  @Override
  public CarrierAnswer<Offer> quote(E164 e164) {
    called();
    if (strikes("quote fails", 0.22)) {
      return fate.below(2) == 0 ? refused(Refusal.THROTTLED, "too many") : unknown("no answer");
    }
    return account.has(e164.value())
        ? refused(Refusal.TAKEN, "not for sale")
        : accepted(StormAccount.offer(e164));
  }

  @Override
  public CarrierAnswer<Hold> hold(E164 e164, String reference) {
    called();
    if (strikes("hold fails", 0.22)) {
      return fate.below(2) == 0 ? refused(Refusal.TAKEN, "no") : unknown("no answer");
    }
    if (strikes("died after a hold", StoreWeather.CRASH)) {
      throw new Crash();
    }
    return accepted(new Hold("hold-" + e164.digits(), clock.now().plus(Duration.ofMinutes(30))));
  }

  @Override
  public CarrierAnswer<Hold> extendHold(E164 e164, String holdId) {
    called();
    return strikes("extend fails", 0.22)
        ? unknown("no answer")
        : accepted(new Hold(holdId, clock.now().plus(Duration.ofMinutes(60))));
  }

  @Override
  public CarrierAnswer<Confirmed> releaseHold(E164 e164, String holdId) {
    called();
    return strikes("give back fails", 0.22) ? unknown("no answer") : accepted(Confirmed.DONE);
  }

  @Override
  public CarrierAnswer<String> order(Order order) {
    CarrierAnswer<String> answer = ordered(order);
    if (answer instanceof CarrierAnswer.Unknown<String> && flaw == Flaw.ORDER_SENT_AGAIN) {
      return ordered(order) instanceof CarrierAnswer.Accepted<String>(var id)
          ? accepted(id)
          : refused(Refusal.TAKEN, "not available");
    }
    return answer instanceof CarrierAnswer.Unknown<String> && flaw == Flaw.TIMEOUT_MEANS_NO
        ? refused(Refusal.TAKEN, "timeout")
        : answer;
  }

  private CarrierAnswer<String> ordered(Order order) {
    called();
    fate.note("orders");
    if (strikes("timeout before", 0.05)) {
      return unknown("timeout");
    }
    if (strikes("refused, taken", 0.03)) {
      return refused(Refusal.TAKEN, "taken");
    }
    if (strikes("refused, price", 0.01)) {
      return refused(Refusal.PRICE_CHANGED, "dearer");
    }
    if (strikes("refused, trouble", 0.03)) {
      return refused(Refusal.ACCOUNT_FUNDS, "no funds");
    }
    if (account.has(order.e164().value())) {
      return unknown("you own it already");
    }
    boolean late = strikes("applied late", 0.05);
    int latest = flaw == Flaw.APPLIED_AFTER_QUIET ? 100 * MOST_LATE_SECONDS : MOST_LATE_SECONDS;
    String id = sell(order, late ? 1 + fate.below(latest) : 0);
    if (late || strikes("timeout after", 0.05) || strikes("5xx after", 0.03)) {
      return unknown("nobody knows");
    }
    if (strikes("unreadable", 0.02)) {
      return garbled(id);
    }
    if (strikes("died after an order", StoreWeather.CRASH)) {
      throw new Crash();
    }
    return accepted(id);
  }

  /// Every other time it takes what it has just sold for an order that came twice.
  private CarrierAnswer<String> garbled(String id) {
    if (id.hashCode() % 2 == 0) {
      return unknown("an answer that nobody can read");
    }
    fate.note("carrier: owned already");
    return unknown("you own it already");
  }

  private String sell(Order order, int lateSeconds) {
    Instant appliesAt = clock.now().plusSeconds(lateSeconds);
    int lag = strikes("list lags", 0.1) ? fate.below(MOST_LATE_SECONDS) : 0;
    return account.sell(
        order.e164().value(), order.reference(), appliesAt, appliesAt.plusSeconds(lag));
  }

  @Override
  public CarrierAnswer<OnAccount> find(@Nullable String reference, E164 e164) {
    called();
    if (strikes("look-up fails", 0.22)) {
      return fate.below(2) == 0 ? refused(Refusal.THROTTLED, "too many") : unknown("no answer");
    }
    Line line = account.shown().get(e164.value());
    return line == null
        ? refused(Refusal.ABSENT, "not there")
        : accepted(account.onAccount(e164, line));
  }

  @Override
  public CarrierAnswer<AccountPage> owned(@Nullable String cursor) {
    called();
    if (strikes("list fails", 0.1)) {
      return unknown("no answer");
    }
    List<OnAccount> page = new ArrayList<>();
    account.shown().forEach((e164, line) -> page.add(account.onAccount(new E164(e164), line)));
    return accepted(new AccountPage(page, null));
  }

  @Override
  public CarrierAnswer<Confirmed> pointVoice(E164 e164, String carrierId) {
    called();
    if (strikes("pointing fails", 0.15)) {
      return fate.below(2) == 0 ? refused(Refusal.THROTTLED, "too many") : unknown("timeout");
    }
    if (strikes("died after a pointing", StoreWeather.CRASH)) {
      throw new Crash();
    }
    return account.has(e164.value(), carrierId)
        ? accepted(Confirmed.DONE)
        : refused(Refusal.ABSENT, "not there");
  }

  @Override
  public CarrierAnswer<Confirmed> release(E164 e164, String carrierId) {
    called();
    if (strikes("release fails before", 0.1)) {
      return unknown("timeout");
    }
    if (strikes("release refused for good", 0.04)) {
      return refused(Refusal.REGULATORY, "locked");
    }
    if (strikes("release throttled", 0.04)) {
      return refused(Refusal.THROTTLED, "too many");
    }
    if (strikes("release applied late", 0.04)) {
      Instant at = clock.now().plusSeconds(1 + fate.below(MOST_LATE_SECONDS));
      account.giveUpAt(at, e164.value(), carrierId);
      return unknown("timeout");
    }
    account.giveUp(e164.value(), carrierId);
    if (strikes("release fails after", 0.08)) {
      return unknown("timeout");
    }
    if (strikes("died after a release", StoreWeather.CRASH)) {
      throw new Crash();
    }
    return accepted(Confirmed.DONE);
  }
}

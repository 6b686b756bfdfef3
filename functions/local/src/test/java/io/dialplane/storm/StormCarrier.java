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
import io.dialplane.storm.StormAccount.Line;
import io.dialplane.storm.Weather.Flaw;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A carrier in bad weather. What is undone by itself, a hold, it does not remember.
final class StormCarrier implements Carrier {
  /// After its order a sale is applied within this, and shows within as long again: in sum less
  /// than the quiet time.
  private static final int MOST_LATE_SECONDS = 290;

  private final Fate fate;
  private final StormClock clock;
  private final boolean references;
  private final Flaw flaw;
  private final StormAccount account;
  private final CarrierWeather weather;

  StormCarrier(Fate fate, StormClock clock, boolean references, Flaw flaw) {
    this.fate = fate;
    this.clock = clock;
    this.references = references;
    this.flaw = flaw;
    this.account = new StormAccount(clock, references);
    int latest = flaw == Flaw.APPLIED_AFTER_QUIET ? 100 * MOST_LATE_SECONDS : MOST_LATE_SECONDS;
    this.weather = new CarrierWeather(fate, latest);
  }

  CarrierWeather weather() {
    return weather;
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

  @Override
  public CarrierAnswer<List<Offer>> search(InventoryQuery query) {
    return weather.ask(() -> accepted(List.of()));
  }

  @Override
  public CarrierAnswer<Offer> quote(E164 e164) {
    return weather.ask(
        () ->
            account.has(e164.value()) && !weather.lags()
                ? refused(Refusal.TAKEN, "not for sale")
                : accepted(StormAccount.offer(e164)));
  }

  @Override
  public CarrierAnswer<Hold> hold(E164 e164, String reference) {
    return weather.act(
        CarrierStep.HOLD,
        _ -> accepted(new Hold("hold-" + e164.digits(), in(Duration.ofMinutes(30)))));
  }

  @Override
  public CarrierAnswer<Hold> extendHold(E164 e164, String holdId) {
    return weather.act(
        CarrierStep.EXTEND_HOLD, _ -> accepted(new Hold(holdId, in(Duration.ofMinutes(60)))));
  }

  @Override
  public CarrierAnswer<Confirmed> releaseHold(E164 e164, String holdId) {
    return weather.act(CarrierStep.RELEASE_HOLD, _ -> accepted(Confirmed.DONE));
  }

  private Instant in(Duration time) {
    return clock.now().plus(time);
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
    fate.note("orders");
    return weather.act(CarrierStep.ORDER, late -> sell(order, late));
  }

  private CarrierAnswer<String> sell(Order order, Duration late) {
    if (account.has(order.e164().value())) {
      fate.note("orders of what the account has");
      return unknown("you own it already");
    }
    int lag = weather.lags() ? fate.below(MOST_LATE_SECONDS) : 0;
    Instant appliesAt = in(late);
    return accepted(
        account.sell(
            order.e164().value(), order.reference(), appliesAt, appliesAt.plusSeconds(lag)));
  }

  @Override
  public CarrierAnswer<OnAccount> find(@Nullable String reference, E164 e164) {
    return weather.ask(
        () -> {
          Line line = account.shown().get(e164.value());
          return line == null
              ? refused(Refusal.ABSENT, "not there")
              : accepted(account.onAccount(e164, line));
        });
  }

  @Override
  public CarrierAnswer<AccountPage> owned(@Nullable String cursor) {
    return weather.ask(
        () -> {
          List<OnAccount> page = new ArrayList<>();
          account
              .shown()
              .forEach((e164, line) -> page.add(account.onAccount(new E164(e164), line)));
          return accepted(new AccountPage(page, null));
        });
  }

  @Override
  public CarrierAnswer<Confirmed> pointVoice(E164 e164, String carrierId) {
    return weather.act(
        CarrierStep.POINT_VOICE,
        _ ->
            account.has(e164.value(), carrierId)
                ? accepted(Confirmed.DONE)
                : refused(Refusal.ABSENT, "not there"));
  }

  @Override
  public CarrierAnswer<Confirmed> release(E164 e164, String carrierId) {
    return weather.act(
        CarrierStep.RELEASE,
        late -> {
          account.giveUpAt(in(late), e164.value(), carrierId);
          return accepted(Confirmed.DONE);
        });
  }
}

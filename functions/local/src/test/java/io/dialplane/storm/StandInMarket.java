package io.dialplane.storm;

import static io.dialplane.port.CarrierAnswer.accepted;
import static io.dialplane.port.CarrierAnswer.refused;

import io.dialplane.domain.E164;
import io.dialplane.domain.InventoryQuery;
import io.dialplane.domain.Offer;
import io.dialplane.port.Carrier;
import io.dialplane.port.CarrierAnswer;
import io.dialplane.port.CarrierAnswer.Refusal;
import io.dialplane.storm.Weather.Flaw;
import io.dialplane.testkit.standin.Brand;
import io.dialplane.testkit.standin.StandIn;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A real adapter in bad weather, by real HTTP, and what its carrier's stand-in has on the account.
final class StandInMarket implements Market, Carrier {
  private static final int LINES = 60;

  /// What was put off is done within this, which is less than the quiet time.
  private static final Duration LATEST = Duration.ofSeconds(290);

  private final Fate fate;
  private final Flaw flaw;
  private final HttpWeather weather;
  private final Brand brand;
  private final StandIn standIn;
  private final Carrier hasty;
  private final Carrier patient;
  private final Set<String> brought = new HashSet<>();
  private Duration late = Duration.ZERO;

  StandInMarket(Fate fate, StormClock clock, Brand brand, Flaw flaw) {
    this.fate = fate;
    this.flaw = flaw;
    this.brand = brand;
    this.standIn = brand.open(clock);
    this.weather = new HttpWeather(fate, standIn);
    this.hasty = brand.adapter(standIn, clock, Duration.ofMillis(250));
    this.patient = brand.adapter(standIn, clock, Duration.ofSeconds(5));
  }

  @Override
  public Carrier carrier() {
    return this;
  }

  @Override
  public List<String> inventory(Crowd crowd) {
    List<String> numbers = new ArrayList<>();
    for (int line = 0; line < LINES; line++) {
      numbers.add("+190755501%02d".formatted(line));
    }
    return numbers;
  }

  @Override
  public void bring(String e164) {
    brought.add(e164);
    brand.bring(standIn, e164);
  }

  @Override
  public void rage() {
    weather.rage();
  }

  @Override
  public void calmDown() {
    weather.calmDown();
    standIn.applyLate();
  }

  /// What was given back is for sale again, as far as time has passed.
  @Override
  public void passes(Duration time) {
    late = late.plus(time);
    if (late.compareTo(LATEST) > 0 || fate.below(3) == 0) {
      standIn.applyLate();
      late = Duration.ZERO;
    }
    standIn.restock();
  }

  @Override
  public Map<String, Optional<String>> account() {
    Map<String, Optional<String>> account = new TreeMap<>();
    String cursor = null;
    do {
      AccountPage page = ((CarrierAnswer.Accepted<AccountPage>) patient.owned(cursor)).value();
      for (OnAccount each : page.numbers()) {
        String e164 = each.offer().e164().value();
        String bought = brought.contains(e164) ? null : "an order";
        account.put(
            e164, Optional.ofNullable(each.reference()).or(() -> Optional.ofNullable(bought)));
      }
      cursor = page.next();
    } while (cursor != null);
    return account;
  }

  /// Where requests left the carrier's document.
  @Override
  public List<String> wrongs() {
    return standIn.violations();
  }

  void close() {
    standIn.close();
  }

  private Carrier now() {
    return weather.isSlow() ? hasty : patient;
  }

  @Override
  public String name() {
    return patient.name();
  }

  @Override
  public Abilities abilities() {
    return patient.abilities();
  }

  @Override
  public Calls calls() {
    return patient.calls();
  }

  @Override
  public CarrierAnswer<List<Offer>> search(InventoryQuery query) {
    return accepted(List.of());
  }

  @Override
  public CarrierAnswer<Offer> quote(E164 e164) {
    return weather.ask(() -> now().quote(e164));
  }

  @Override
  public CarrierAnswer<Hold> hold(E164 e164, String reference) {
    return weather.act(CarrierStep.HOLD, () -> now().hold(e164, reference));
  }

  @Override
  public CarrierAnswer<Hold> extendHold(E164 e164, String holdId) {
    return weather.act(CarrierStep.EXTEND_HOLD, () -> now().extendHold(e164, holdId));
  }

  @Override
  public CarrierAnswer<Confirmed> releaseHold(E164 e164, String holdId) {
    return weather.act(CarrierStep.RELEASE_HOLD, () -> now().releaseHold(e164, holdId));
  }

  @Override
  public CarrierAnswer<String> order(Order order) {
    fate.note("orders");
    brought.remove(order.e164().value());
    CarrierAnswer<String> answer = weather.act(CarrierStep.ORDER, () -> now().order(order));
    return answer instanceof CarrierAnswer.Unknown<String> && flaw == Flaw.TIMEOUT_MEANS_NO
        ? refused(Refusal.TAKEN, "timeout")
        : answer;
  }

  @Override
  public CarrierAnswer<OnAccount> find(@Nullable String reference, E164 e164) {
    return weather.ask(() -> now().find(reference, e164));
  }

  @Override
  public CarrierAnswer<AccountPage> owned(@Nullable String cursor) {
    return weather.ask(() -> now().owned(cursor));
  }

  @Override
  public CarrierAnswer<Confirmed> pointVoice(E164 e164, String carrierId) {
    return weather.act(CarrierStep.POINT_VOICE, () -> now().pointVoice(e164, carrierId));
  }

  @Override
  public CarrierAnswer<Confirmed> release(E164 e164, String carrierId) {
    return weather.act(CarrierStep.RELEASE, () -> now().release(e164, carrierId));
  }
}

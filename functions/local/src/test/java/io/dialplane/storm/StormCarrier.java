package io.dialplane.storm;

import static io.dialplane.port.CarrierAnswer.accepted;
import static io.dialplane.port.CarrierAnswer.refused;
import static io.dialplane.port.CarrierAnswer.unknown;

import io.dialplane.domain.E164;
import io.dialplane.domain.Feature;
import io.dialplane.domain.InventoryQuery;
import io.dialplane.domain.Listing;
import io.dialplane.domain.Money;
import io.dialplane.domain.NumberType;
import io.dialplane.domain.Offer;
import io.dialplane.domain.Price;
import io.dialplane.port.Carrier;
import io.dialplane.port.CarrierAnswer;
import io.dialplane.port.CarrierAnswer.Refusal;
import io.dialplane.storm.Loom.Crash;
import io.dialplane.storm.Weather.Flaw;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A carrier in bad weather: it times out before and after it has sold, sells late, refuses, says
/// that we own it already, and its list lags behind its sales.
final class StormCarrier implements Market, Carrier {
  /// After its order a sale is applied within this, and shows within as long again: in sum less
  /// than the quiet time.
  private static final int MOST_LATE_SECONDS = 290;

  private static final int NUMBERS = 100;

  private final Fate fate;
  private final StormClock clock;
  private final boolean references;
  private final Flaw flaw;
  private final Map<String, Line> account = new TreeMap<>();
  private final List<LateRelease> lateReleases = new ArrayList<>();
  private final List<String> wrongs = new ArrayList<>();
  private int sales;
  private boolean calm = true;

  /// A number on the account: for which order, from when on, and from when on it shows.
  record Line(String id, @Nullable String reference, Instant appliesAt, Instant showsAt) {}

  /// A release that got no answer and is applied later: by the carrier's own id, or by the number
  /// where the carrier knows nothing else.
  private record LateRelease(String e164, String id, Instant at) {}

  StormCarrier(Fate fate, StormClock clock, boolean references, Flaw flaw) {
    this.fate = fate;
    this.clock = clock;
    this.references = references;
    this.flaw = flaw;
  }

  @Override
  public Carrier carrier() {
    return this;
  }

  @Override
  public List<String> inventory() {
    List<String> inventory = new ArrayList<>();
    for (int line = 0; line < NUMBERS; line++) {
      inventory.add("+123155501%02d".formatted(line));
    }
    return inventory;
  }

  @Override
  public void rage() {
    calm = false;
  }

  @Override
  public void calmDown() {
    calm = true;
  }

  @Override
  public List<String> wrongs() {
    return wrongs;
  }

  @Override
  public Map<String, Optional<String>> account() {
    applyLateReleases();
    Map<String, Optional<String>> now = new TreeMap<>();
    account.forEach(
        (e164, line) -> {
          if (!line.appliesAt().isAfter(clock.now())) {
            now.put(e164, Optional.ofNullable(line.reference()));
          }
        });
    return now;
  }

  @Override
  public void bring(String e164) {
    account.put(e164, new Line("own-" + e164, null, Instant.EPOCH, Instant.EPOCH));
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
    applyLateReleases();
    if (!calm) {
      fate.note("carrier calls");
    }
  }

  private void applyLateReleases() {
    lateReleases.removeIf(
        late -> {
          boolean due = !late.at().isAfter(clock.now());
          if (due) {
            remove(late.e164(), late.id());
          }
          return due;
        });
  }

  private void remove(String e164, String id) {
    Line line = account.get(e164);
    if (line != null && (!references || line.id().equals(id))) {
      account.remove(e164);
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
    return account.containsKey(e164.value())
        ? refused(Refusal.TAKEN, "not for sale")
        : accepted(offer(e164));
  }

  @Override
  public CarrierAnswer<Hold> hold(E164 e164, String reference) {
    called();
    if (strikes("hold fails", 0.22)) {
      return fate.below(2) == 0 ? refused(Refusal.TAKEN, "no") : unknown("no answer");
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
    if (account.containsKey(order.e164().value())) {
      fate.note("carrier: owned already");
      return unknown("you own it already");
    }
    boolean late = strikes("applied late", 0.05);
    int latest = flaw == Flaw.APPLIED_AFTER_QUIET ? 100 * MOST_LATE_SECONDS : MOST_LATE_SECONDS;
    sell(order, late ? 1 + fate.below(latest) : 0);
    if (late
        || strikes("timeout after", 0.05)
        || strikes("5xx after", 0.03)
        || strikes("unreadable", 0.02)) {
      return unknown("nobody knows");
    }
    if (strikes("died after an order", StoreWeather.CRASH)) {
      throw new Crash();
    }
    return accepted(Objects.requireNonNull(account.get(order.e164().value())).id());
  }

  private void sell(Order order, int lateSeconds) {
    if (account.values().stream().anyMatch(l -> order.reference().equals(l.reference()))) {
      wrongs.add("ordered twice for " + order.reference());
    }
    Instant appliesAt = clock.now().plusSeconds(lateSeconds);
    int lag = strikes("list lags", 0.1) ? fate.below(MOST_LATE_SECONDS) : 0;
    account.put(
        order.e164().value(),
        new Line("sale-" + sales++, order.reference(), appliesAt, appliesAt.plusSeconds(lag)));
  }

  @Override
  public CarrierAnswer<OnAccount> find(@Nullable String reference, E164 e164) {
    called();
    if (strikes("look-up fails", 0.22)) {
      return fate.below(2) == 0 ? refused(Refusal.THROTTLED, "too many") : unknown("no answer");
    }
    Line line = account.get(e164.value());
    return line == null || line.showsAt().isAfter(clock.now())
        ? refused(Refusal.ABSENT, "not there")
        : accepted(onAccount(e164, line));
  }

  @Override
  public CarrierAnswer<AccountPage> owned(@Nullable String cursor) {
    called();
    if (strikes("list fails", 0.1)) {
      return unknown("no answer");
    }
    List<OnAccount> page = new ArrayList<>();
    account.forEach(
        (e164, line) -> {
          if (!line.showsAt().isAfter(clock.now())) {
            page.add(onAccount(new E164(e164), line));
          }
        });
    return accepted(new AccountPage(page, null));
  }

  private OnAccount onAccount(E164 e164, Line line) {
    return new OnAccount(line.id(), offer(e164), references ? line.reference() : null);
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
    Line line = account.get(e164.value());
    return line != null && line.id().equals(carrierId)
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
      lateReleases.add(new LateRelease(e164.value(), carrierId, at));
      return unknown("timeout");
    }
    remove(e164.value(), carrierId);
    if (strikes("release fails after", 0.08)) {
      return unknown("timeout");
    }
    if (strikes("died after a release", StoreWeather.CRASH)) {
      throw new Crash();
    }
    return accepted(Confirmed.DONE);
  }

  private static Offer offer(E164 e164) {
    Listing listing =
        new Listing(
            e164,
            "US",
            NumberType.LOCAL,
            "Detroit",
            "MI",
            "DETROIT",
            Set.of(Feature.VOICE),
            "storm");
    Price price = new Price(Money.usd("1.00"), Money.usd("1.00"));
    return new Offer(listing, price, true);
  }
}

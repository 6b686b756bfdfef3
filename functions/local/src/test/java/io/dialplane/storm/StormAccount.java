package io.dialplane.storm;

import io.dialplane.domain.E164;
import io.dialplane.domain.Feature;
import io.dialplane.domain.Listing;
import io.dialplane.domain.Money;
import io.dialplane.domain.NumberType;
import io.dialplane.domain.Offer;
import io.dialplane.domain.Price;
import io.dialplane.port.Carrier.OnAccount;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What lies on our account at the storm's carrier, and what it has been told to give up and will,
/// a while later.
final class StormAccount {
  private final StormClock clock;
  private final boolean references;
  private final Map<String, Line> lines = new TreeMap<>();
  private final List<LateRelease> lateReleases = new ArrayList<>();
  private final List<String> wrongs = new ArrayList<>();
  private int sales;

  /// A number on the account: for which order, from when on, and from when on it shows.
  record Line(String id, @Nullable String reference, Instant appliesAt, Instant showsAt) {}

  /// A release that got no answer and is applied later: by the carrier's own id, or by the number
  /// where the carrier knows nothing else.
  private record LateRelease(String e164, String id, Instant at) {}

  StormAccount(StormClock clock, boolean references) {
    this.clock = clock;
    this.references = references;
  }

  /// What must never be asked of a carrier.
  List<String> wrongs() {
    return wrongs;
  }

  /// What lies there now.
  Map<String, Line> now() {
    applyLateReleases();
    Map<String, Line> now = new TreeMap<>(lines);
    now.values().removeIf(line -> line.appliesAt().isAfter(clock.now()));
    return now;
  }

  /// What has begun to show.
  Map<String, Line> shown() {
    applyLateReleases();
    Map<String, Line> shown = new TreeMap<>(lines);
    shown.values().removeIf(line -> line.showsAt().isAfter(clock.now()));
    return shown;
  }

  /// Whether it lies there, or will.
  boolean has(String e164) {
    applyLateReleases();
    return lines.containsKey(e164);
  }

  /// Whether it lies there, or will, under this id of the carrier's.
  boolean has(String e164, String id) {
    applyLateReleases();
    Line line = lines.get(e164);
    return line != null && line.id().equals(id);
  }

  /// A customer's own number, to be imported.
  void bring(String e164) {
    lines.put(e164, new Line("own-" + e164, null, Instant.EPOCH, Instant.EPOCH));
  }

  /// Sells for an order; the carrier's id of what is sold.
  String sell(String e164, String reference, Instant appliesAt, Instant showsAt) {
    if (lines.values().stream().anyMatch(line -> reference.equals(line.reference()))) {
      wrongs.add("ordered twice for " + reference);
    }
    Line line = new Line("sale-" + sales++, reference, appliesAt, showsAt);
    lines.put(e164, line);
    return line.id();
  }

  void giveUp(String e164, String id) {
    Line line = lines.get(e164);
    if (line != null && (!references || line.id().equals(id))) {
      lines.remove(e164);
    }
  }

  /// Gives up what lies there at that moment, which may be now.
  void giveUpAt(Instant at, String e164, String id) {
    lateReleases.add(new LateRelease(e164, id, at));
    applyLateReleases();
  }

  private void applyLateReleases() {
    lateReleases.removeIf(
        late -> {
          boolean due = !late.at().isAfter(clock.now());
          if (due) {
            giveUp(late.e164(), late.id());
          }
          return due;
        });
  }

  /// A line of it, as the carrier tells of it.
  OnAccount onAccount(E164 e164, Line line) {
    return new OnAccount(line.id(), offer(e164), references ? line.reference() : null);
  }

  /// What it sells any number for.
  static Offer offer(E164 e164) {
    Set<Feature> voice = Set.of(Feature.VOICE);
    NumberType local = NumberType.LOCAL;
    Listing listing = new Listing(e164, "US", local, "Detroit", "MI", "DETROIT", voice, "storm");
    return new Offer(listing, new Price(Money.usd("1.00"), Money.usd("1.00")), true);
  }
}

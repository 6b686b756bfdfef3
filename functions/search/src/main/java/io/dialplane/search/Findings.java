package io.dialplane.search;

import io.dialplane.domain.E164;
import io.dialplane.domain.Freed;
import io.dialplane.domain.NumberState;
import io.dialplane.domain.Offer;
import io.dialplane.domain.Ordering;
import io.dialplane.domain.Owned;
import io.dialplane.domain.Releasing;
import io.dialplane.domain.Reserved;
import io.dialplane.port.Ref;
import io.dialplane.port.Snapshot;
import io.dialplane.port.Store;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a search has found so far, the nearest first, each number once.
final class Findings {
  /// So many rows at most are asked of the store in its one batch.
  private static final int MOST_CANDIDATES = 100;

  private final int limit;
  private final Map<E164, Row> found = new LinkedHashMap<>();
  private final Set<E164> checked = new HashSet<>();
  private final Set<E164> taken = new HashSet<>();

  Findings(int limit) {
    this.limit = limit;
  }

  /// An offer, and where a wider search found it; null for what was asked for.
  record Row(Offer offer, @Nullable String widenedTo) {}

  void add(List<Offer> offers, @Nullable String widenedTo) {
    for (Offer offer : offers) {
      if (found.size() < MOST_CANDIDATES && !taken.contains(offer.e164())) {
        found.putIfAbsent(offer.e164(), new Row(offer, widenedTo));
      }
    }
  }

  boolean wantsMore() {
    return found.size() < limit;
  }

  /// Leaves out what anyone holds or owns here, the caller included.
  void leaveOutTaken(Store store, Instant now) {
    List<Ref.OfNumber> unchecked =
        found.keySet().stream()
            .filter(e164 -> !checked.contains(e164))
            .map(Ref.OfNumber::new)
            .toList();
    if (unchecked.isEmpty()) {
      return;
    }
    Snapshot snapshot = store.read(unchecked);
    for (Ref.OfNumber number : unchecked) {
      checked.add(number.e164());
      snapshot
          .get(number)
          .found()
          .filter(state -> isTaken(state, now))
          .ifPresent(_ -> take(number.e164()));
    }
  }

  private void take(E164 e164) {
    found.remove(e164);
    taken.add(e164);
  }

  private static boolean isTaken(NumberState state, Instant now) {
    return switch (state) {
      case Reserved held -> held.isOpen(now);
      case Ordering _, Owned _, Releasing _ -> true;
      case Freed _ -> false;
    };
  }

  List<Row> rows() {
    return found.values().stream().limit(limit).toList();
  }

  /// What was widened, or null.
  @Nullable String message() {
    Set<String> wider = new LinkedHashSet<>();
    for (Row row : rows()) {
      if (row.widenedTo() != null) {
        wider.add(row.widenedTo());
      }
    }
    return wider.isEmpty()
        ? null
        : "Too few numbers matched every filter; added some from %s."
            .formatted(String.join(", then ", wider));
  }
}

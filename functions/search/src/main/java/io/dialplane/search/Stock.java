package io.dialplane.search;

import io.dialplane.domain.InventoryQuery;
import io.dialplane.domain.Offer;
import io.dialplane.port.Carrier;
import io.dialplane.port.CarrierAnswer;
import io.dialplane.port.SideBySide;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The inventory of several carriers as one, for one search. All its questions together take no
/// longer than the patience; a carrier that fails one is not asked again, and is remembered.
final class Stock {
  private static final Comparator<Offer> CHEAPEST =
      Comparator.comparing(offer -> offer.price().total());

  private final List<Carrier> carriers;
  private final InstantSource clock;
  private final Instant end;
  private final Set<String> missing = new LinkedHashSet<>();
  private boolean answered;

  /// `carriers` in the order of preference.
  Stock(List<Carrier> carriers, InstantSource clock, Duration patience) {
    this.carriers = List.copyOf(carriers);
    this.clock = clock;
    this.end = clock.instant().plus(patience);
  }

  /// The preferred carrier's numbers first, each carrier's cheapest first.
  List<Offer> search(InventoryQuery query) {
    List<Carrier> asked =
        carriers.stream().filter(carrier -> !missing.contains(carrier.name())).toList();
    Duration left = Duration.between(clock.instant(), end);
    List<Offer> found = new ArrayList<>();
    if (asked.isEmpty() || !left.isPositive()) {
      return found;
    }
    List<CarrierAnswer<List<Offer>>> answers =
        SideBySide.ask(asked, carrier -> carrier.search(query), left);
    for (int i = 0; i < answers.size(); i++) {
      if (isAnswer(answers.get(i))) {
        answered = true;
        found.addAll(offers(answers.get(i), query));
      } else {
        missing.add(asked.get(i).name());
      }
    }
    return found;
  }

  /// A carrier that has nothing like what was asked for has answered.
  private static boolean isAnswer(CarrierAnswer<List<Offer>> answer) {
    return switch (answer) {
      case CarrierAnswer.Accepted<List<Offer>> _ -> true;
      case CarrierAnswer.Refused<List<Offer>>(var reason, _) -> !reason.isCarriersTrouble();
      case CarrierAnswer.Pending<List<Offer>> _, CarrierAnswer.Unknown<List<Offer>> _ -> false;
    };
  }

  /// A carrier that filters loosely is filtered again.
  private static List<Offer> offers(CarrierAnswer<List<Offer>> answer, InventoryQuery query) {
    return answer instanceof CarrierAnswer.Accepted<List<Offer>>(var offers)
        ? offers.stream().filter(offer -> query.matches(offer.listing())).sorted(CHEAPEST).toList()
        : List.of();
  }

  boolean isUnreachable() {
    return !answered;
  }

  /// Whose numbers are missing, in words for the caller; null where all have answered.
  @Nullable String message() {
    return missing.isEmpty()
        ? null
        : "Numbers from %s may be missing: no answer in time."
            .formatted(String.join(" and ", missing));
  }
}

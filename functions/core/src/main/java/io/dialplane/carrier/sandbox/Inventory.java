package io.dialplane.carrier.sandbox;

import io.dialplane.domain.AreaCode;
import io.dialplane.domain.AreaCodes;
import io.dialplane.domain.E164;
import io.dialplane.domain.Feature;
import io.dialplane.domain.InventoryQuery;
import io.dialplane.domain.Listing;
import io.dialplane.domain.Money;
import io.dialplane.domain.NumberType;
import io.dialplane.domain.Offer;
import io.dialplane.domain.Padded;
import io.dialplane.domain.Price;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What the sandbox has in stock before anything is sold: every `+1 NPA 555 01XX`, the range set
/// aside so that nobody can be assigned a number of it.
final class Inventory {
  private static final int LINES = 100;
  private static final Price LOCAL = new Price(Money.usd("1.00"), Money.usd("1.00"));
  private static final Price TOLL_FREE = new Price(Money.usd("1.00"), Money.usd("2.00"));
  private static final Set<Feature> TOLL_FREE_FEATURES =
      EnumSet.of(Feature.VOICE, Feature.SMS, Feature.FAX);

  private Inventory() {}

  /// Everything that matches, plain numbers of an area code before its magic ones, 98 and 99 never.
  /// Lazy: a caller takes what it needs.
  static Stream<Offer> matching(InventoryQuery query) {
    if (!query.place().country().equals("US")) {
      return Stream.empty();
    }
    Stream<String> codes =
        query.place().areaCode() != null
            ? Stream.of(query.place().areaCode())
            : Stream.concat(
                AreaCodes.all().stream().map(AreaCode::code), AreaCodes.TOLL_FREE.stream());
    return codes
        .flatMap(code -> IntStream.range(0, LINES).mapToObj(line -> number(code, line)))
        .filter(e164 -> Magic.of(e164) != Magic.ON_ACCOUNT)
        .flatMap(e164 -> offer(e164).stream())
        .filter(offer -> query.matches(offer.listing()));
  }

  /// Numbers that lie on the account from the beginning.
  static List<Offer> onAccount() {
    return Stream.concat(AreaCodes.all().stream().map(AreaCode::code), AreaCodes.TOLL_FREE.stream())
        .flatMap(code -> Stream.of(number(code, 98), number(code, 99)))
        .flatMap(e164 -> offer(e164).stream())
        .toList();
  }

  private static E164 number(String areaCode, int line) {
    return new E164("+1" + areaCode + "55501" + Padded.of(line, 2));
  }

  /// A number of the range, sold or not; empty for any other number.
  static Optional<Offer> offer(E164 e164) {
    if (!e164.northAmerican() || !e164.value().startsWith("55501", 5)) {
      return Optional.empty();
    }
    String code = e164.areaCode();
    if (AreaCodes.TOLL_FREE.contains(code)) {
      Listing listing =
          new Listing(
              e164,
              "US",
              NumberType.TOLL_FREE,
              null,
              null,
              null,
              TOLL_FREE_FEATURES,
              SandboxCarrier.NAME);
      return Optional.of(new Offer(listing, TOLL_FREE, true));
    }
    return AreaCodes.find(code).map(area -> local(e164, area));
  }

  private static Offer local(E164 e164, AreaCode area) {
    Listing listing =
        new Listing(
            e164,
            "US",
            NumberType.LOCAL,
            area.city(),
            area.state(),
            area.rateCenter(),
            EnumSet.allOf(Feature.class),
            SandboxCarrier.NAME);
    return new Offer(listing, LOCAL, true);
  }
}

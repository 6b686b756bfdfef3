package io.dialplane.testkit.standin;

import io.dialplane.domain.AreaCode;
import io.dialplane.domain.E164;
import io.dialplane.domain.Feature;
import io.dialplane.domain.NumberType;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A number that a stand-in sells. Every one is of the lines 555-0100 to 555-0199, which nobody can
/// have, and of area codes that neither the sandbox nor the scripted carrier sells, so that tests
/// of them never meet. Toronto and San Juan stand for other countries.
record Stocked(
    E164 e164,
    String country,
    NumberType type,
    @Nullable String locality,
    @Nullable String region,
    @Nullable String rateCenter,
    Set<Feature> features) {
  private static final List<AreaCode> CITIES =
      List.of(
          new AreaCode("907", "Anchorage", "AK", "ANCHORAGE"),
          new AreaCode("505", "Albuquerque", "NM", "ALBUQUERQ"),
          new AreaCode("406", "Billings", "MT", "BILLINGS"),
          new AreaCode("802", "Burlington", "VT", "BURLINGTON"));
  private static final int LINES = 100;

  static List<Stocked> everything() {
    List<Stocked> stock = new ArrayList<>();
    for (int line = 0; line < LINES; line++) {
      for (AreaCode code : CITIES) {
        stock.add(city(code, line));
      }
      stock.add(place("416", "CA", "Toronto", "ON", line));
      stock.add(place("787", "PR", "San Juan", "PR", line));
      stock.add(
          new Stocked(
              number("833", line),
              "US",
              NumberType.TOLL_FREE,
              null,
              null,
              null,
              EnumSet.of(Feature.VOICE, Feature.SMS)));
    }
    return stock;
  }

  /// Every tenth number of a city cannot do MMS or fax.
  private static Stocked city(AreaCode code, int line) {
    return new Stocked(
        number(code.code(), line),
        "US",
        NumberType.LOCAL,
        code.city(),
        code.state(),
        code.rateCenter(),
        line % 10 == 0
            ? EnumSet.of(Feature.VOICE, Feature.SMS)
            : EnumSet.of(Feature.VOICE, Feature.SMS, Feature.MMS, Feature.FAX));
  }

  private static Stocked place(String code, String country, String city, String region, int line) {
    return new Stocked(
        number(code, line),
        country,
        NumberType.LOCAL,
        city,
        region,
        city.toUpperCase(Locale.ROOT),
        EnumSet.of(Feature.VOICE));
  }

  private static E164 number(String areaCode, int line) {
    return new E164("+1%s55501%02d".formatted(areaCode, line));
  }
}

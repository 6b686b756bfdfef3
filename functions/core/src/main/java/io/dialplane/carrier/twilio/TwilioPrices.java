package io.dialplane.carrier.twilio;

import static io.dialplane.port.CarrierAnswer.accepted;

import io.dialplane.carrier.rest.Reply;
import io.dialplane.carrier.rest.RestRequest;
import io.dialplane.carrier.rest.Row;
import io.dialplane.carrier.rest.Session;
import io.dialplane.domain.Money;
import io.dialplane.domain.NumberType;
import io.dialplane.domain.Price;
import io.dialplane.port.CarrierAnswer;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// What Twilio's numbers cost: one price for a country and a type, which a search does not tell.
/// Kept for a while, so that it costs a request an hour and not one a search.
final class TwilioPrices {
  private static final Duration KEPT = Duration.ofHours(1);
  private static final URI HOST = URI.create("https://pricing.twilio.com");
  private static final String PATH = "/v1/PhoneNumbers/Countries/";

  private final InstantSource clock;
  private final Map<String, PriceList> known = new ConcurrentHashMap<>();

  TwilioPrices(InstantSource clock) {
    this.clock = clock;
  }

  /// A country's prices, and until when they are taken as they are.
  private record PriceList(Map<NumberType, Price> prices, Instant until) {}

  /// Empty where Twilio names no price in dollars: such numbers are not sold.
  CarrierAnswer<Map<NumberType, Price>> of(Session session, String country) {
    PriceList list = known.get(country);
    if (list != null && clock.instant().isBefore(list.until())) {
      return accepted(list.prices());
    }
    Reply reply = session.ask(RestRequest.get(PATH + RestRequest.encoded(country)).at(HOST));
    return TwilioCodes.SORTING.search(
        reply,
        body -> {
          Map<NumberType, Price> prices = prices(body);
          known.put(country, new PriceList(prices, clock.instant().plus(KEPT)));
          return accepted(prices);
        });
  }

  private static Map<NumberType, Price> prices(Row body) {
    Map<NumberType, Price> prices = new EnumMap<>(NumberType.class);
    if ("USD".equalsIgnoreCase(body.text("price_unit"))) {
      for (Row row : body.listed("phone_number_prices")) {
        Optional<NumberType> type = type(row.text("number_type"));
        Optional<Money> monthly = row.price("current_price").or(() -> row.price("base_price"));
        if (type.isPresent() && monthly.isPresent()) {
          prices.put(type.get(), new Price(Money.ZERO, monthly.get()));
        }
      }
    }
    return Map.copyOf(prices);
  }

  private static Optional<NumberType> type(@Nullable String word) {
    return word == null ? Optional.empty() : NumberType.of(word.replace(' ', '_'));
  }
}

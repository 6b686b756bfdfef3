package io.dialplane.testkit.standin;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dialplane.domain.E164;
import io.dialplane.domain.NumberType;
import io.dialplane.http.Json;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What the Telnyx stand-in has for sale, what it has shown in a search, and what it holds for
/// somebody else.
record TelnyxShelf(List<Stocked> stock, Set<E164> sold, Set<E164> shown, Set<E164> held) {

  TelnyxShelf() {
    this(Stocked.everything(), new HashSet<>(), new HashSet<>(), new HashSet<>());
  }

  boolean sells(E164 e164) {
    return !sold.contains(e164) && stock.stream().anyMatch(each -> each.e164().equals(e164));
  }

  /// The number that a reservation or an order is for.
  static E164 asked(Heard heard) {
    return new E164(heard.json().at("/phone_numbers/0/phone_number").asText());
  }

  Said search(Heard heard) {
    if (heard.asked("filter[country_code]").isEmpty()) {
      return TelnyxStandIn.refusal(400, "10015", "filter[country_code] is required");
    }
    int limit = heard.asked("filter[limit]").map(Integer::parseInt).orElse(100);
    ArrayNode rows = Json.array();
    stock.stream()
        .filter(each -> !sold.contains(each.e164()) && matches(each, heard))
        .limit(limit)
        .forEach(
            each -> {
              shown.add(each.e164());
              rows.add(row(each));
            });
    ObjectNode body = Json.object();
    body.set("data", rows);
    body.putObject("meta").put("total_results", rows.size()).put("best_effort_results", 0);
    return Said.of(200, body);
  }

  private static boolean matches(Stocked number, Heard heard) {
    String national = number.e164().national();
    Optional<String> code = heard.asked("filter[national_destination_code]");
    String rest = code.isPresent() ? national.substring(3) : national;
    return is(heard, "filter[country_code]", number.country())
        && is(heard, "filter[phone_number_type]", number.type().label())
        && is(heard, "filter[locality]", String.valueOf(number.locality()))
        && is(heard, "filter[administrative_area]", String.valueOf(number.region()))
        && is(heard, "filter[rate_center]", String.valueOf(number.rateCenter()))
        && code.map(national::startsWith).orElse(true)
        && heard.asked("filter[phone_number][starts_with]").map(rest::startsWith).orElse(true)
        && heard.asked("filter[phone_number][ends_with]").map(rest::endsWith).orElse(true)
        && heard
            .asked("filter[phone_number][contains]")
            .map(digits -> loosely(rest, digits))
            .orElse(true)
        && heard.all("filter[features][]").stream()
            .allMatch(
                name ->
                    number.features().stream().anyMatch(feature -> feature.label().equals(name)));
  }

  private static boolean is(Heard heard, String filter, String value) {
    return heard.asked(filter).map(asked -> asked.equalsIgnoreCase(value)).orElse(true);
  }

  /// As Telnyx's own example has it: the digits in their order, others between them.
  private static boolean loosely(String number, String digits) {
    int at = 0;
    for (int i = 0; i < digits.length(); i++) {
      at = number.indexOf(digits.charAt(i), at) + 1;
      if (at == 0) {
        return false;
      }
    }
    return true;
  }

  private static ObjectNode row(Stocked number) {
    ObjectNode row =
        Json.object()
            .put("record_type", "available_phone_number")
            .put("phone_number", number.e164().value())
            .put("best_effort", false)
            .put("quickship", number.type() != NumberType.TOLL_FREE || isEven(number))
            .put("reservable", true)
            // A field that no document knows.
            .put("shelf_life", "long");
    row.putObject("cost_information")
        .put("upfront_cost", "1.00000")
        .put("monthly_cost", number.type() == NumberType.TOLL_FREE ? "2.00000" : "1.10000")
        .put("currency", "USD");
    ArrayNode regions = row.putArray("region_information");
    region(regions, "country_code", number.country());
    if (number.rateCenter() != null) {
      region(regions, "rate_center", number.rateCenter());
      region(regions, "state", String.valueOf(number.region()));
    }
    ArrayNode features = row.putArray("features");
    number.features().forEach(each -> features.addObject().put("name", each.label()));
    return row;
  }

  private static boolean isEven(Stocked number) {
    return (number.e164().value().charAt(11) - '0') % 2 == 0;
  }

  private static void region(ArrayNode regions, String type, String name) {
    regions.addObject().put("region_type", type).put("region_name", name);
  }
}

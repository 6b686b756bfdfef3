package io.dialplane.testkit.standin;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dialplane.domain.E164;
import io.dialplane.domain.Feature;
import io.dialplane.http.Json;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What the Twilio stand-in has for sale, by country and type, without prices.
record TwilioShelf(List<Stocked> stock, Set<E164> sold, Set<E164> wantingAddress) {
  private static final Map<String, Feature> ENABLED =
      Map.of(
          "VoiceEnabled",
          Feature.VOICE,
          "SmsEnabled",
          Feature.SMS,
          "MmsEnabled",
          Feature.MMS,
          "FaxEnabled",
          Feature.FAX);

  /// `resource` is `US/Local.json`, for example; a type that is not sold in a country is not found.
  Said search(Heard heard, String resource) {
    List<Stocked> shelf =
        stock.stream()
            .filter(
                each ->
                    resource.equals(
                        each.country() + "/" + TwilioStandIn.word(each.type()) + ".json"))
            .toList();
    if (shelf.isEmpty()) {
      return TwilioStandIn.notFound(heard);
    }
    ArrayNode rows = Json.array();
    shelf.stream()
        .filter(each -> !sold.contains(each.e164()))
        .filter(each -> !excluded(each, heard))
        .filter(each -> matches(each, heard))
        .limit(heard.asked("PageSize").map(Long::parseLong).orElse(50L))
        .forEach(each -> rows.add(row(each)));
    ObjectNode body = Json.object().put("uri", heard.path());
    body.set("available_phone_numbers", rows);
    return Said.of(200, body);
  }

  private boolean excluded(Stocked number, Heard heard) {
    return wantingAddress.contains(number.e164())
        && heard.asked("ExcludeLocalAddressRequired").filter("true"::equals).isPresent();
  }

  private static boolean matches(Stocked number, Heard heard) {
    String digits = number.e164().value();
    return heard.asked("AreaCode").map(number.e164().areaCode()::equals).orElse(true)
        && is(heard, "InLocality", String.valueOf(number.locality()))
        && is(heard, "InRegion", String.valueOf(number.region()))
        && is(heard, "InRateCenter", String.valueOf(number.rateCenter()))
        && heard.asked("Contains").map(pattern -> fits(digits, pattern)).orElse(true)
        && ENABLED.entrySet().stream()
            .filter(each -> heard.asked(each.getKey()).isPresent())
            .allMatch(each -> number.features().contains(each.getValue()));
  }

  private static boolean is(Heard heard, String filter, String value) {
    return heard.asked(filter).map(asked -> asked.equalsIgnoreCase(value)).orElse(true);
  }

  /// A `+` ties the pattern to the beginning, a `$` to the end.
  private static boolean fits(String digits, String pattern) {
    if (pattern.length() < 2 || pattern.length() > 16) {
      return false;
    }
    if (pattern.startsWith("+")) {
      return digits.startsWith(pattern);
    }
    return pattern.endsWith("$")
        ? digits.endsWith(pattern.substring(0, pattern.length() - 1))
        : digits.contains(pattern);
  }

  private ObjectNode row(Stocked number) {
    ObjectNode row =
        Json.object()
            .put("phone_number", number.e164().value())
            .put("friendly_name", number.e164().formatted())
            .put("locality", number.locality())
            .put("region", number.region())
            .put("rate_center", number.rateCenter())
            .put("iso_country", number.country())
            // Texts, as in the document's own example.
            .put("latitude", "19.720000")
            .put("longitude", "-155.090000")
            .put("beta", false)
            .put("address_requirements", wantingAddress.contains(number.e164()) ? "local" : "none");
    ObjectNode capabilities = row.putObject("capabilities");
    ENABLED
        .values()
        .forEach(each -> capabilities.put(each.label(), number.features().contains(each)));
    return row;
  }
}

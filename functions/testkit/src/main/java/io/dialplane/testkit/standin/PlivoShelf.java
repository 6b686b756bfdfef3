package io.dialplane.testkit.standin;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dialplane.domain.Feature;
import io.dialplane.domain.NumberType;
import io.dialplane.http.Json;
import java.util.List;
import java.util.Set;

/// What the Plivo stand-in has for sale, prices included. Its two sets are of digits without a
/// plus.
record PlivoShelf(Set<String> sold, Set<String> restricted) {
  private static final int PAGE = 20;

  Said search(Heard heard) {
    List<ObjectNode> found =
        Stocked.everything().stream()
            .filter(each -> !sold.contains(each.e164().digits()) && matches(each, heard))
            .map(this::row)
            .toList();
    return page(heard, found);
  }

  static Said page(Heard heard, List<ObjectNode> found) {
    int offset = heard.asked("offset").map(Integer::parseInt).orElse(0);
    int limit = Math.min(PAGE, heard.asked("limit").map(Integer::parseInt).orElse(PAGE));
    ArrayNode rows = Json.array();
    found.stream().skip(offset).limit(limit).forEach(rows::add);
    ObjectNode body = Json.object().put("api_id", "an id");
    body.putObject("meta")
        .put("limit", limit)
        .put("offset", offset)
        .put("next", offset + limit < found.size() ? heard.path() + "?offset=" + offset : null)
        .putNull("previous")
        .put("total_count", found.size());
    body.set("objects", rows);
    return Said.of(200, body);
  }

  private static boolean matches(Stocked number, Heard heard) {
    boolean tollFree = number.type() == NumberType.TOLL_FREE;
    String services = heard.asked("services").orElse("");
    return heard.asked("country_iso").map(number.country()::equals).orElse(false)
        && heard.asked("type").map(type -> type.equals("tollfree") == tollFree).orElse(true)
        && heard.asked("pattern").map(number.e164().national()::startsWith).orElse(true)
        && heard.asked("city").map(c -> c.equalsIgnoreCase(number.locality())).orElse(true)
        && heard.asked("rate_center").map(c -> c.equals(number.rateCenter())).orElse(true)
        && (services.isEmpty()
            || List.of(services.split(",", -1)).stream()
                .allMatch(
                    name ->
                        number.features().contains(Feature.of(name).orElse(Feature.EMERGENCY))));
  }

  private ObjectNode row(Stocked number) {
    boolean restricts = restricted.contains(number.e164().digits());
    return Json.object()
        .put("number", number.e164().digits())
        .put("country", "UNITED STATES")
        .put("region", "United States")
        .put("city", number.locality())
        .put("rate_center", number.rateCenter())
        .put("lata", 722)
        .put("type", number.type() == NumberType.TOLL_FREE ? "tollfree" : "fixed")
        .put("sub_type", "local")
        .put("setup_rate", "0.50000")
        .put("monthly_rental_rate", "0.80000")
        .put("voice_enabled", number.features().contains(Feature.VOICE))
        .put("sms_enabled", number.features().contains(Feature.SMS))
        .put("mms_enabled", number.features().contains(Feature.MMS))
        .put("restriction", restricts ? "documents" : null)
        .put("restriction_text", restricts ? "Proof of address" : null);
  }
}

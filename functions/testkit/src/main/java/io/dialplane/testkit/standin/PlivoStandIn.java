package io.dialplane.testkit.standin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dialplane.domain.E164;
import io.dialplane.http.Json;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Plivo on localhost: twenty rows a page, a slash at the end of every path, words instead of
/// codes, and "not found" for a number that anybody has, oneself included. Its answers have the
/// fields of the fixtures of Plivo's own SDK.
public final class PlivoStandIn extends StandIn {
  public static final String APPLICATION = "29986316244302815";

  private static final String ID = "MA0123456789ABCDEFGH";
  public static final String TOKEN = "a token of Plivo's";
  private static final String OURS = "/Account/" + ID + "/";
  private static final Set<String> QUERY =
      Set.of(
          "country_iso",
          "type",
          "pattern",
          "services",
          "city",
          "region",
          "rate_center",
          "limit",
          "offset");

  private final Set<String> sold = new TreeSet<>();
  private final Set<String> restricted = new TreeSet<>();
  private final PlivoShelf shelf = new PlivoShelf(sold, restricted);
  private final Map<String, ObjectNode> account = new LinkedHashMap<>();
  private final ObjectNode application =
      Json.object()
          .put("app_id", APPLICATION)
          .put("answer_url", "https://example.com/elsewhere")
          .put("answer_method", "GET");
  private String refusing = "";
  private boolean showsReleased;

  private PlivoStandIn() {
    super("/v1", null);
  }

  public static PlivoStandIn start() {
    return new PlivoStandIn();
  }

  @Override
  public Map<String, String> settings() {
    return Map.of(
        "PLIVO_BASE_URL",
        base(),
        "PLIVO_AUTH_ID",
        ID,
        "PLIVO_AUTH_TOKEN",
        TOKEN,
        "PLIVO_APP_ID",
        APPLICATION);
  }

  /// Sold to somebody else.
  public void sellElsewhere(String e164) {
    sold.add(digits(e164));
  }

  /// Sold only after papers were seen.
  public void restrict(String e164) {
    restricted.add(digits(e164));
  }

  /// Why orders are refused, in Plivo's words; empty ends it.
  public void refuseOrders(String words) {
    refusing = words;
  }

  public void onAccount(String e164) {
    add(digits(e164), "");
  }

  /// Shows a released number for ever.
  public void keepShowingReleased() {
    showsReleased = true;
  }

  public boolean owns(String e164) {
    return account.containsKey(digits(e164));
  }

  public ObjectNode application() {
    return application;
  }

  private static String digits(String e164) {
    return e164.substring(1);
  }

  private void add(String digits, String application) {
    sold.add(digits);
    account.put(
        digits,
        Json.object()
            .put("number", digits)
            .putNull("alias")
            .put("application", application.isEmpty() ? null : "/v1" + OURS + application)
            .put("monthly_rental_rate", "0.80000")
            .put("number_type", "local")
            .put("region", "California, UNITED STATES")
            .put("voice_enabled", true)
            .put("sms_enabled", true));
  }

  @Override
  protected void resell() {
    sold.retainAll(account.keySet());
  }

  @Override
  protected Said error(int status) {
    return words(status, status == 401 ? "no access for " + ID + " with " + TOKEN : "a failure");
  }

  private static Said words(int status, String error) {
    return Said.of(status, Json.object().put("api_id", "an id").put("error", error));
  }

  private static Said notFound() {
    return words(404, "not found");
  }

  @Override
  protected Said answer(Heard heard) {
    String pair = ID + ":" + TOKEN;
    String basic =
        "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    if (!basic.equals(heard.headers().get("authorization"))) {
      return error(401);
    }
    heard.query().stream()
        .filter(field -> !QUERY.contains(field.name()))
        .forEach(field -> complain(heard, field.name() + " is no parameter"));
    if (!heard.path().startsWith(OURS) || !heard.path().endsWith("/")) {
      complain(heard, "no slash at the end, or another account");
      return notFound();
    }
    String[] parts = heard.path().substring(OURS.length()).split("/", -1);
    String id = parts.length > 2 ? parts[1] : "";
    return switch (parts[0]) {
      case "PhoneNumber" -> id.isEmpty() ? shelf.search(heard) : buy(heard, id);
      case "Number" -> id.isEmpty() ? list(heard) : number(heard, id);
      case "Application" -> application(heard, id);
      default -> notFound();
    };
  }

  private Said buy(Heard heard, String digits) {
    if (!refusing.isEmpty()) {
      return words(400, refusing);
    }
    boolean sells =
        Stocked.everything().stream().anyMatch(each -> each.e164().digits().equals(digits));
    if (!sells || sold.contains(digits)) {
      return notFound();
    }
    String application = heard.json().path("app_id").asText("");
    add(digits, application.isEmpty() ? "" : "Application/" + application + "/");
    ObjectNode body =
        Json.object().put("api_id", "an id").put("message", "created").put("status", "fulfilled");
    body.putArray("numbers").addObject().put("number", digits).put("status", "Success");
    return Said.of(201, body);
  }

  private Said list(Heard heard) {
    return PlivoShelf.page(heard, List.copyOf(account.values()));
  }

  private Said number(Heard heard, String digits) {
    ObjectNode row = account.get(new E164("+" + digits).digits());
    if (row == null) {
      return notFound();
    }
    if (heard.method().equals("POST")) {
      String id = heard.json().path("app_id").asText();
      row.put("application", "/v1" + OURS + "Application/" + id + "/");
      return Said.of(202, Json.object().put("api_id", "an id").put("message", "changed"));
    }
    if (heard.method().equals("DELETE")) {
      if (!showsReleased) {
        account.remove(digits);
      }
      return Said.of(204, null);
    }
    return Said.of(200, row.deepCopy().put("api_id", "an id"));
  }

  private Said application(Heard heard, String id) {
    if (!id.equals(APPLICATION)) {
      return notFound();
    }
    if (heard.isDeed()) {
      application.setAll((ObjectNode) heard.json());
      return Said.of(202, Json.object().put("api_id", "an id").put("message", "changed"));
    }
    return Said.of(200, application.deepCopy());
  }
}

package io.dialplane.testkit.standin;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dialplane.domain.Feature;
import io.dialplane.domain.NumberType;
import io.dialplane.http.Json;
import io.dialplane.port.VoiceUrls;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Vonage on localhost: prices in euros, 420 for every no with the reason in words if at all, an
/// error within an answer of status 200, and an empty object for nothing found.
public final class VonageStandIn extends StandIn {
  public static final String APPLICATION = "aaaaaaaa-bbbb-cccc-dddd-0123456789ab";

  private static final String KEY = "a1b2c3d4";
  private static final String SECRET = "a secret of Vonage's";

  private final Set<String> sold = new TreeSet<>();
  private final Map<String, ObjectNode> account = new LinkedHashMap<>();
  private String refusing = "";
  private boolean refusesWith200;
  private VoiceUrls calls =
      new VoiceUrls("https://example.com/calls", "https://example.com/status");
  private int pageSize = 100;

  private VonageStandIn() {
    super("", ApiDocument.load("vonage-openapi.json"));
  }

  public static VonageStandIn start() {
    return new VonageStandIn();
  }

  @Override
  public Map<String, String> settings() {
    return Map.of(
        "VONAGE_BASE_URL",
        base(),
        "VONAGE_API_KEY",
        KEY,
        "VONAGE_API_SECRET",
        SECRET,
        "VONAGE_APPLICATION_ID",
        APPLICATION,
        "VONAGE_USD_PER_EUR",
        "1.10");
  }

  /// Sold to somebody else.
  public void sellElsewhere(String e164) {
    sold.add(digits(e164));
  }

  /// Why changes are refused, in Vonage's words; `within200` says so under that status. Empty ends
  /// it.
  public void refuse(String words, boolean within200) {
    refusing = words;
    refusesWith200 = within200;
  }

  public void onAccount(String e164) {
    add(digits(e164));
  }

  /// Where the application sends calls.
  public void sendsCallsTo(VoiceUrls urls) {
    calls = urls;
  }

  /// How many rows a page has at most.
  public void pageSize(int most) {
    pageSize = most;
  }

  public boolean owns(String e164) {
    return account.containsKey(digits(e164));
  }

  /// A field of a number as it is set; empty where it is not.
  public String get(String e164, String field) {
    return account.getOrDefault(digits(e164), Json.object()).path(field).asText("");
  }

  private static String digits(String e164) {
    return e164.substring(1);
  }

  private void add(String digits) {
    sold.add(digits);
    ObjectNode row =
        Json.object()
            .put("country", "US")
            .put("msisdn", digits)
            .put("type", "mobile-lvn")
            .put("moHttpUrl", "https://example.com/messages")
            .put("voiceCallbackType", "tel")
            .put("voiceCallbackValue", "14155550199");
    row.putArray("features").add("VOICE").add("SMS");
    account.put(digits, row);
  }

  @Override
  protected void resell() {
    sold.retainAll(account.keySet());
  }

  @Override
  protected Said error(int status) {
    return coded(
        status,
        Integer.toString(status),
        status == 401 ? "authentication failed for " + KEY + " " + SECRET : "a failure");
  }

  private static Said coded(int status, String code, String label) {
    return Said.of(status, Json.object().put("error-code", code).put("error-code-label", label));
  }

  private static Said done() {
    return coded(200, "200", "success");
  }

  @Override
  protected Said answer(Heard heard) {
    byte[] pair = (KEY + ":" + SECRET).getBytes(StandardCharsets.UTF_8);
    String basic = "Basic " + Base64.getEncoder().encodeToString(pair);
    if (!basic.equals(heard.headers().get("authorization"))) {
      return error(401);
    }
    if (heard.isDeed() && !refusing.isEmpty()) {
      return coded(refusesWith200 ? 200 : 420, "420", refusing);
    }
    String digits = heard.sent("msisdn").orElse("");
    return switch (heard.line()) {
      case "GET /number/search" -> search(heard);
      case "GET /account/numbers" -> page(heard, found(heard));
      case "POST /number/buy" -> buy(digits);
      case "POST /number/update" -> update(heard, digits);
      case "POST /number/cancel" ->
          account.remove(digits) == null ? coded(420, "420", "method failed") : done();
      case "GET /v2/applications/" + APPLICATION -> application();
      default -> coded(404, "404", "not found");
    };
  }

  private Said search(Heard heard) {
    List<ObjectNode> found =
        Stocked.everything().stream()
            .filter(each -> !sold.contains(each.e164().digits()) && matches(each, heard))
            .map(VonageStandIn::row)
            .toList();
    return found.isEmpty() ? Said.of(200, Json.object()) : page(heard, found);
  }

  private List<ObjectNode> found(Heard heard) {
    return account.values().stream()
        .filter(row -> fits(row.path("msisdn").asText(), heard))
        .toList();
  }

  private Said page(Heard heard, List<ObjectNode> found) {
    int size = Math.min(pageSize, heard.asked("size").map(Integer::parseInt).orElse(10));
    int index = heard.asked("index").map(Integer::parseInt).orElse(1);
    ArrayNode rows = Json.array();
    found.stream().skip((long) (index - 1) * size).limit(size).forEach(rows::add);
    ObjectNode body = Json.object().put("count", found.size());
    body.set("numbers", rows);
    return Said.of(200, body);
  }

  private static boolean matches(Stocked number, Heard heard) {
    boolean tollFree = number.type() == NumberType.TOLL_FREE;
    return heard.asked("country").map(number.country()::equals).orElse(false)
        && heard
            .asked("type")
            .map(type -> type.equals("landline-toll-free") == tollFree)
            .orElse(true)
        && fits(number.e164().digits(), heard)
        && heard
            .asked("features")
            .map(wanted -> List.of(wanted.split(",", -1)))
            .orElse(List.of())
            .stream()
            .allMatch(name -> number.features().contains(Feature.valueOf(name)));
  }

  private static boolean fits(String digits, Heard heard) {
    String pattern = heard.asked("pattern").orElse("");
    return switch (heard.asked("search_pattern").orElse("0")) {
      case "0" -> digits.startsWith(pattern);
      case "1" -> digits.contains(pattern);
      default -> digits.endsWith(pattern);
    };
  }

  private static ObjectNode row(Stocked number) {
    ObjectNode row =
        Json.object()
            .put("country", number.country())
            .put("msisdn", number.e164().digits())
            .put(
                "type", number.type() == NumberType.TOLL_FREE ? "landline-toll-free" : "mobile-lvn")
            .put("cost", "0.67");
    ArrayNode features = row.putArray("features");
    number.features().stream()
        .filter(each -> each != Feature.FAX)
        .forEach(each -> features.add(each.label().toUpperCase(Locale.ROOT)));
    return row;
  }

  private Said buy(String digits) {
    boolean sells =
        Stocked.everything().stream().anyMatch(each -> each.e164().digits().equals(digits));
    if (!sells || sold.contains(digits)) {
      return coded(420, "420", "method failed");
    }
    add(digits);
    return done();
  }

  /// What is not sent is lost.
  private Said update(Heard heard, String digits) {
    ObjectNode row = account.get(digits);
    if (row == null) {
      return coded(420, "420", "method failed");
    }
    row.remove(List.of("moHttpUrl", "voiceCallbackType", "voiceCallbackValue"));
    heard.form().stream()
        .filter(field -> !field.name().equals("app_id"))
        .forEach(field -> row.put(field.name(), field.value()));
    return done();
  }

  private Said application() {
    ObjectNode body = Json.object().put("id", APPLICATION).put("name", "calls");
    ObjectNode hooks = body.putObject("capabilities").putObject("voice").putObject("webhooks");
    hooks.putObject("answer_url").put("address", calls.inbound()).put("http_method", "POST");
    hooks.putObject("event_url").put("address", calls.status()).put("http_method", "POST");
    return Said.of(200, body);
  }
}

package io.dialplane.testkit.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dialplane.domain.E164;
import io.dialplane.http.Json;
import java.time.InstantSource;
import java.util.Map;

/// Telnyx on localhost: reservations and orders answer 200 whatever comes of them, an order
/// completes only after it was asked for, wants a search of its number before, and gives the number
/// another id than its own line; look-ups find parts of what they look for, and nothing at all for
/// a `+`.
public final class TelnyxStandIn extends StandIn {
  /// What the application of calls is, and the connection of numbers.
  public static final String CONNECTION = "1293384261075731499";

  private static final String KEY = "KEY0123456789ABCDEF";

  private final TelnyxShelf shelf;
  private final TelnyxAccount account = new TelnyxAccount();
  private final TelnyxReservations reservations;
  private final TelnyxOrderBook orders;
  private final ObjectNode application =
      Json.object()
          .put("id", CONNECTION)
          .put("record_type", "texml_application")
          .put("friendly_name", "calls")
          .put("voice_url", "https://example.com/elsewhere")
          .put("voice_method", "get");

  private TelnyxStandIn(InstantSource clock) {
    super("/v2", ApiDocument.load("telnyx-openapi.json"));
    this.shelf = new TelnyxShelf();
    this.reservations = new TelnyxReservations(shelf, clock);
    this.orders = new TelnyxOrderBook(shelf, account, clock);
  }

  public static TelnyxStandIn start(InstantSource clock) {
    return new TelnyxStandIn(clock);
  }

  @Override
  public Map<String, String> settings() {
    return Map.of(
        "TELNYX_BASE_URL", base(), "TELNYX_API_KEY", KEY, "TELNYX_CONNECTION_ID", CONNECTION);
  }

  /// Sold to somebody else.
  public void sellElsewhere(String e164) {
    shelf.sold().add(new E164(e164));
  }

  /// Kept for somebody else: still shown, neither held nor sold.
  public void holdElsewhere(String e164) {
    shelf.held().add(new E164(e164));
  }

  /// Needs papers before it is sold.
  public void wantPapers(String e164) {
    orders.wantPapers(new E164(e164));
  }

  /// What the account lacks, as a code of Telnyx's: `20100` for money. Empty ends it.
  public void refuseOrders(String code) {
    orders.refuseOrders(code);
  }

  /// How many times an order is asked for before it has completed.
  public void completeAfter(int asked) {
    orders.completeAfter(asked);
  }

  /// The next orders fail after they were taken.
  public void failOrders() {
    orders.failOrders();
  }

  /// Puts a number on the account, as if it had been there before; the reference is free text.
  public String onAccount(String e164, String reference) {
    sellElsewhere(e164);
    return account.add(new E164(e164), reference, null);
  }

  /// Locks a number against deletion.
  public void lock(String e164) {
    account.lock(new E164(e164));
  }

  public boolean owns(String e164) {
    return account.active(new E164(e164)).isPresent();
  }

  public JsonNode application() {
    return application;
  }

  /// How many numbers a page of the account has at most.
  public void pageSize(int most) {
    account.pageSize(most);
  }

  @Override
  protected void resell() {
    shelf.sold().removeIf(e164 -> account.active(e164).isEmpty() && !orders.isUnderWay(e164));
  }

  @Override
  protected Said error(int status) {
    return switch (status) {
      case 401 -> refusal(401, "10009", "Could not understand the provided credentials: " + KEY);
      case 429 -> refusal(429, "10011", "Too many requests.");
      case 503 -> refusal(503, "10037", "Service unavailable.");
      default -> refusal(status, "10007", "An unexpected error occured.");
    };
  }

  static Said refusal(int status, String code, String detail) {
    ObjectNode body = Json.object();
    body.putArray("errors").addObject().put("code", code).put("title", code).put("detail", detail);
    return Said.of(status, body);
  }

  static Said data(JsonNode data) {
    ObjectNode body = Json.object();
    body.set("data", data);
    return Said.of(200, body);
  }

  /// A list with its counts.
  static Said list(ArrayNode rows, int page, int pages) {
    ObjectNode body = Json.object();
    body.set("data", rows);
    body.putObject("meta")
        .put("page_number", page)
        .put("page_size", rows.size())
        .put("total_pages", pages)
        .put("total_results", rows.size());
    return Said.of(200, body);
  }

  @Override
  protected Said answer(Heard heard) {
    if (!("Bearer " + KEY).equals(heard.headers().get("authorization"))) {
      return error(401);
    }
    String resource = heard.path().split("/", -1)[1];
    return switch (resource) {
      case "available_phone_numbers" -> shelf.search(heard);
      case "number_reservations" -> reservations.answer(heard);
      case "number_orders" -> orders.answer(heard);
      case "phone_numbers_regulatory_requirements" -> orders.requirements(heard);
      case "phone_numbers" -> account.answer(heard);
      case "texml_applications" -> application(heard);
      default -> refusal(404, "10005", "The requested resource or URL could not be found.");
    };
  }

  private Said application(Heard heard) {
    if (!heard.path().endsWith("/" + CONNECTION)) {
      return refusal(404, "10005", "The requested resource or URL could not be found.");
    }
    if (heard.method().equals("PATCH")) {
      application.setAll((ObjectNode) heard.json());
    }
    return data(application.deepCopy());
  }
}

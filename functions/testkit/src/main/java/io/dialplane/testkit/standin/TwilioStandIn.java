package io.dialplane.testkit.standin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dialplane.domain.E164;
import io.dialplane.domain.NumberType;
import io.dialplane.http.Json;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// Twilio on localhost: no holds; orders are done when they are answered; an order for a number
/// that the account has already changes it and answers 201; what is not found is named in the
/// error, the account's own id included.
public final class TwilioStandIn extends StandIn {
  static final String ACCOUNT = "AC0123456789abcdef0123456789abcdef";

  public static final String TOKEN = "0123456789abcdef0123456789abcdef";
  private static final String OURS = "/2010-04-01/Accounts/" + ACCOUNT + "/";
  private static final String PRICES = "/v1/PhoneNumbers/Countries/";

  private final Set<E164> sold = new HashSet<>();
  private final Set<E164> wantingAddress = new HashSet<>();
  private final TwilioAccount account = new TwilioAccount(sold, wantingAddress);
  private final TwilioShelf shelf = new TwilioShelf(Stocked.everything(), sold, wantingAddress);

  private TwilioStandIn() {
    super("", ApiDocument.load("twilio-openapi.json"));
  }

  public static TwilioStandIn start() {
    return new TwilioStandIn();
  }

  @Override
  public Map<String, String> settings() {
    return Map.of(
        "TWILIO_BASE_URL", base(), "TWILIO_ACCOUNT_SID", ACCOUNT, "TWILIO_AUTH_TOKEN", TOKEN);
  }

  /// Sold to somebody else.
  public void sellElsewhere(String e164) {
    sold.add(new E164(e164));
  }

  /// Sold only to who has an address there.
  public void wantAddress(String e164) {
    wantingAddress.add(new E164(e164));
  }

  /// What the account lacks, as a code of Twilio's and its status. Code 0 ends it.
  public void refuseOrders(int code, int status) {
    account.refuseOrders(code, status);
  }

  /// Puts a number on the account, as if it had been there before.
  public String onAccount(String e164, String friendlyName) {
    return account.add(new E164(e164), friendlyName);
  }

  /// Sets a field of a number, `trunk_sid` for example.
  public void set(String e164, String field, String value) {
    account.find(new E164(e164)).orElseThrow().put(field, value);
  }

  /// A field of a number as it is set; empty where it is not.
  public String get(String e164, String field) {
    return account.find(new E164(e164)).orElseThrow().path(field).asText("");
  }

  public boolean owns(String e164) {
    return account.find(new E164(e164)).isPresent();
  }

  /// How many numbers a page of the account has at most.
  public void pageSize(int most) {
    account.pageSize(most);
  }

  @Override
  protected void resell() {
    sold.removeIf(e164 -> account.find(e164).isEmpty());
  }

  @Override
  protected Said error(int status) {
    return switch (status) {
      case 401 -> refusal(401, 20003, "Authenticate: " + ACCOUNT + " with " + TOKEN);
      case 429 -> refusal(429, 20429, "Too many requests");
      case 503 -> refusal(503, 20503, "Service unavailable");
      default -> refusal(status, 20500, "An internal server error has occurred");
    };
  }

  static Said refusal(int status, int code, String message) {
    return Said.of(
        status,
        Json.object()
            .put("code", code)
            .put("message", message)
            .put("more_info", "https://www.twilio.com/docs/errors/" + code)
            .put("status", status));
  }

  static Said notFound(Heard heard) {
    return refusal(404, 20404, "The requested resource " + heard.path() + " was not found");
  }

  @Override
  protected Said answer(Heard heard) {
    String pair = ACCOUNT + ":" + TOKEN;
    String basic =
        "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    if (!basic.equals(heard.headers().get("authorization"))) {
      return error(401);
    }
    if (heard.path().startsWith(PRICES)) {
      return prices(heard);
    }
    if (heard.path().startsWith(OURS + "AvailablePhoneNumbers/")) {
      return shelf.search(
          heard, heard.path().substring((OURS + "AvailablePhoneNumbers/").length()));
    }
    return heard.path().startsWith(OURS + "IncomingPhoneNumbers")
        ? account.answer(heard)
        : notFound(heard);
  }

  private static Said prices(Heard heard) {
    String country = heard.path().substring(PRICES.length());
    ObjectNode prices =
        Json.object().put("country", country).put("iso_country", country).put("price_unit", "USD");
    var list = prices.putArray("phone_number_prices");
    list.addObject()
        .put("number_type", "local")
        .put("base_price", "1.15")
        .put("current_price", "1.00");
    if (country.equals("US")) {
      list.addObject().put("number_type", "toll free").put("base_price", "2.15");
    } else {
      list.addObject().put("number_type", "mobile").put("base_price", "3.15");
      list.addObject().put("number_type", "national").put("base_price", "4.15");
    }
    return Said.of(200, prices);
  }

  static String word(NumberType type) {
    return switch (type) {
      case LOCAL -> "Local";
      case TOLL_FREE -> "TollFree";
      case MOBILE -> "Mobile";
      case NATIONAL -> "National";
    };
  }
}

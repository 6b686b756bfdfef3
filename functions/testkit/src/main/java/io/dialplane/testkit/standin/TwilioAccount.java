package io.dialplane.testkit.standin;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dialplane.domain.E164;
import io.dialplane.http.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The numbers on the Twilio stand-in's account.
final class TwilioAccount {
  private static final Map<String, String> FIELDS =
      Map.of(
          "FriendlyName", "friendly_name",
          "VoiceUrl", "voice_url",
          "VoiceMethod", "voice_method",
          "StatusCallback", "status_callback",
          "StatusCallbackMethod", "status_callback_method",
          "VoiceReceiveMode", "voice_receive_mode",
          "TrunkSid", "trunk_sid",
          "VoiceApplicationSid", "voice_application_sid");

  private final Set<E164> sold;
  private final Set<E164> wantingAddress;
  private final Map<String, ObjectNode> rows = new LinkedHashMap<>();
  private int lastSid;
  private int refusing;
  private int refusalStatus;
  private int pageSize = 1000;

  TwilioAccount(Set<E164> sold, Set<E164> wantingAddress) {
    this.sold = sold;
    this.wantingAddress = wantingAddress;
  }

  void refuseOrders(int code, int status) {
    refusing = code;
    refusalStatus = status;
  }

  void pageSize(int most) {
    pageSize = most;
  }

  Optional<ObjectNode> find(E164 e164) {
    return rows.values().stream()
        .filter(row -> row.path("phone_number").asText().equals(e164.value()))
        .findFirst();
  }

  String add(E164 e164, String friendlyName) {
    String sid = "PN%032x".formatted(++lastSid);
    ObjectNode row =
        Json.object()
            .put("sid", sid)
            .put("account_sid", TwilioStandIn.ACCOUNT)
            .put("phone_number", e164.value())
            .put("friendly_name", friendlyName)
            .put("voice_url", "https://example.com/elsewhere")
            .put("voice_method", "GET")
            .put("status", "in-use")
            .put("type", "local");
    row.putObject("capabilities").put("voice", true).put("sms", true).put("mms", false);
    rows.put(sid, row);
    sold.add(e164);
    return sid;
  }

  Said answer(Heard heard) {
    if (heard.path().endsWith("/IncomingPhoneNumbers.json")) {
      return heard.isDeed() ? buy(heard) : list(heard);
    }
    String last = heard.path().substring(heard.path().lastIndexOf('/') + 1);
    ObjectNode row = rows.get(last.replace(".json", ""));
    if (row == null) {
      return TwilioStandIn.notFound(heard);
    }
    if (heard.method().equals("POST")) {
      set(row, heard);
      return Said.of(200, row.deepCopy());
    }
    if (row.path("emergency_status").asText().equals("Active")) {
      return TwilioStandIn.refusal(400, 21633, "The number has a registered emergency address");
    }
    rows.remove(row.path("sid").asText());
    return Said.of(204, null);
  }

  private static void set(ObjectNode row, Heard heard) {
    for (Heard.Field field : heard.form()) {
      String name = FIELDS.get(field.name());
      if (name != null) {
        row.put(name, field.value().isEmpty() ? null : field.value());
      }
    }
  }

  /// A number that the account has is changed, and the answer looks as if it had been bought.
  private Said buy(Heard heard) {
    E164 e164 = new E164(heard.sent("PhoneNumber").orElseThrow());
    Optional<ObjectNode> there = find(e164);
    if (there.isEmpty()) {
      if (refusing != 0) {
        return TwilioStandIn.refusal(refusalStatus, refusing, "The account cannot buy now");
      }
      if (sold.contains(e164)
          || Stocked.everything().stream().noneMatch(s -> s.e164().equals(e164))) {
        return TwilioStandIn.refusal(400, 21422, e164 + " is not available");
      }
      if (wantingAddress.contains(e164)) {
        return TwilioStandIn.refusal(400, 21615, "The number needs an address in its own country");
      }
      add(e164, e164.formatted());
    }
    ObjectNode row = find(e164).orElseThrow();
    set(row, heard);
    return Said.of(201, row.deepCopy());
  }

  private Said list(Heard heard) {
    String number = heard.asked("PhoneNumber").orElse("");
    List<ObjectNode> found =
        rows.values().stream()
            .filter(row -> row.path("phone_number").asText().contains(number))
            .toList();
    int asked = heard.asked("PageSize").map(Integer::parseInt).orElse(50);
    int size = Math.min(asked, pageSize);
    int page = heard.asked("Page").map(Integer::parseInt).orElse(0);
    ArrayNode rowsOfPage = Json.array();
    found.stream().skip((long) page * size).limit(size).forEach(rowsOfPage::add);
    boolean more = (page + 1) * size < found.size();
    ObjectNode body =
        Json.object()
            .put("page", page)
            .put("page_size", size)
            .put(
                "next_page_uri",
                more
                    ? heard.path()
                        + "?PageSize=%d&Page=%d&PageToken=PA%s".formatted(size, page + 1, page)
                    : null);
    body.set("incoming_phone_numbers", rowsOfPage);
    return Said.of(200, body);
  }
}

package io.dialplane.testkit.calls;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dialplane.http.Json;
import io.dialplane.testkit.standin.PlivoStandIn;
import io.dialplane.testkit.standin.TwilioStandIn;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// A carrier that calls a deployment and tells it how the call goes on.
public enum CallingCarrier {
  TELNYX,
  TWILIO,
  PLIVO,
  VONAGE;

  /// Where the deployment says that it is reached.
  public static final String PUBLIC = "https://calls.example.com";

  private static final String VONAGES = "a signature secret of Vonage's";

  /// A call as this carrier has it.
  public record Call(String id, String from, String to) {}

  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// What a deployment must be set to so that this carrier can call it.
  public Map<String, String> settings() {
    Map<String, String> settings = new HashMap<>();
    settings.put("CARRIERS", label());
    settings.put("PUBLIC_BASE_URL", PUBLIC);
    settings.put("TELNYX_API_KEY", "key");
    settings.put("TELNYX_PUBLIC_KEY", Signing.telnyxKey());
    settings.put("TWILIO_ACCOUNT_SID", "AC0");
    settings.put("TWILIO_AUTH_TOKEN", TwilioStandIn.TOKEN);
    settings.put("PLIVO_AUTH_ID", "MA0");
    settings.put("PLIVO_AUTH_TOKEN", PlivoStandIn.TOKEN);
    settings.put("VONAGE_API_KEY", "key");
    settings.put("VONAGE_API_SECRET", "secret");
    settings.put("VONAGE_SIGNATURE_SECRET", VONAGES);
    return settings;
  }

  /// A call comes in.
  public Sent inbound(Call call, Instant now) {
    Map<String, String> fields = fields(call);
    if (this != VONAGE) {
      fields.put("CallStatus", "ringing");
      fields.put("Direction", "inbound");
    }
    return sent("inbound", fields, now);
  }

  /// The call has been answered. Twilio and Plivo tell nothing of that; these have it as they would
  /// tell it.
  public Sent answered(Call call, Instant now) {
    Map<String, String> fields = fields(call);
    fields.put(
        this == VONAGE ? "status" : "CallStatus", this == VONAGE ? "answered" : "in-progress");
    time(fields, now);
    return sent("status", fields, now);
  }

  /// The call is over: the caller has hung up, where the carrier says so.
  public Sent ended(Call call, int seconds, Instant now) {
    Map<String, String> fields = fields(call);
    String lasted = Integer.toString(seconds);
    fields.put(this == VONAGE ? "status" : "CallStatus", "completed");
    switch (this) {
      case TELNYX -> {
        fields.put("CallDuration", lasted);
        fields.put("HangupSource", "caller");
      }
      case TWILIO -> fields.put("CallDuration", lasted);
      case PLIVO -> {
        fields.put("Duration", lasted);
        fields.put("HangupSource", "Caller");
        fields.put("TotalCost", "0.00850");
      }
      case VONAGE -> {
        fields.put("duration", lasted);
        fields.put("disconnected_by", "user");
        fields.put("price", "0.00420000");
      }
    }
    time(fields, now);
    return sent("status", fields, now);
  }

  private Map<String, String> fields(Call call) {
    Map<String, String> fields = new LinkedHashMap<>();
    switch (this) {
      case TELNYX, TWILIO -> {
        fields.put("CallSid", call.id());
        fields.put("From", call.from());
        fields.put("To", call.to());
      }
      case PLIVO -> {
        fields.put("CallUUID", call.id());
        fields.put("From", call.from().replace("+", ""));
        fields.put("To", call.to().replace("+", ""));
      }
      case VONAGE -> {
        fields.put("uuid", call.id());
        fields.put("from", call.from().replace("+", ""));
        fields.put("to", call.to().replace("+", ""));
        fields.put("direction", "inbound");
      }
    }
    return fields;
  }

  private void time(Map<String, String> fields, Instant now) {
    switch (this) {
      case TELNYX -> fields.put("Timestamp", now.toString());
      case TWILIO ->
          fields.put(
              "Timestamp",
              DateTimeFormatter.RFC_1123_DATE_TIME.format(now.atOffset(ZoneOffset.UTC)));
      case PLIVO -> fields.put("EndTime", "2026-11-25 12:00:00");
      case VONAGE -> fields.put("timestamp", now.toString());
    }
  }

  /// Signs whatever fields.
  public Sent sent(String path, Map<String, String> fields, Instant now) {
    return signed(path, this == VONAGE ? json(fields) : form(fields), now);
  }

  /// Signs whatever body.
  public Sent signed(String path, String body, Instant now) {
    String target = "/voice/" + label() + "/" + path;
    String url = PUBLIC + target;
    Map<String, String> headers =
        new HashMap<>(
            switch (this) {
              case TELNYX -> Signing.telnyx(body, now);
              case TWILIO -> Signing.twilio(TwilioStandIn.TOKEN, url, body);
              case PLIVO -> Signing.plivo(PlivoStandIn.TOKEN, url, body);
              case VONAGE -> Signing.vonage(VONAGES, body, now);
            });
    headers.put(
        "content-type", this == VONAGE ? "application/json" : "application/x-www-form-urlencoded");
    return new Sent(target, headers, body);
  }

  private static String json(Map<String, String> fields) {
    ObjectNode json = Json.object();
    fields.forEach(json::put);
    return Json.write(json);
  }

  private static String form(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}

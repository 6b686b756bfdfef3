package io.dialplane.voice.language;

import io.dialplane.domain.PhoneCall;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/// What goes along with a call to its agent: who calls, which number, the carrier's id of the call,
/// and whose number it is.
public record Companions(PhoneCall call, String organizationId) {
  private static final String HEADER = "Dialplane-";

  /// By the names of a stream's parameters.
  Map<String, String> parameters() {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("caller", call.caller());
    parameters.put("called", call.called().value());
    parameters.put("callId", call.id());
    parameters.put("organizationId", organizationId);
    return parameters;
  }

  /// By the names of SIP headers, to which each carrier puts its own `X-`.
  Map<String, String> headers() {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put(HEADER + "Caller", call.caller());
    headers.put(HEADER + "Called", call.called().value());
    headers.put(HEADER + "Call-Id", call.id());
    headers.put(HEADER + "Organization", organizationId);
    return headers;
  }

  /// A SIP address that asks for the headers, as RFC 3261 has it (section 19.1.1).
  String addressed(String uri) {
    String headers =
        headers().entrySet().stream()
            .map(header -> "X-" + header.getKey() + "=" + encoded(header.getValue()))
            .collect(Collectors.joining("&"));
    return uri + (uri.indexOf('?') < 0 ? "?" : "&") + headers;
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
  }
}

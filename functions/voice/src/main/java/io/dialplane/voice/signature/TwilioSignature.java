package io.dialplane.voice.signature;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/// Twilio signs the address as it was told it, and the form's parameters sorted behind it:
/// HMAC-SHA1 by the account's auth token, in base64 (`X-Twilio-Signature`). Of a body that is no
/// form, the address carries the digest instead. It has no time in it: whoever has seen a request
/// can send it again, and gets the same answer.
public final class TwilioSignature {
  private static final String BODY_DIGEST = "bodySHA256";

  private TwilioSignature() {}

  /// Whether `signature` covers this request. Whether an address has its port in it is not the same
  /// everywhere at Twilio, so both spellings count.
  public static boolean covers(String signature, String token, String url, byte[] body) {
    List<Pair> query = Pair.list(url.substring(url.indexOf('?') + 1));
    String digest = url.indexOf('?') < 0 ? "" : Pair.first(query, BODY_DIGEST);
    if (!digest.isEmpty()) {
      return Digests.same(digest, Digests.sha256(body)) && fits(signature, token, url, List.of());
    }
    String form = new String(body, StandardCharsets.UTF_8);
    return fits(signature, token, url, Pair.list(form));
  }

  private static boolean fits(String signature, String token, String url, List<Pair> form) {
    return Digests.same(signature, of(token, url, form))
        || Digests.same(signature, of(token, otherSpelling(url), form));
  }

  /// What covers it.
  public static String of(String token, String url, List<Pair> form) {
    String parameters =
        form.stream()
            .distinct()
            .sorted(Pair.SORTED)
            .map(pair -> pair.name() + pair.value())
            .collect(Collectors.joining());
    return Base64.getEncoder().encodeToString(Digests.hmac("HmacSHA1", token, url + parameters));
  }

  /// Without its port, or with its scheme's own where it has none. Nothing else of it may change,
  /// so it is not taken apart as a URL.
  private static String otherSpelling(String url) {
    int host = url.indexOf("://") + 3;
    int end = host;
    while (end < url.length() && "/?#".indexOf(url.charAt(end)) < 0) {
      end++;
    }
    int colon = url.lastIndexOf(':', end);
    String port = url.startsWith("https:") ? ":443" : ":80";
    return colon < host
        ? url.substring(0, end) + port + url.substring(end)
        : url.substring(0, colon) + url.substring(end);
  }
}

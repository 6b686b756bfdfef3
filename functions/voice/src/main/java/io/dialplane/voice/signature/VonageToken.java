package io.dialplane.voice.signature;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dialplane.http.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/// Vonage sends a JSON Web Token (RFC 7519) along, signed by HMAC-SHA256 with the account's
/// signature secret as it stands. The token carries its time and the digest of the body: one that
/// names no digest vouches for no body.
public final class VonageToken {
  private static final String ALGORITHM = "HS256";

  private VonageToken() {}

  /// Whether `token` is Vonage's, covers this body, and is no older than it may be.
  public static boolean covers(String token, String secret, byte[] body, Instant now) {
    return claims(token, secret)
        .filter(claims -> isFresh(claims, now) && covers(claims, body))
        .isPresent();
  }

  /// A token that covers this body.
  public static String of(String secret, byte[] body, Instant now) {
    ObjectNode claims =
        Json.object().put("iat", now.getEpochSecond()).put("payload_hash", Digests.sha256(body));
    String text = part(Json.object().put("alg", ALGORITHM)) + "." + part(claims);
    return text + "." + signature(text, secret);
  }

  private static String part(ObjectNode json) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(Json.bytes(json));
  }

  private static String signature(String text, String secret) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(Digests.hmac("HmacSHA256", secret, text));
  }

  /// What a token says, once its signature has been checked.
  private static Optional<JsonNode> claims(String token, String secret) {
    String[] parts = token.split("\\.", -1);
    if (parts.length != 3 || !isSigned(parts[0])) {
      return Optional.empty();
    }
    String signature = signature(parts[0] + "." + parts[1], secret);
    return Digests.same(signature, parts[2]) ? json(parts[1]) : Optional.empty();
  }

  /// Whether the header asks for the one way that is taken: a token may not choose its own, or
  /// none.
  private static boolean isSigned(String header) {
    return json(header).filter(h -> ALGORITHM.equals(h.path("alg").textValue())).isPresent();
  }

  private static boolean isFresh(JsonNode claims, Instant now) {
    JsonNode issued = claims.path("iat");
    JsonNode expires = claims.path("exp");
    return issued.isIntegralNumber()
        && Digests.isFresh(issued.longValue(), now)
        && (expires.isMissingNode() || expires.asLong() > now.getEpochSecond());
  }

  private static boolean covers(JsonNode claims, byte[] body) {
    String digest = claims.path("payload_hash").asText();
    return digest.isEmpty() ? body.length == 0 : Digests.same(digest, Digests.sha256(body));
  }

  private static Optional<JsonNode> json(String part) {
    return Digests.decode(Base64.getUrlDecoder(), part)
        .flatMap(bytes -> Json.read(new String(bytes, StandardCharsets.UTF_8)));
  }
}

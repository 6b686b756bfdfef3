package io.dialplane.voice.signature;

import com.fasterxml.jackson.databind.JsonNode;
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

  /// What a token says, once its signature has been checked.
  private static Optional<JsonNode> claims(String token, String secret) {
    String[] parts = token.split("\\.", -1);
    if (parts.length != 3 || !isSigned(parts[0])) {
      return Optional.empty();
    }
    byte[] right = Digests.hmac("HmacSHA256", secret, parts[0] + "." + parts[1]);
    String signature = Base64.getUrlEncoder().withoutPadding().encodeToString(right);
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

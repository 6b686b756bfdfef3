package io.dialplane.testkit.calls;

import io.dialplane.http.Json;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The carriers' four ways to sign.
final class Signing {
  private static final KeyPair TELNYX = keyPair();

  private Signing() {}

  private static KeyPair keyPair() {
    try {
      return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /// The public half, as Telnyx's portal shows it.
  static String telnyxKey() {
    byte[] encoded = TELNYX.getPublic().getEncoded();
    return base64(Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length));
  }

  static Map<String, String> telnyx(String body, Instant now) {
    String seconds = Long.toString(now.getEpochSecond());
    try {
      Signature signature = Signature.getInstance("Ed25519");
      signature.initSign(TELNYX.getPrivate());
      signature.update((seconds + "|" + body).getBytes(StandardCharsets.UTF_8));
      return Map.of(
          "telnyx-timestamp", seconds, "telnyx-signature-ed25519", base64(signature.sign()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static Map<String, String> twilio(String token, String url, String form) {
    String signed = url + String.join("", new TreeSet<>(parameters(form)));
    return Map.of("x-twilio-signature", base64(hmac("HmacSHA1", token, signed)));
  }

  static Map<String, String> plivo(String token, String url, String form) {
    String nonce = "10000000000000000001";
    String parameters = String.join("", new TreeSet<>(parameters(form)));
    String signed = parameters.isEmpty() ? url : url + "?" + parameters;
    String signature = base64(hmac("HmacSHA256", token, signed + "." + nonce));
    return Map.of("x-plivo-signature-v3", signature, "x-plivo-signature-v3-nonce", nonce);
  }

  /// Each name with its value behind it. What is encoded wrongly stays as it is.
  private static List<String> parameters(String form) {
    List<String> parameters = new ArrayList<>();
    for (String pair : form.split("&", -1)) {
      String[] halves = pair.split("=", 2);
      if (!pair.isEmpty()) {
        parameters.add(decoded(halves[0]) + (halves.length == 2 ? decoded(halves[1]) : ""));
      }
    }
    return parameters;
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException _) {
      return text;
    }
  }

  static Map<String, String> vonage(String secret, String body, Instant now) {
    String claims =
        Json.write(
            Json.object()
                .put("iat", now.getEpochSecond())
                .put("iss", "Vonage")
                .put("payload_hash", sha256(body)));
    String token = part("{\"alg\":\"HS256\",\"typ\":\"JWT\"}") + "." + part(claims);
    byte[] signature = hmac("HmacSHA256", secret, token);
    String last = Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
    return Map.of("authorization", "Bearer " + token + "." + last);
  }

  private static String part(String json) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(json.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] hmac(String algorithm, String secret, String text) {
    try {
      Mac mac = Mac.getInstance(algorithm);
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), algorithm));
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String sha256(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}

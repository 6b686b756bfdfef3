package io.dialplane.voice.signature;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/// Telnyx signs the time and the body, `{seconds}|{body}`, by an Ed25519 key of its own
/// (`telnyx-signature-ed25519`, `telnyx-timestamp`). We know its public half, 32 bytes in base64;
/// while it is changed there are two of them, with a comma between.
public final class TelnyxSignature {
  private static final String ED25519 = "Ed25519";

  /// What stands before the 32 bytes in X.509 (RFC 8410).
  private static final byte[] X509 = HexFormat.of().parseHex("302a300506032b6570032100");

  /// The same before a private key's.
  private static final byte[] PKCS8 = HexFormat.of().parseHex("302e020100300506032b657004220420");

  private static final int KEY_BYTES = 32;
  private static final int SIGNATURE_BYTES = 64;

  private TelnyxSignature() {}

  /// Whether `signature` is Telnyx's, covers this body, and is no older than it may be. `timestamp`
  /// is the header's own text, since that is what is signed.
  public static boolean covers(
      String signature, String timestamp, String publicKeys, byte[] body, Instant now) {
    Optional<byte[]> bytes = Digests.decode(Base64.getDecoder(), signature);
    if (!isFresh(timestamp, now) || bytes.isEmpty() || bytes.get().length != SIGNATURE_BYTES) {
      return false;
    }
    for (String key : publicKeys.split(",", -1)) {
      if (isBy(key.strip(), bytes.get(), timestamp, body)) {
        return true;
      }
    }
    return false;
  }

  /// What covers this body; `privateKey` is 32 bytes in base64.
  public static String of(String privateKey, String timestamp, byte[] body) {
    try {
      Signature sign = Signature.getInstance(ED25519);
      byte[] encoded = after(PKCS8, Base64.getDecoder().decode(privateKey));
      sign.initSign(
          KeyFactory.getInstance(ED25519).generatePrivate(new PKCS8EncodedKeySpec(encoded)));
      sign.update((timestamp + "|").getBytes(StandardCharsets.UTF_8));
      sign.update(body);
      return Base64.getEncoder().encodeToString(sign.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("no private key of " + ED25519, e);
    }
  }

  private static boolean isFresh(String timestamp, Instant now) {
    boolean digits =
        timestamp.length() <= 12 && timestamp.chars().allMatch(c -> c >= '0' && c <= '9');
    return digits && !timestamp.isEmpty() && Digests.isFresh(Long.parseLong(timestamp), now);
  }

  private static boolean isBy(String key, byte[] signature, String timestamp, byte[] body) {
    Optional<byte[]> raw =
        Digests.decode(Base64.getDecoder(), key).filter(bytes -> bytes.length == KEY_BYTES);
    if (raw.isEmpty()) {
      return false;
    }
    try {
      Signature check = Signature.getInstance(ED25519);
      check.initVerify(publicKey(raw.get()));
      check.update((timestamp + "|").getBytes(StandardCharsets.UTF_8));
      check.update(body);
      return check.verify(signature);
    } catch (GeneralSecurityException _) {
      // Not a point of the curve, or a signature that can be nobody's.
      return false;
    }
  }

  private static PublicKey publicKey(byte[] raw) throws GeneralSecurityException {
    byte[] encoded = after(X509, raw);
    return KeyFactory.getInstance(ED25519).generatePublic(new X509EncodedKeySpec(encoded));
  }

  private static byte[] after(byte[] prefix, byte[] raw) {
    byte[] encoded = Arrays.copyOf(prefix, prefix.length + raw.length);
    System.arraycopy(raw, 0, encoded, prefix.length, raw.length);
    return encoded;
  }
}

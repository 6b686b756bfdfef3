package io.dialplane.voice.signature;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// What the carriers' signatures are made of.
final class Digests {
  /// How far from now a signature's own time may lie, either way: the carriers' own libraries allow
  /// as much.
  private static final Duration TOLERANCE = Duration.ofMinutes(5);

  private Digests() {}

  /// A keyed digest; `algorithm` is the JDK's name of it.
  static byte[] hmac(String algorithm, String secret, String text) {
    try {
      Mac mac = Mac.getInstance(algorithm);
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), algorithm));
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + algorithm, e);
    }
  }

  /// In hex, lower case.
  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /// Compares in a time that does not tell how much of it is right.
  static boolean same(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }

  /// Base64 of either alphabet's decoder; empty for what is none.
  static Optional<byte[]> decode(Base64.Decoder decoder, String text) {
    try {
      return Optional.of(decoder.decode(text));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  /// Whether a signature of this time, in seconds, is neither a replay nor ahead of us.
  static boolean isFresh(long seconds, Instant now) {
    return seconds >= now.minus(TOLERANCE).getEpochSecond()
        && seconds <= now.plus(TOLERANCE).getEpochSecond();
  }
}

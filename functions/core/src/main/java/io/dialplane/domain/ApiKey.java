package io.dialplane.domain;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.zip.CRC32;

/// An API key: `dp_{live|test}_{organisation}_{30 base62}{6 base62 CRC32}`. It names its
/// organisation and world, and its checksum lets a mistyped or made-up one be refused without a
/// read.
public record ApiKey(Tenant tenant, String secret) {
  private static final String BASE62 =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  private static final int RANDOM_LENGTH = 30;
  private static final int CHECKSUM_LENGTH = 6;
  private static final int LONGEST = 128;

  /// Makes a new key; `random` must be cryptographically strong.
  public static ApiKey generate(Tenant tenant, RandomGenerator random) {
    StringBuilder key =
        new StringBuilder("dp_%s_%s_".formatted(tenant.mode().label(), tenant.organizationId()));
    for (int i = 0; i < RANDOM_LENGTH; i++) {
      key.append(BASE62.charAt(random.nextInt(BASE62.length())));
    }
    return new ApiKey(tenant, key + checksum(key.toString()));
  }

  /// Reads a key; empty where its shape or its checksum is wrong.
  public static Optional<ApiKey> parse(String text) {
    String[] parts = text.length() > LONGEST ? new String[0] : text.split("_", -1);
    if (parts.length != 4
        || !parts[0].equals("dp")
        || !Organization.isId(parts[2])
        || !isBase62(parts[3])) {
      return Optional.empty();
    }
    int body = text.length() - CHECKSUM_LENGTH;
    if (parts[3].length() != RANDOM_LENGTH + CHECKSUM_LENGTH
        || !text.substring(body).equals(checksum(text.substring(0, body)))) {
      return Optional.empty();
    }
    return Mode.of(parts[1]).map(mode -> new ApiKey(new Tenant(parts[2], mode), text));
  }

  /// What is stored: SHA-256 in hex. 178 random bits need no slow hash.
  public String hash() {
    return sha256(secret);
  }

  static String sha256(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  static boolean isBase62(String part) {
    return !part.isEmpty() && part.chars().allMatch(c -> BASE62.indexOf(c) >= 0);
  }

  private static String checksum(String body) {
    CRC32 crc = new CRC32();
    crc.update(body.getBytes(StandardCharsets.UTF_8));
    char[] digits = new char[CHECKSUM_LENGTH];
    long rest = crc.getValue();
    for (int i = CHECKSUM_LENGTH - 1; i >= 0; i--) {
      digits[i] = BASE62.charAt((int) (rest % BASE62.length()));
      rest /= BASE62.length();
    }
    return new String(digits);
  }

  /// Never the secret: this ends up in logs.
  @Override
  public String toString() {
    return "ApiKey[" + tenant.key() + "]";
  }
}

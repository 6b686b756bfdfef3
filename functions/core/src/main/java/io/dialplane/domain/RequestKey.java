package io.dialplane.domain;

import java.util.Optional;

/// Which request this is: the hash of its Idempotency-Key in its tenant, or a random id where it
/// has none.
public record RequestKey(Tenant tenant, String id, String fingerprint, boolean keyed) {
  private static final int ID_LENGTH = 32;
  private static final int LONGEST_KEY = 255;

  /// Whether text may be an Idempotency-Key: 1 to 255 printable ASCII characters.
  public static boolean isKey(String text) {
    return !text.isEmpty()
        && text.length() <= LONGEST_KEY
        && text.chars().allMatch(c -> c >= ' ' && c <= '~');
  }

  /// `operation` and `input` (canonical) make the fingerprint.
  public static RequestKey of(
      Tenant tenant,
      Optional<String> idempotencyKey,
      String random,
      String operation,
      String input) {
    String fingerprint = ApiKey.sha256(operation + "\n" + input);
    String id =
        idempotencyKey
            .map(key -> ApiKey.sha256(tenant.key() + "\n" + key).substring(0, ID_LENGTH))
            .orElse(random);
    return new RequestKey(tenant, id, fingerprint, idempotencyKey.isPresent());
  }
}

package io.dialplane.http;

import io.dialplane.domain.Tenant;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// Makes and checks the cursors of one list: a position, signed together with the tenant, the
/// operation and the filter by the organisation's own secret, so that none can be altered or
/// carried elsewhere unnoticed.
record Cursor(String secret, Tenant tenant, String operation, String filter) {
  private static final int SIGNATURE_LENGTH = 22;
  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

  @Nullable String after(@Nullable String position) {
    return position == null
        ? null
        : sign(position) + ENCODER.encodeToString(position.getBytes(StandardCharsets.UTF_8));
  }

  boolean signed(String cursor) {
    String position = position(cursor);
    return position != null
        && MessageDigest.isEqual(
            cursor.getBytes(StandardCharsets.UTF_8),
            (sign(position) + ENCODER.encodeToString(position.getBytes(StandardCharsets.UTF_8)))
                .getBytes(StandardCharsets.UTF_8));
  }

  /// The position inside a cursor, not believed yet; null where there is none.
  static @Nullable String position(String cursor) {
    if (cursor.length() <= SIGNATURE_LENGTH) {
      return null;
    }
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(cursor.substring(SIGNATURE_LENGTH));
      String position = new String(bytes, StandardCharsets.UTF_8);
      return position.isEmpty() ? null : position;
    } catch (IllegalArgumentException _) {
      return null;
    }
  }

  private String sign(String position) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      String signed = String.join("\n", tenant.key(), operation, filter, position);
      byte[] signature = mac.doFinal(signed.getBytes(StandardCharsets.UTF_8));
      return ENCODER.encodeToString(signature).substring(0, SIGNATURE_LENGTH);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HmacSHA256", e);
    }
  }
}

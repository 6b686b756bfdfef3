package io.dialplane.domain;

import java.time.Instant;

/// A customer of this deployment. `cursorSecret` (base64url) signs its cursors; every key of it
/// carries a copy, so that no request reads it apart.
public record Organization(String id, String name, String cursorSecret, Instant createdAt) {
  private static final int LONGEST_ID = 64;

  /// Whether text may be an organisation's id at all: it is a part of its keys.
  public static boolean isId(String text) {
    return text.length() <= LONGEST_ID && ApiKey.isBase62(text);
  }
}

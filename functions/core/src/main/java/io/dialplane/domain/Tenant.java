package io.dialplane.domain;

/// An organisation's live or test world. Every table but `Numbers` is partitioned by it and every
/// read names one, so that no query can forget whose data it may see.
public record Tenant(String organizationId, Mode mode) {
  /// Who owns nothing: no organisation has this id. What is rehearsed before a snapshot is, is
  /// rehearsed as this one.
  public static final Tenant NOBODY = new Tenant("priming", Mode.TEST);

  private static final char SEPARATOR = '#';

  /// The value of the tables' partition key.
  public String key() {
    return organizationId + SEPARATOR + mode.label();
  }

  /// Reads a partition key back.
  public static Tenant ofKey(String key) {
    int at = key.lastIndexOf(SEPARATOR);
    return new Tenant(key.substring(0, at), Mode.of(key.substring(at + 1)).orElseThrow());
  }
}

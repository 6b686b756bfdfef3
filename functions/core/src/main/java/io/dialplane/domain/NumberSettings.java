package io.dialplane.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the owner may set on a number.
public record NumberSettings(
    @Nullable String label,
    List<String> tags,
    boolean deletionProtection,
    boolean allowInbound,
    boolean allowOutbound) {

  /// A new number takes calls and makes none.
  public static final NumberSettings INITIAL =
      new NumberSettings(null, List.of(), false, true, false);

  public NumberSettings {
    tags = List.copyOf(tags);
  }
}

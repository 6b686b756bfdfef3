package io.dialplane.carrier.rest;

import org.jspecify.annotations.Nullable;

/// Our reference as it stands in a carrier's free field, told from whatever else may stand there by
/// its beginning: operators name numbers too, and an account may have had other users.
public final class Reference {
  private static final String OURS = "dialplane-";

  private Reference() {}

  public static String written(String reference) {
    return OURS + reference;
  }

  /// The reference; null where the field holds something else.
  public static @Nullable String read(@Nullable String field) {
    return field != null && field.startsWith(OURS) ? field.substring(OURS.length()) : null;
  }
}

package io.dialplane.keys;

import io.dialplane.http.Part;

/// What the actions on one organisation share.
final class Organizations {
  private static final int LONGEST_ID = 100;

  private Organizations() {}

  static String id(Part event) {
    return event.text("organizationId", LONGEST_ID);
  }
}

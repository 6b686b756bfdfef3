package io.dialplane.reserve;

import io.dialplane.domain.NumberId;
import io.dialplane.http.Fields;
import java.util.Optional;

/// What the operations on one reservation share.
final class Reservations {

  private Reservations() {}

  /// The id of the path; empty for what can be the id of none.
  static Optional<NumberId> id(Fields in) {
    return in.path().id("id", NumberId::parse);
  }
}

package io.dialplane.search;

import io.dialplane.domain.InventoryQuery;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A search as it was asked for: the query in digits, whether it may be widened, and the pattern in
/// letters where it had some.
record Search(InventoryQuery query, boolean bestEffort, @Nullable Vanity vanity) {

  /// The letters that were searched for and the digits that a keypad makes of them.
  record Vanity(String letters, String digits) {

    /// The national number with the letters in it, `415-555-FLWR` fashion; null where the digits do
    /// not occur.
    @Nullable String spell(String national) {
      int at = national.lastIndexOf(digits);
      if (at < 0) {
        return null;
      }
      String spelled =
          national.substring(0, at) + letters + national.substring(at + digits.length());
      return spelled.length() == 10
          ? String.join(
              "-", List.of(spelled.substring(0, 3), spelled.substring(3, 6), spelled.substring(6)))
          : spelled;
    }
  }
}

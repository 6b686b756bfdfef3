package io.dialplane.http;

import io.dialplane.domain.Decision;
import io.dialplane.domain.NumberState;
import io.dialplane.domain.Owned;
import io.dialplane.domain.Ownership;
import io.dialplane.domain.Rejection;
import io.dialplane.domain.Seen;
import io.dialplane.port.Snapshot;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/// Operations on a number that the caller owns: they all find it in the same way and refuse in the
/// same order.
public final class OwnNumber {

  private OwnNumber() {}

  /// The caller's number, and how it was read.
  public record Found(Owned number, Seen<NumberState> seen) {}

  /// Decides on the number that `name` names. Refuses `not_found`, then `invalid_state` while it is
  /// releasing.
  public static <R> Answer transact(
      Call call,
      Optional<NumberName> name,
      BiFunction<Found, Snapshot, Decision<R>> decide,
      Function<R, Answer> say) {
    if (name.isEmpty()) {
      return call.refuse(new Rejection.NotFound("number"));
    }
    return call.transact(
        snapshot -> {
          Seen<NumberState> seen = snapshot.get(name.get().ref());
          return Ownership.whileOwned(
              Ownership.visible(seen, call.tenant(), name.get().id()),
              owned -> decide.apply(new Found(owned, seen), snapshot));
        },
        say);
  }

  /// The number that `name` names in what was read, if it is the caller's; releasing ones included.
  public static Optional<NumberState> find(Call call, Optional<NumberName> name) {
    return name.flatMap(
        known -> Ownership.visible(call.seen().get(known.ref()), call.tenant(), known.id()));
  }
}

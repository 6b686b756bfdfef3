package io.dialplane.testkit.standin;

/// How a carrier, or the way to it, can fail a request.
public enum Fault {
  /// Nothing comes back, and nothing was done.
  TIMES_OUT_BEFORE,
  /// Done, and nothing comes back.
  TIMES_OUT_AFTER,
  /// Nothing comes back, and it is done later: when the test says so.
  APPLIES_LATE,
  /// 503, and nothing was done.
  FAILS_BEFORE,
  /// Done, and 500.
  FAILS_AFTER,
  /// Done, and the answer is a success that is no JSON.
  GARBLES,
  /// Done, and the answer ends in the middle.
  BREAKS_OFF,
  /// The connection closes, and nothing was done.
  DROPS_BEFORE,
  /// Done, and the connection closes without an answer.
  DROPS_AFTER,
  /// Done, and asked for once more on its way: the answer is the second one's, which finds it done.
  COMES_TWICE,
  /// 429 with Retry-After, and nothing was done.
  THROTTLES,
  /// 401.
  DENIES;

  /// Whether the carrier has done what it was asked to.
  public boolean isApplied() {
    return switch (this) {
      case TIMES_OUT_AFTER, FAILS_AFTER, GARBLES, BREAKS_OFF, DROPS_AFTER, COMES_TWICE -> true;
      case TIMES_OUT_BEFORE, APPLIES_LATE, FAILS_BEFORE, DROPS_BEFORE, THROTTLES, DENIES -> false;
    };
  }
}

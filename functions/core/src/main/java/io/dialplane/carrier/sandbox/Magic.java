package io.dialplane.carrier.sandbox;

import io.dialplane.domain.E164;

/// What the last two digits of a sandbox number do.
enum Magic {
  /// 00 to 88: nothing special.
  PLAIN,
  /// 89: the first release fails; the next succeeds.
  RELEASE_FAILS_ONCE,
  /// 90: taken by somebody else when ordered.
  TAKEN_WHEN_ORDERED,
  /// 91: our account lacks funds.
  ACCOUNT_LACKS_FUNDS,
  /// 92: ordered and bought, the answer is lost.
  BOUGHT_ANSWER_LOST,
  /// 93: never applied, the answer is lost.
  NEVER_APPLIED,
  /// 94: the answer is lost, and the order is applied late.
  APPLIED_LATE,
  /// 95: the price has changed when ordered.
  PRICE_CHANGED,
  /// 96: the carrier refuses to hold it.
  HOLD_REFUSED,
  /// 97: shown by a search and gone at once.
  GONE_AFTER_SEARCH,
  /// 98, 99: on the carrier account already.
  ON_ACCOUNT;

  private static final Magic[] FROM_89 = {
    RELEASE_FAILS_ONCE,
    TAKEN_WHEN_ORDERED,
    ACCOUNT_LACKS_FUNDS,
    BOUGHT_ANSWER_LOST,
    NEVER_APPLIED,
    APPLIED_LATE,
    PRICE_CHANGED,
    HOLD_REFUSED,
    GONE_AFTER_SEARCH,
    ON_ACCOUNT,
    ON_ACCOUNT
  };

  static Magic of(E164 e164) {
    int line = Integer.parseInt(e164.value().substring(e164.value().length() - 2));
    return line < 89 ? PLAIN : FROM_89[line - 89];
  }
}

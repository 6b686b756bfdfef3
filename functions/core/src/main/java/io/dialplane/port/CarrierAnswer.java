package io.dialplane.port;

import java.util.Optional;
import java.util.function.Function;

/// What a carrier said. Only [Refused] surely means that nothing happened there.
public sealed interface CarrierAnswer<T> {

  /// Done, and authoritative.
  record Accepted<T>(T value) implements CarrierAnswer<T> {}

  /// Taken up and not finished; ask again by reference. Never voided while the carrier says so.
  record Pending<T>(String orderId) implements CarrierAnswer<T> {}

  /// Surely not done.
  record Refused<T>(Refusal reason, String detail) implements CarrierAnswer<T> {}

  /// May have happened: a timeout after sending, a reset, a 5xx, an unreadable answer.
  record Unknown<T>(String detail) implements CarrierAnswer<T> {}

  /// The few categories that every carrier's codes fold into.
  enum Refusal {
    /// Sold to somebody else, or never for sale.
    TAKEN,
    /// Costs something else now.
    PRICE_CHANGED,
    /// The carrier knows no such number, order or hold of ours.
    ABSENT,
    /// An address, identity papers, a lock, an emergency address: the number's or the customer's
    /// own trouble.
    REGULATORY,
    /// Our account at the carrier lacks money. An operator must act.
    ACCOUNT_FUNDS,
    /// Our account at the carrier is blocked, or its credentials are refused. An operator must act.
    ACCOUNT,
    /// A setting that an operator must make is missing, so nothing was sent.
    NOT_SET_UP,
    /// Too many requests.
    THROTTLED,
    /// The connection never opened.
    NOT_SENT,
    /// This carrier has no such operation.
    UNSUPPORTED;

    /// The carrier's own trouble rather than the number's: trying again later may succeed.
    public boolean isCarriersTrouble() {
      return switch (this) {
        case ACCOUNT_FUNDS, ACCOUNT, NOT_SET_UP, THROTTLED, NOT_SENT -> true;
        case TAKEN, PRICE_CHANGED, ABSENT, REGULATORY, UNSUPPORTED -> false;
      };
    }

    /// Trouble that lasts until an operator acts.
    public boolean needsOperator() {
      return this == ACCOUNT_FUNDS || this == ACCOUNT || this == NOT_SET_UP;
    }
  }

  /// Surely not done, and for this reason.
  default boolean isRefused(Refusal reason) {
    return this instanceof Refused<T>(var given, _) && given == reason;
  }

  /// Goes on with what was accepted; any other answer stays what it is.
  default <R> CarrierAnswer<R> then(Function<T, CarrierAnswer<R>> next) {
    return switch (this) {
      case Accepted<T>(var value) -> next.apply(value);
      case Pending<T>(var orderId) -> new Pending<>(orderId);
      case Refused<T>(var reason, var detail) -> new Refused<>(reason, detail);
      case Unknown<T>(var detail) -> new Unknown<>(detail);
    };
  }

  static <T> CarrierAnswer<T> accepted(T value) {
    return new Accepted<>(value);
  }

  /// What was looked for; not there for `reason`, in these words.
  static <T> CarrierAnswer<T> found(Optional<T> value, Refusal reason, String words) {
    return value.map(CarrierAnswer::accepted).orElseGet(() -> refused(reason, words));
  }

  static <T> CarrierAnswer<T> refused(Refusal reason, String detail) {
    return new Refused<>(reason, detail);
  }

  static <T> CarrierAnswer<T> unknown(String detail) {
    return new Unknown<>(detail);
  }
}

package io.dialplane.storm;

import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;

/// What kind of storm: its seed, who is about and how many requests they make, whether the carrier
/// keeps our references, when TTL comes, and what is done to every request on its way to the store.
record Weather(
    long seed,
    Crowd crowd,
    int requests,
    boolean references,
    Ttl ttl,
    UnaryOperator<DynamoDbRequest> change,
    Flaw flaw) {

  /// A mistake made on purpose.
  enum Flaw {
    NONE,
    /// An order without an answer is sent again.
    ORDER_SENT_AGAIN,
    /// A timeout is taken for a no.
    TIMEOUT_MEANS_NO,
    /// The carrier applies orders when everybody has given them up.
    APPLIED_AFTER_QUIET,
    /// The wallet is debited by an update of its own, which is sent again when its answer is lost.
    PLAIN_DEBIT
  }

  /// When TTL takes what has expired.
  enum Ttl {
    NEVER,
    LATE,
    AT_ONCE
  }

  /// The seed decides everything but the size: mostly it is a market.
  static Weather of(long seed, int requests) {
    Crowd[] crowds = Crowd.values();
    return new Weather(
        seed,
        seed % 2 == 0 ? Crowd.MARKET : crowds[(int) (seed / 2 % crowds.length)],
        requests,
        seed % 3 != 0,
        Ttl.values()[(int) (seed % 3)],
        UnaryOperator.identity(),
        Flaw.NONE);
  }

  Weather with(Crowd other) {
    return new Weather(seed, other, requests, references, ttl, change, flaw);
  }

  Weather with(UnaryOperator<DynamoDbRequest> other) {
    return new Weather(seed, crowd, requests, references, ttl, other, flaw);
  }

  Weather with(Flaw made) {
    return new Weather(seed, crowd, requests, references, ttl, change, made);
  }

  Weather upTo(int fewer) {
    return new Weather(seed, crowd, fewer, references, ttl, change, flaw);
  }

  @Override
  public String toString() {
    return "seed=%d crowd=%s requests=%d references=%s ttl=%s"
        .formatted(seed, crowd, requests, references, ttl);
  }
}

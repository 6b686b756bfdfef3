package io.dialplane.storm;

import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;

/// What kind of storm: its seed, how many requests customers make, whether the carrier keeps our
/// references, when TTL comes, and what is done to every request on its way to the store.
record Weather(
    long seed, int requests, boolean references, Ttl ttl, UnaryOperator<DynamoDbRequest> change) {

  /// When TTL takes what has expired.
  enum Ttl {
    NEVER,
    LATE,
    AT_ONCE
  }

  /// The seed decides everything but the size.
  static Weather of(long seed, int requests) {
    return new Weather(
        seed, requests, seed % 3 != 0, Ttl.values()[(int) (seed % 3)], UnaryOperator.identity());
  }

  Weather with(UnaryOperator<DynamoDbRequest> other) {
    return new Weather(seed, requests, references, ttl, other);
  }

  Weather upTo(int fewer) {
    return new Weather(seed, fewer, references, ttl, change);
  }

  @Override
  public String toString() {
    return "seed=%d requests=%d references=%s ttl=%s".formatted(seed, requests, references, ttl);
  }
}

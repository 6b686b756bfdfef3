package io.dialplane.carrier.sandbox;

import io.dialplane.domain.E164;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// What the sandbox remembers of a number: that it was sold, for which order, and from when on it
/// shows; or, of one that lay on the account, that it was released.
record Sale(
    E164 e164,
    @Nullable String reference,
    Instant appliesAt,
    boolean released,
    boolean releaseTried) {

  static Sale of(E164 e164, String reference, Instant appliesAt) {
    return new Sale(e164, reference, appliesAt, false, false);
  }

  boolean isOnAccount(Instant now) {
    return !released && !appliesAt.isAfter(now);
  }

  Map<String, AttributeValue> item() {
    Map<String, AttributeValue> item = new HashMap<>();
    item.put("e164", AttributeValue.fromS(e164.value()));
    item.put("appliesAt", AttributeValue.fromN(Long.toString(appliesAt.toEpochMilli())));
    item.put("released", AttributeValue.fromBool(released));
    item.put("releaseTried", AttributeValue.fromBool(releaseTried));
    if (reference != null) {
      item.put("reference", AttributeValue.fromS(reference));
    }
    return item;
  }

  static Sale of(Map<String, AttributeValue> item) {
    AttributeValue reference = item.get("reference");
    return new Sale(
        new E164(java.util.Objects.requireNonNull(item.get("e164")).s()),
        reference == null ? null : reference.s(),
        Instant.ofEpochMilli(
            Long.parseLong(java.util.Objects.requireNonNull(item.get("appliesAt")).n())),
        is(item, "released"),
        is(item, "releaseTried"));
  }

  private static boolean is(Map<String, AttributeValue> item, String name) {
    AttributeValue value = item.get(name);
    return value != null && Boolean.TRUE.equals(value.bool());
  }
}

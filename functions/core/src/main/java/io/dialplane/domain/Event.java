package io.dialplane.domain;

import java.time.Instant;
import java.util.Map;

/// Something that happened, for whoever listens: written in the same transaction as the change. The
/// id is made from the time and from what happened to what, so the same change can never be told
/// twice under two ids. `data` holds text, whole numbers and money.
public record Event(
    Tenant tenant,
    String id,
    String type,
    String subject,
    Map<String, Object> data,
    Instant createdAt) {

  public Event {
    data = Map.copyOf(data);
  }

  /// `occurrence` tells apart what happens to one subject more than once: a version, a state.
  static Event of(
      Tenant tenant, Instant at, String type, String subject, Map<String, Object> data) {
    Object occurrence = data.getOrDefault("version", "");
    String id = "%012x-%s-%s%s".formatted(at.toEpochMilli(), type, subject, occurrence);
    return new Event(tenant, id, type, subject, data, at);
  }

  static Event ofNumber(String type, Owned number, Instant at) {
    return of(
        number.tenant(),
        at,
        type,
        number.id().toString(),
        Map.of("e164", number.e164().value(), "version", number.version()));
  }

  static Event ofHold(String type, Reserved hold, Instant at) {
    return of(hold.tenant(), at, type, hold.id().toString(), Map.of("e164", hold.e164().value()));
  }

  static Event ofEntry(String type, LedgerEntry entry) {
    return of(
        entry.tenant(),
        entry.createdAt(),
        type,
        entry.id(),
        Map.of("amountUsd", entry.amount(), "balanceAfterUsd", entry.balanceAfter()));
  }
}

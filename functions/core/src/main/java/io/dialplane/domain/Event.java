package io.dialplane.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;

/// Something that happened, for whoever listens: written in the same transaction as the change. The
/// id is made from the time and from what happened to what, so the same change can never be told
/// twice under two ids. `data` holds text, whole numbers, flags and money.
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

  /// A `version` in the data tells apart what happens to one subject more than once.
  static Event of(
      Tenant tenant, Instant at, String type, String subject, Map<String, Object> data) {
    Object version = data.getOrDefault("version", "");
    return new Event(tenant, id(at, type, subject + version), type, subject, data, at);
  }

  private static String id(Instant at, String type, String occurrence) {
    return "%012x-%s-%s".formatted(at.toEpochMilli(), type, occurrence);
  }

  /// Each try of a purchase has a number id of its own, which tells its events apart.
  static Event ofPurchase(String type, Purchase purchase, Instant at, Map<String, Object> more) {
    Map<String, Object> data = new HashMap<>(more);
    data.put("e164", purchase.e164().value());
    data.put("amountUsd", purchase.price().total());
    String id = id(at, type, purchase.id() + "-" + purchase.numberId());
    return new Event(purchase.tenant(), id, type, purchase.id(), data, at);
  }

  /// The end of a hold that ran out. Whoever finds it first tells it, under an id that anyone would
  /// make.
  public static Event holdExpired(Reserved hold) {
    return ofHold("number.hold_expired", hold, hold.expiresAt());
  }

  /// The wallet will not cover what is due within a week; one for each day.
  public static Event walletLow(Tenant tenant, Money available, Money due, LocalDate day) {
    Instant at = day.atStartOfDay(ZoneOffset.UTC).toInstant();
    return of(tenant, at, "wallet.low", "wallet", Map.of("availableUsd", available, "dueUsd", due));
  }

  /// An unpaid number that is protected from deletion; one for each day.
  public static Event stillPastDue(Owned number, LocalDate day) {
    return ofNumber("number.past_due", number, day.atStartOfDay(ZoneOffset.UTC).toInstant());
  }

  /// A number that a failed purchase has left on the carrier account.
  public static Event orphaned(Purchase purchase, Instant at) {
    return ofPurchase("number.orphaned", purchase, at, Map.of());
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

package io.dialplane.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Something that happened, for whoever listens: written in the same transaction as the change. The
/// id is made from the time and from what happened to what, so the same change can never be told
/// twice under two ids. `data` holds text, whole numbers, flags and money; a `version` in it counts
/// what happens to one subject, so that events which arrive out of order can be put back into it.
public record Event(
    Tenant tenant,
    String id,
    EventType type,
    String subject,
    Map<String, Object> data,
    Instant createdAt) {
  private static final DateTimeFormatter RFC_3339 =
      new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

  public Event {
    data = Map.copyOf(data);
  }

  static Event of(
      Tenant tenant, Instant at, EventType type, String subject, Map<String, Object> data) {
    Object version = data.getOrDefault("version", "");
    return new Event(tenant, id(at, type, subject + version), type, subject, data, at);
  }

  static String id(Instant at, EventType type, String occurrence) {
    return timeOf(at) + "-" + type.label() + "-" + occurrence;
  }

  /// What the id of every event of this moment begins with, so that text order is the order of
  /// time.
  public static String timeOf(Instant at) {
    return HexFormat.of().toHexDigits(at.toEpochMilli(), 12);
  }

  /// Each try of a purchase has a number id of its own, which tells its events apart.
  private static Event ofPurchase(
      EventType type, Purchase purchase, Instant at, Map<String, Object> more) {
    Map<String, Object> data = new HashMap<>(more);
    data.put("e164", purchase.e164().value());
    data.put("amountUsd", purchase.price().total());
    putIfThere(data, "agentId", purchase.agentId());
    String id = id(at, type, purchase.id() + "-" + purchase.numberId());
    return new Event(purchase.tenant(), id, type, purchase.id(), data, at);
  }

  /// Money is held and the carrier is about to be asked.
  static Event pending(Purchase purchase, Instant at) {
    return ofPurchase(EventType.PURCHASE_PENDING, purchase, at, Map.of());
  }

  /// Nothing was bought, for the reason that `code` names to the caller as well.
  static Event failed(Purchase purchase, Instant at, String code) {
    boolean retryable = purchase.status() == Purchase.Status.RETRYABLE;
    return ofPurchase(
        EventType.PURCHASE_FAILED, purchase, at, Map.of("code", code, "retryable", retryable));
  }

  /// A number that a failed purchase has left on the carrier account.
  public static Event orphaned(Purchase purchase, Instant at) {
    return ofPurchase(EventType.NUMBER_ORPHANED, purchase, at, Map.of());
  }

  static Event reserved(Reserved hold) {
    return ofHold(EventType.NUMBER_RESERVED, hold, hold.createdAt());
  }

  static Event holdReleased(Reserved hold, Instant at) {
    return ofHold(EventType.NUMBER_HOLD_RELEASED, hold, at);
  }

  /// The end of a hold that ran out. Whoever finds it first tells it, under an id that anyone would
  /// make.
  public static Event holdExpired(Reserved hold) {
    return ofHold(EventType.NUMBER_HOLD_EXPIRED, hold, hold.expiresAt());
  }

  /// A hold begins as its first version and ends as its second.
  private static Event ofHold(EventType type, Reserved hold, Instant at) {
    Map<String, Object> data = new HashMap<>();
    data.put("e164", hold.e164().value());
    data.put("version", type == EventType.NUMBER_RESERVED ? 1L : 2L);
    data.put("expiresAt", RFC_3339.format(hold.expiresAt()));
    return of(hold.tenant(), at, type, hold.id().toString(), data);
  }

  static Event purchased(Owned number, Purchase purchase) {
    Map<String, Object> data = new HashMap<>();
    data.put("purchaseId", purchase.id());
    data.put("amountUsd", purchase.price().total());
    putIfThere(data, "agentId", number.agentId());
    return ofNumber(EventType.NUMBER_PURCHASED, number, number.createdAt(), data);
  }

  static Event imported(Owned number) {
    Map<String, Object> data = new HashMap<>();
    putIfThere(data, "agentId", number.agentId());
    return ofNumber(EventType.NUMBER_IMPORTED, number, number.createdAt(), data);
  }

  static Event assigned(Owned number, String agentId, Instant at) {
    return ofNumber(EventType.NUMBER_ASSIGNED, number, at, Map.of("agentId", agentId));
  }

  /// `agentId` is whose the number was until now.
  static Event unassigned(Owned number, String agentId, Instant at) {
    return ofNumber(EventType.NUMBER_UNASSIGNED, number, at, Map.of("agentId", agentId));
  }

  static Event released(Owned number, Instant at) {
    return ofNumber(EventType.NUMBER_RELEASED, number, at, Map.of());
  }

  static Event pastDue(Owned number, Instant at) {
    Map<String, Object> data = new HashMap<>();
    data.put("amountUsd", number.price().monthly());
    Instant graceEndsAt = Objects.requireNonNull(number.renewal().graceEndsAt());
    data.put("graceEndsAt", RFC_3339.format(graceEndsAt));
    return ofNumber(EventType.NUMBER_PAST_DUE, number, at, data);
  }

  /// An unpaid number that is protected from deletion; one for each day.
  public static Event stillPastDue(Owned number, LocalDate day) {
    return pastDue(number, day.atStartOfDay(ZoneOffset.UTC).toInstant());
  }

  private static Event ofNumber(
      EventType type, Owned number, Instant at, Map<String, Object> more) {
    Map<String, Object> data = new HashMap<>(more);
    data.put("e164", number.e164().value());
    data.put("version", number.version());
    return of(number.tenant(), at, type, number.id().toString(), data);
  }

  /// Money that came in or went out, as the ledger has it.
  static Event ofEntry(EventType type, LedgerEntry entry) {
    Map<String, Object> data = new HashMap<>();
    data.put("type", entry.cause().type().label());
    data.put("amountUsd", entry.amount());
    data.put("balanceAfterUsd", entry.balanceAfter());
    data.put("reference", entry.cause().reference());
    E164 e164 = entry.cause().e164();
    putIfThere(data, "e164", e164 == null ? null : e164.value());
    return of(entry.tenant(), entry.createdAt(), type, entry.id(), data);
  }

  /// The wallet will not cover what is due within a week; one for each day.
  public static Event walletLow(Tenant tenant, Money available, Money due, LocalDate day) {
    Instant at = day.atStartOfDay(ZoneOffset.UTC).toInstant();
    return of(
        tenant,
        at,
        EventType.WALLET_LOW,
        "wallet",
        Map.of("availableUsd", available, "dueUsd", due));
  }

  static Event published(Agent agent, Agent.Published published) {
    return of(
        agent.tenant(),
        published.at(),
        EventType.AGENT_PUBLISHED,
        agent.id(),
        Map.of("version", published.version()));
  }

  private static void putIfThere(Map<String, Object> data, String name, @Nullable String text) {
    if (text != null) {
      data.put(name, text);
    }
  }
}

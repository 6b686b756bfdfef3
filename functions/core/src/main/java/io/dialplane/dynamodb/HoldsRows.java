package io.dialplane.dynamodb;

import static software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags.primaryPartitionKey;

import io.dialplane.domain.E164;
import io.dialplane.domain.Holds;
import io.dialplane.domain.NumberId;
import io.dialplane.domain.Tenant;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/// A tenant's holds to a row and back: a map of number to its hold's id and end, as one text.
final class HoldsRows {
  static final Column<String> TENANT = Column.text("tenant", primaryPartitionKey());
  static final Column<Map<String, String>> HELD = Column.textMap("held");

  static final RowSchema SCHEMA = RowSchema.of(TENANT, HELD);

  private HoldsRows() {}

  static Row.Builder empty(Tenant tenant) {
    return Row.builder().put(TENANT, tenant.key()).put(HELD, Map.of());
  }

  static Holds fromRow(Row row) {
    Map<E164, Holds.Hold> held = new HashMap<>();
    row.get(HELD).forEach((number, text) -> held.put(new E164(number), read(number, text)));
    return new Holds(Tenant.ofKey(row.get(TENANT)), held);
  }

  /// `{id} {end in epoch seconds}`.
  static String text(Holds.Hold hold) {
    return hold.id() + " " + hold.expiresAt().getEpochSecond();
  }

  private static Holds.Hold read(String number, String text) {
    int space = text.indexOf(' ');
    return new Holds.Hold(
        new E164(number),
        NumberId.parse(text.substring(0, space)).orElseThrow(),
        Instant.ofEpochSecond(Long.parseLong(text.substring(space + 1))));
  }
}

package io.dialplane.dynamodb;

import static software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags.primaryPartitionKey;
import static software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags.primarySortKey;

import io.dialplane.domain.LedgerEntry;
import io.dialplane.domain.Money;
import io.dialplane.domain.Tenant;
import java.util.Optional;

/// Ledger entries to rows and back. No function may change or delete one.
final class LedgerRows {
  static final Column<String> TENANT = Column.text("tenant", primaryPartitionKey());
  static final Column<String> ENTRY = Column.text("entry", primarySortKey());

  private static final Column<String> TYPE = Column.text("type");
  private static final Column<String> E164 = Column.text("e164");
  private static final Column<String> REFERENCE = Column.text("reference");
  private static final Column<Long> AMOUNT = Column.whole("amountMicros");
  private static final Column<Long> BALANCE_AFTER = Column.whole("balanceAfterMicros");
  private static final Column<Long> CREATED_AT = Column.whole("createdAt");

  static final RowSchema SCHEMA =
      RowSchema.of(TENANT, ENTRY, TYPE, E164, REFERENCE, AMOUNT, BALANCE_AFTER, CREATED_AT);

  private LedgerRows() {}

  static Row.Builder toRow(LedgerEntry entry) {
    return Row.builder()
        .put(TENANT, entry.tenant().key())
        .put(ENTRY, entry.id())
        .put(TYPE, entry.cause().type().label())
        .put(E164, entry.cause().e164() == null ? null : entry.cause().e164().value())
        .put(REFERENCE, entry.cause().reference())
        .put(AMOUNT, entry.amount().micros())
        .put(BALANCE_AFTER, entry.balanceAfter().micros())
        .instant(CREATED_AT, entry.createdAt());
  }

  static LedgerEntry fromRow(Row row) {
    return new LedgerEntry(
        Tenant.ofKey(row.get(TENANT)),
        Long.parseLong(row.get(ENTRY)),
        new LedgerEntry.Cause(
            LedgerEntry.Type.valueOf(row.get(TYPE).toUpperCase(java.util.Locale.ROOT)),
            Optional.ofNullable(row.find(E164)).map(io.dialplane.domain.E164::new).orElse(null),
            row.get(REFERENCE)),
        new Money(row.get(AMOUNT)),
        new Money(row.get(BALANCE_AFTER)),
        row.instant(CREATED_AT));
  }
}

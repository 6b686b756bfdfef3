package io.dialplane.dynamodb;

import static software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags.primaryPartitionKey;

import io.dialplane.domain.Money;
import io.dialplane.domain.Tenant;
import io.dialplane.domain.Wallet;

/// Wallets to rows and back, in micro-dollars.
final class WalletRows {
  static final Column<String> TENANT = Column.text("tenant", primaryPartitionKey());
  static final Column<Long> AVAILABLE = Column.whole("available");
  static final Column<Long> HELD = Column.whole("held");
  static final Column<Long> ENTRIES = Column.whole("entries");

  static final RowSchema SCHEMA = RowSchema.of(TENANT, AVAILABLE, HELD, ENTRIES);

  private WalletRows() {}

  static Row.Builder toRow(Wallet wallet) {
    return Row.builder()
        .put(TENANT, wallet.tenant().key())
        .put(AVAILABLE, wallet.available().micros())
        .put(HELD, wallet.held().micros())
        .put(ENTRIES, wallet.entries());
  }

  static Wallet fromRow(Row row) {
    return new Wallet(
        Tenant.ofKey(row.get(TENANT)),
        new Money(row.get(AVAILABLE)),
        new Money(row.get(HELD)),
        row.get(ENTRIES));
  }
}

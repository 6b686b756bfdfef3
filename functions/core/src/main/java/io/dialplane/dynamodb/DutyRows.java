package io.dialplane.dynamodb;

import static software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags.primaryPartitionKey;

import io.dialplane.domain.Duty;
import io.dialplane.domain.E164;
import io.dialplane.domain.Orphan;
import io.dialplane.domain.Tenant;
import java.time.LocalDate;

/// What settle keeps for itself to rows and back: its daily duties, and the orphans it found.
final class DutyRows {
  private static final Column<String> DUTY = Column.text("duty", primaryPartitionKey());
  private static final Column<String> DONE_ON = Column.text("doneOn");
  private static final Column<Long> LEASE_UNTIL = Column.whole("leaseUntil");
  private static final Column<String> NUMBER = Column.text("e164", primaryPartitionKey());
  private static final Column<String> PROVIDER = Column.text("provider");
  private static final Column<String> CARRIER_ID = Column.text("carrierId");
  private static final Column<String> TENANT = Column.text("tenant");
  private static final Column<String> PURCHASE_ID = Column.text("purchaseId");
  private static final Column<Long> FOUND_AT = Column.whole("foundAt");

  static final RowSchema SCHEMA = RowSchema.of(DUTY, DONE_ON, LEASE_UNTIL);
  static final RowSchema ORPHAN_SCHEMA =
      RowSchema.of(NUMBER, PROVIDER, CARRIER_ID, TENANT, PURCHASE_ID, FOUND_AT);

  private DutyRows() {}

  static Row.Builder toRow(Duty duty) {
    return Row.builder()
        .put(DUTY, duty.name())
        .put(DONE_ON, duty.doneOn() == null ? null : duty.doneOn().toString())
        .instant(LEASE_UNTIL, duty.leaseUntil());
  }

  static Duty fromRow(Row row) {
    String doneOn = row.find(DONE_ON);
    return new Duty(
        row.get(DUTY), doneOn == null ? null : LocalDate.parse(doneOn), row.instant(LEASE_UNTIL));
  }

  static Row.Builder toRow(Orphan orphan) {
    return Row.builder()
        .put(NUMBER, orphan.e164().value())
        .put(PROVIDER, orphan.provider())
        .put(CARRIER_ID, orphan.carrierId())
        .put(TENANT, orphan.tenant().key())
        .put(PURCHASE_ID, orphan.purchaseId())
        .instant(FOUND_AT, orphan.foundAt());
  }

  static Orphan orphan(Row row) {
    return new Orphan(
        new E164(row.get(NUMBER)),
        row.get(PROVIDER),
        row.get(CARRIER_ID),
        Tenant.ofKey(row.get(TENANT)),
        row.get(PURCHASE_ID),
        row.instant(FOUND_AT));
  }
}

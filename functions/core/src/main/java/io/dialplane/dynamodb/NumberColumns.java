package io.dialplane.dynamodb;

import static software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags.primaryPartitionKey;
import static software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags.secondaryPartitionKey;
import static software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags.secondarySortKey;

import java.util.List;

/// The attributes of the table of numbers. `EXPIRES_AT` is the TTL and exists on reserved and freed
/// items only; the index keys exist on owned and releasing ones only.
final class NumberColumns {
  static final String BY_TENANT = "byTenant";
  static final String BY_STATUS = "byStatus";
  static final String BY_AGENT = "byAgent";
  static final String DUE = "due";

  static final Column<String> E164 = Column.text("e164", primaryPartitionKey());
  static final Column<String> STATE = Column.text("state");
  static final Column<String> TENANT = Column.text("tenant");
  static final Column<String> ID = Column.text("id");
  static final Column<Long> EXPIRES_AT = Column.whole("expiresAt");
  static final Column<Long> CREATED_AT = Column.whole("createdAt");

  static final Column<String> COUNTRY = Column.text("country");
  static final Column<String> TYPE = Column.text("type");
  static final Column<String> LOCALITY = Column.text("locality");
  static final Column<String> REGION = Column.text("region");
  static final Column<String> RATE_CENTER = Column.text("rateCenter");
  static final Column<List<String>> FEATURES = Column.texts("features");
  static final Column<String> PROVIDER = Column.text("provider");
  static final Column<Long> SETUP = Column.whole("setupMicros");
  static final Column<Long> MONTHLY = Column.whole("monthlyMicros");
  static final Column<Boolean> RESERVABLE = Column.flag("reservable");

  static final Column<Boolean> EXCLUSIVE = Column.flag("exclusive");
  static final Column<Boolean> EXTENDED = Column.flag("extended");
  static final Column<String> CARRIER_HOLD = Column.text("carrierHold");

  static final Column<String> PURCHASE_ID = Column.text("purchaseId");
  static final Column<String> HOLD_ID = Column.text("holdId");
  static final Column<Long> HOLD_CREATED_AT = Column.whole("holdCreatedAt");
  static final Column<Long> HOLD_EXPIRES_AT = Column.whole("holdExpiresAt");
  static final Column<Long> HOLD_SETUP = Column.whole("holdSetupMicros");
  static final Column<Long> HOLD_MONTHLY = Column.whole("holdMonthlyMicros");

  static final Column<String> SOURCE = Column.text("source");
  static final Column<String> CARRIER_ID = Column.text("carrierId");
  static final Column<String> LABEL = Column.text("label");
  static final Column<List<String>> TAGS = Column.texts("tags");
  static final Column<Boolean> DELETION_PROTECTION = Column.flag("deletionProtection");
  static final Column<Boolean> ALLOW_INBOUND = Column.flag("allowInbound");
  static final Column<Boolean> ALLOW_OUTBOUND = Column.flag("allowOutbound");
  static final Column<String> AGENT_ID = Column.text("agentId");
  static final Column<Long> RENEWS_AT = Column.whole("renewsAt");
  static final Column<Long> GRACE_ENDS_AT = Column.whole("graceEndsAt");
  static final Column<Long> MISSING_SINCE = Column.whole("missingSince");

  /// False where calls do not come here; absent where they do.
  static final Column<Boolean> POINTED = Column.flag("pointed");

  static final Column<Long> POINT_AT = Column.whole("pointAt");
  static final Column<Long> POINT_ATTEMPTS = Column.whole("pointAttempts");
  static final Column<Long> VERSION = Column.whole("version");

  static final Column<String> REQUEST_ID = Column.text("requestId");
  static final Column<Long> LEASE_UNTIL = Column.whole("leaseUntil");
  static final Column<Long> QUIET_UNTIL = Column.whole("quietUntil");
  static final Column<Long> LOOK_AT = Column.whole("lookAt");
  static final Column<Long> ATTEMPTS = Column.whole("attempts");

  static final Column<String> OWNER = Column.text("owner", secondaryPartitionKey(BY_TENANT));
  static final Column<String> LISTED_AT =
      Column.text("listedAt", secondarySortKey(List.of(BY_TENANT, BY_STATUS)));
  static final Column<String> OWNER_STATUS =
      Column.text("ownerStatus", secondaryPartitionKey(BY_STATUS));
  static final Column<String> OWNER_AGENT =
      Column.text("ownerAgent", secondaryPartitionKey(BY_AGENT));
  static final Column<String> STATUS_LISTED_AT =
      Column.text("statusListedAt", secondarySortKey(BY_AGENT));
  static final Column<String> DUE_KIND = Column.text("dueKind", secondaryPartitionKey(DUE));
  static final Column<String> DUE_AT = Column.text("dueAt", secondarySortKey(DUE));

  static final RowSchema SCHEMA =
      RowSchema.of(
          E164,
          STATE,
          TENANT,
          ID,
          EXPIRES_AT,
          CREATED_AT,
          COUNTRY,
          TYPE,
          LOCALITY,
          REGION,
          RATE_CENTER,
          FEATURES,
          PROVIDER,
          SETUP,
          MONTHLY,
          RESERVABLE,
          EXCLUSIVE,
          EXTENDED,
          CARRIER_HOLD,
          PURCHASE_ID,
          HOLD_ID,
          HOLD_CREATED_AT,
          HOLD_EXPIRES_AT,
          HOLD_SETUP,
          HOLD_MONTHLY,
          SOURCE,
          CARRIER_ID,
          LABEL,
          TAGS,
          DELETION_PROTECTION,
          ALLOW_INBOUND,
          ALLOW_OUTBOUND,
          AGENT_ID,
          RENEWS_AT,
          GRACE_ENDS_AT,
          MISSING_SINCE,
          POINTED,
          POINT_AT,
          POINT_ATTEMPTS,
          VERSION,
          REQUEST_ID,
          LEASE_UNTIL,
          QUIET_UNTIL,
          LOOK_AT,
          ATTEMPTS,
          OWNER,
          LISTED_AT,
          OWNER_STATUS,
          OWNER_AGENT,
          STATUS_LISTED_AT,
          DUE_KIND,
          DUE_AT);

  private NumberColumns() {}
}

package io.dialplane.dynamodb;

import static software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags.primaryPartitionKey;
import static software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags.primarySortKey;
import static software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags.secondaryPartitionKey;
import static software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags.secondarySortKey;

import io.dialplane.domain.Due;
import io.dialplane.domain.Money;
import io.dialplane.domain.NumberId;
import io.dialplane.domain.Price;
import io.dialplane.domain.Purchase;
import io.dialplane.domain.StoredAnswer;
import io.dialplane.domain.StoredRequest;
import io.dialplane.domain.StoredRequest.Answered;
import io.dialplane.domain.StoredRequest.Release;
import io.dialplane.domain.Tenant;
import io.dialplane.domain.Timers;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Remembered requests to rows and back. Only a finished answer carries the TTL.
final class RequestRows {
  static final String NEWEST = "newest";
  static final String NEWEST_BY_STATUS = "newestByStatus";
  static final String ABANDONED = "abandoned";

  static final Column<String> TENANT = Column.text("tenant", primaryPartitionKey());
  static final Column<String> REQUEST_ID = Column.text("requestId", primarySortKey());
  static final Column<String> CREATED_ORDER =
      Column.text("createdOrder", secondarySortKey(List.of(NEWEST, NEWEST_BY_STATUS, ABANDONED)));

  private static final Column<String> KIND = Column.text("kind");
  private static final Column<String> FINGERPRINT = Column.text("fingerprint");
  private static final Column<Long> STATUS = Column.whole("answerStatus");
  private static final Column<String> BODY = Column.text("answerBody");
  private static final Column<Boolean> REFUSED = Column.flag("answerRefused");
  private static final Column<Long> EXPIRES_AT = Column.whole("expiresAt");
  private static final Column<String> E164 = Column.text("e164");
  private static final Column<String> NUMBER_ID = Column.text("numberId");
  private static final Column<Long> SETUP = Column.whole("setupMicros");
  private static final Column<Long> MONTHLY = Column.whole("monthlyMicros");
  private static final Column<String> AGENT_ID = Column.text("agentId");
  private static final Column<String> PURCHASE_STATUS = Column.text("purchaseStatus");
  private static final Column<Long> CREATED_AT = Column.whole("createdAt");
  private static final Column<Long> LEASE_UNTIL = Column.whole("leaseUntil");
  private static final Column<Long> QUIET_UNTIL = Column.whole("quietUntil");
  private static final Column<Long> ATTEMPTS = Column.whole("attempts");
  private static final Column<String> PURCHASES_OF =
      Column.text("purchasesOf", secondaryPartitionKey(NEWEST));
  private static final Column<String> PURCHASES_OF_STATUS =
      Column.text("purchasesOfStatus", secondaryPartitionKey(NEWEST_BY_STATUS));
  static final Column<String> DUE_KIND =
      Column.text("dueKind", secondaryPartitionKey(NumberColumns.DUE));
  private static final Column<Long> DUE_MILLIS = Column.whole("dueMillis");
  static final Column<String> DUE_AT = Column.text("dueAt", secondarySortKey(NumberColumns.DUE));

  private static final Column<String> ABANDONED_NUMBER =
      Column.text("abandonedNumber", secondaryPartitionKey(ABANDONED));

  private static final String ANSWERED = "answer";
  private static final String PURCHASE = "purchase";
  private static final String RELEASE = "release";

  static final RowSchema SCHEMA =
      RowSchema.of(
          TENANT,
          REQUEST_ID,
          KIND,
          FINGERPRINT,
          STATUS,
          BODY,
          REFUSED,
          EXPIRES_AT,
          E164,
          NUMBER_ID,
          SETUP,
          MONTHLY,
          AGENT_ID,
          PURCHASE_STATUS,
          CREATED_AT,
          LEASE_UNTIL,
          QUIET_UNTIL,
          ATTEMPTS,
          PURCHASES_OF,
          PURCHASES_OF_STATUS,
          CREATED_ORDER,
          DUE_KIND,
          DUE_MILLIS,
          DUE_AT,
          ABANDONED_NUMBER);

  private RequestRows() {}

  static Row.Builder toRow(StoredRequest request) {
    Row.Builder row =
        Row.builder()
            .put(TENANT, request.tenant().key())
            .put(REQUEST_ID, request.id())
            .put(FINGERPRINT, request.fingerprint());
    return switch (request) {
      case Answered answered ->
          answer(row.put(KIND, ANSWERED), answered.answer())
              .seconds(EXPIRES_AT, answered.expiresAt());
      case Release release ->
          answer(row.put(KIND, RELEASE), release.answer())
              .put(NUMBER_ID, release.numberId().toString());
      case Purchase purchase -> purchase(row.put(KIND, PURCHASE), purchase);
    };
  }

  private static Row.Builder answer(Row.Builder row, @Nullable StoredAnswer answer) {
    return answer == null
        ? row
        : row.put(STATUS, (long) answer.status())
            .put(BODY, answer.body())
            .put(REFUSED, answer.refused());
  }

  private static Row.Builder purchase(Row.Builder row, Purchase purchase) {
    Timers timers = purchase.timers();
    answer(row, purchase.answer())
        .put(E164, purchase.e164().value())
        .put(NUMBER_ID, purchase.numberId().toString())
        .put(SETUP, purchase.price().setup().micros())
        .put(MONTHLY, purchase.price().monthly().micros())
        .put(AGENT_ID, purchase.agentId())
        .put(PURCHASE_STATUS, purchase.status().name().toLowerCase(Locale.ROOT))
        .instant(CREATED_AT, purchase.createdAt())
        .instant(LEASE_UNTIL, timers.leaseUntil())
        .instant(QUIET_UNTIL, timers.quietUntil())
        .instant(DUE_MILLIS, timers.dueAt())
        .put(ATTEMPTS, (long) timers.attempts())
        .put(PURCHASES_OF, purchase.tenant().key())
        .put(PURCHASES_OF_STATUS, ofStatus(purchase.tenant(), purchase.status()))
        .put(CREATED_ORDER, Sortable.of(purchase.createdAt(), purchase.id()));
    return switch (purchase.status()) {
      case PENDING ->
          row.put(DUE_KIND, Due.PURCHASE.label())
              .put(DUE_AT, Sortable.of(timers.dueAt(), purchase.id()));
      case ABANDONED -> row.put(ABANDONED_NUMBER, purchase.e164().value());
      case COMPLETED, FAILED, RETRYABLE -> row;
    };
  }

  static String ofStatus(Tenant tenant, Purchase.Status status) {
    return tenant.key() + "#" + status.label();
  }

  static StoredRequest fromRow(Row row) {
    Tenant tenant = Tenant.ofKey(row.get(TENANT));
    String id = row.get(REQUEST_ID);
    String fingerprint = row.get(FINGERPRINT);
    StoredAnswer answer =
        row.find(STATUS) == null
            ? null
            : new StoredAnswer(Math.toIntExact(row.get(STATUS)), row.find(BODY), row.is(REFUSED));
    return switch (row.get(KIND)) {
      case ANSWERED ->
          new Answered(
              tenant,
              id,
              fingerprint,
              java.util.Objects.requireNonNull(answer),
              row.seconds(EXPIRES_AT));
      case RELEASE ->
          new Release(
              tenant, id, fingerprint, NumberId.parse(row.get(NUMBER_ID)).orElseThrow(), answer);
      case PURCHASE -> purchase(row, answer);
      default -> throw new IllegalStateException("unknown kind " + row.get(KIND));
    };
  }

  private static Purchase purchase(Row row, @Nullable StoredAnswer answer) {
    return new Purchase(
        Tenant.ofKey(row.get(TENANT)),
        row.get(REQUEST_ID),
        row.get(FINGERPRINT),
        new io.dialplane.domain.E164(row.get(E164)),
        NumberId.parse(row.get(NUMBER_ID)).orElseThrow(),
        new Price(new Money(row.get(SETUP)), new Money(row.get(MONTHLY))),
        row.find(AGENT_ID),
        Purchase.Status.valueOf(row.get(PURCHASE_STATUS).toUpperCase(Locale.ROOT)),
        answer,
        row.instant(CREATED_AT),
        new Timers(
            row.instant(LEASE_UNTIL),
            row.instant(QUIET_UNTIL),
            row.instant(DUE_MILLIS),
            Math.toIntExact(row.get(ATTEMPTS))));
  }
}

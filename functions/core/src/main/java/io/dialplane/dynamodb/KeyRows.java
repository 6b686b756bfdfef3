package io.dialplane.dynamodb;

import static software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags.primaryPartitionKey;
import static software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags.primarySortKey;

import io.dialplane.domain.KeyRecord;
import io.dialplane.domain.Mode;
import io.dialplane.domain.Organization;
import io.dialplane.domain.Scope;
import io.dialplane.domain.Tenant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;

/// API keys and organisations to rows and back.
final class KeyRows {
  static final Column<String> ORGANIZATION_ID =
      Column.text("organizationId", primaryPartitionKey());
  static final Column<String> KEY_HASH = Column.text("keyHash", primarySortKey());
  static final Column<String> LAST_USED_ON = Column.text("lastUsedOn");

  private static final Column<String> KEY_ID = Column.text("keyId");
  private static final Column<String> MODE = Column.text("mode");
  private static final Column<List<String>> SCOPES = Column.texts("scopes");
  private static final Column<String> LABEL = Column.text("label");
  private static final Column<String> CURSOR_SECRET = Column.text("cursorSecret");
  private static final Column<String> NAME = Column.text("name");
  private static final Column<Long> CREATED_AT = Column.whole("createdAt");
  private static final Column<Long> EXPIRES_AT = Column.whole("endsAt");
  private static final Column<Long> REVOKED_AT = Column.whole("revokedAt");

  static final RowSchema SCHEMA =
      RowSchema.of(
          ORGANIZATION_ID,
          KEY_HASH,
          KEY_ID,
          MODE,
          SCOPES,
          LABEL,
          CURSOR_SECRET,
          CREATED_AT,
          EXPIRES_AT,
          REVOKED_AT,
          LAST_USED_ON);
  static final RowSchema ORGANIZATION_SCHEMA =
      RowSchema.of(ORGANIZATION_ID, NAME, CURSOR_SECRET, CREATED_AT);

  private KeyRows() {}

  static Row.Builder toRow(KeyRecord key) {
    return Row.builder()
        .put(ORGANIZATION_ID, key.tenant().organizationId())
        .put(KEY_HASH, key.hash())
        .put(KEY_ID, key.id())
        .put(MODE, key.tenant().mode().label())
        .put(SCOPES, key.scopes().stream().sorted().map(Scope::label).toList())
        .put(LABEL, key.label())
        .put(CURSOR_SECRET, key.cursorSecret())
        .instant(CREATED_AT, key.createdAt())
        .instant(EXPIRES_AT, key.expiresAt())
        .instant(REVOKED_AT, key.revokedAt())
        .put(LAST_USED_ON, key.lastUsedOn() == null ? null : key.lastUsedOn().toString());
  }

  static KeyRecord fromRow(Row row) {
    String lastUsedOn = row.find(LAST_USED_ON);
    return new KeyRecord(
        new Tenant(row.get(ORGANIZATION_ID), Mode.of(row.get(MODE)).orElseThrow()),
        row.get(KEY_HASH),
        row.get(KEY_ID),
        row.get(SCOPES).stream()
            .map(label -> Scope.of(label).orElseThrow())
            .collect(Collectors.toSet()),
        row.find(LABEL),
        row.get(CURSOR_SECRET),
        row.instant(CREATED_AT),
        row.findInstant(EXPIRES_AT),
        row.findInstant(REVOKED_AT),
        lastUsedOn == null ? null : LocalDate.parse(lastUsedOn));
  }

  static Row.Builder toRow(Organization organization) {
    return Row.builder()
        .put(ORGANIZATION_ID, organization.id())
        .put(NAME, organization.name())
        .put(CURSOR_SECRET, organization.cursorSecret())
        .instant(CREATED_AT, organization.createdAt());
  }

  static Organization organization(Row row) {
    return new Organization(
        row.get(ORGANIZATION_ID), row.get(NAME), row.get(CURSOR_SECRET), row.instant(CREATED_AT));
  }
}

package io.dialplane.keys;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dialplane.domain.ApiKey;
import io.dialplane.domain.KeyRecord;
import io.dialplane.domain.Organization;
import io.dialplane.domain.Scope;
import io.dialplane.domain.Tenant;
import io.dialplane.http.Json;
import io.dialplane.http.Surroundings;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Makes API keys and shows them. The secret leaves here once and is kept nowhere.
final class KeyMaker {
  private final Surroundings around;

  KeyMaker(Surroundings around) {
    this.around = around;
  }

  /// A new key: what is kept of it, and its secret.
  record Made(KeyRecord record, String secret) {}

  /// What a key may do, what it is called, and when it ends.
  record Terms(Set<Scope> scopes, @Nullable String label, @Nullable Instant expiresAt) {}

  Made make(Organization organization, Tenant tenant, Terms terms) {
    ApiKey key = ApiKey.generate(tenant, around.ids().random());
    KeyRecord record =
        new KeyRecord(
            tenant,
            key.hash(),
            "key_" + around.ids().next().substring(0, 16),
            terms.scopes(),
            terms.label(),
            organization.cursorSecret(),
            now(),
            terms.expiresAt(),
            null,
            null);
    return new Made(record, key.secret());
  }

  Instant now() {
    return around.now();
  }

  static ObjectNode view(Made made) {
    ObjectNode view = Json.object().put("keyId", made.record().id()).put("secret", made.secret());
    return describe(view, made.record());
  }

  static ObjectNode view(KeyRecord record) {
    ObjectNode view = describe(Json.object().put("keyId", record.id()), record);
    return view.put("revokedAt", Json.timeOrNull(record.revokedAt()))
        .put("lastUsedOn", record.lastUsedOn() == null ? null : record.lastUsedOn().toString());
  }

  private static ObjectNode describe(ObjectNode view, KeyRecord record) {
    view.put("mode", record.tenant().mode().label());
    ArrayNode scopes = view.putArray("scopes");
    record.scopes().stream().sorted().map(Scope::label).forEach(scopes::add);
    return view.put("label", record.label())
        .put("expiresAt", Json.timeOrNull(record.expiresAt()))
        .put("createdAt", Json.time(record.createdAt()));
  }
}

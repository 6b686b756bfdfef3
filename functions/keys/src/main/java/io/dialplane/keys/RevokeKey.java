package io.dialplane.keys;

import com.amazonaws.services.lambda.runtime.Context;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dialplane.domain.Change;
import io.dialplane.domain.KeyRecord;
import io.dialplane.domain.Rejection;
import io.dialplane.domain.Seen;
import io.dialplane.http.Answer;
import io.dialplane.http.Json;
import io.dialplane.http.Nobody;
import io.dialplane.http.OperatorAction;
import io.dialplane.http.Part;
import io.dialplane.http.Problems;
import io.dialplane.http.Surroundings;
import io.dialplane.port.Commit;
import io.dialplane.port.Ref;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Revokes a key: the next request with it is 401. Revoked again, it keeps its first time.
///
/// Refuses `not_found`.
final class RevokeKey implements OperatorAction<RevokeKey.Asked> {
  private static final int ATTEMPTS = 3;
  private static final int LONGEST_ID = 100;

  private final Surroundings around;

  RevokeKey(Surroundings around) {
    this.around = around;
  }

  /// Which key of which organisation.
  record Asked(String organizationId, String keyId) {}

  @Override
  public String name() {
    return "revoke_key";
  }

  @Override
  public Asked parse(Part event) {
    return new Asked(Organizations.id(event), event.text("keyId", LONGEST_ID));
  }

  @Override
  public ObjectNode example() {
    return OperatorAction.super.example().put("keyId", Nobody.KEY_ID);
  }

  @Override
  public Answer run(Asked asked, Context context) {
    Optional<KeyRecord> key =
        around.store().keys(asked.organizationId()).stream()
            .filter(record -> record.id().equals(asked.keyId()))
            .findFirst();
    if (key.isEmpty()) {
      return Problems.of(new Rejection.NotFound("key"));
    }
    Ref.OfKey ref = new Ref.OfKey(key.get().tenant(), key.get().hash());
    Instant now = around.now();
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Seen<KeyRecord> seen = around.store().read(ref);
      KeyRecord revoked = seen.found().orElseThrow().revoked(now);
      if (revoked.equals(seen.value())
          || around.store().commit(List.of(new Change.PutKey(revoked, seen)))
              instanceof Commit.Applied) {
        return Answer.ok(
            Json.object()
                .put("keyId", revoked.id())
                .put("revokedAt", Json.timeOrNull(revoked.revokedAt())));
      }
    }
    return Problems.of(new Rejection.Unavailable());
  }
}

package io.dialplane.http;

import io.dialplane.domain.ApiKey;
import io.dialplane.domain.KeyRecord;
import io.dialplane.domain.Organization;
import io.dialplane.domain.Rejection;
import io.dialplane.domain.Scope;
import io.dialplane.domain.Tenant;
import io.dialplane.port.Ref;
import io.dialplane.port.Snapshot;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Who asks: the holder of an API key, or whoever IAM let invoke the function for an organisation.
/// Both name their tenant before anything is read.
sealed interface Caller {

  Tenant tenant();

  /// Whether IAM let the caller in, instead of a key.
  default boolean isByIam() {
    return this instanceof ByIam;
  }

  /// What must be read to know the caller.
  Ref<?> ref();

  /// Who the caller is, or the answer to somebody who is nobody.
  Identity identify(Snapshot seen, Operation<?> operation, Instant now);

  /// A caller who may go on, or a refusal.
  sealed interface Identity {
    /// `key` is null where IAM stood in for one.
    record Known(String cursorSecret, @Nullable KeyRecord key) implements Identity {

      /// All of them where IAM stood in.
      Set<Scope> scopes() {
        return key == null ? EnumSet.allOf(Scope.class) : key.scopes();
      }
    }

    record Refused(Answer answer) implements Identity {}
  }

  /// Holds an API key.
  record WithKey(ApiKey key) implements Caller {
    @Override
    public Tenant tenant() {
      return key.tenant();
    }

    @Override
    public Ref.OfKey ref() {
      return new Ref.OfKey(key.tenant(), key.hash());
    }

    @Override
    public Identity identify(Snapshot seen, Operation<?> operation, Instant now) {
      Optional<KeyRecord> found =
          seen.get(ref())
              .found()
              .filter(record -> record.tenant().equals(tenant()) && record.isValid(now));
      if (found.isEmpty()) {
        return new Identity.Refused(Problems.unauthenticated());
      }
      return Collections.disjoint(found.get().scopes(), operation.scopes())
          ? new Identity.Refused(Problems.lacks(operation.scope()))
          : new Identity.Known(found.get().cursorSecret(), found.get());
    }
  }

  /// Was let in by IAM.
  record ByIam(Tenant tenant) implements Caller {
    @Override
    public Ref.OfOrganization ref() {
      return new Ref.OfOrganization(tenant.organizationId());
    }

    @Override
    public Identity identify(Snapshot seen, Operation<?> operation, Instant now) {
      Optional<Organization> found = seen.get(ref()).found();
      return found.isPresent()
          ? new Identity.Known(found.get().cursorSecret(), null)
          : new Identity.Refused(Problems.of(new Rejection.NotFound("organization")));
    }
  }
}

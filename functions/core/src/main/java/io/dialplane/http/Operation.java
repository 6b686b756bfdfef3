package io.dialplane.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dialplane.domain.Scope;
import io.dialplane.domain.Tenant;
import java.util.Set;

/// One operation of the API, the same for HTTP and for events. `C` is its command: input that
/// cannot be wrong any more.
public interface Operation<C> {

  /// Its name in events, `extend_reservation`; the event name of its route in the template is the
  /// same in PascalCase.
  String name();

  /// What a key must be allowed; named to one that is not.
  Scope scope();

  /// Any one of these will do. Where a list shows things of several kinds, its rows then depend on
  /// what the key is allowed.
  default Set<Scope> scopes() {
    return Set.of(scope());
  }

  /// Whether it changes anything, and so takes an Idempotency-Key.
  boolean changes();

  /// Whether HTTP must bring a JSON object as its body.
  default boolean needsBody() {
    return false;
  }

  /// Reads the input; what is wrong is noted in `in`, and the command is then not used.
  C parse(Fields in);

  /// What is to be read together with the caller's key, and what to do then. May ask for a page of
  /// a list, and must not change anything: the caller is not known yet.
  Plan plan(Tenant tenant, C command);

  /// Input that it takes, for a rehearsal in the world of [Nobody], as an event would bring it.
  default ObjectNode example() {
    return Json.object();
  }
}

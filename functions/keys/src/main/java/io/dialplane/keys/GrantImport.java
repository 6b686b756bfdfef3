package io.dialplane.keys;

import com.amazonaws.services.lambda.runtime.Context;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dialplane.domain.Change;
import io.dialplane.domain.E164;
import io.dialplane.domain.Rejection;
import io.dialplane.http.Answer;
import io.dialplane.http.Json;
import io.dialplane.http.Nobody;
import io.dialplane.http.OperatorAction;
import io.dialplane.http.Part;
import io.dialplane.http.Problems;
import io.dialplane.port.Ref;
import io.dialplane.port.Store;
import java.util.List;

/// Lets an organisation import a number; the latest grant of a number stands.
///
/// Refuses `not_found` for an unknown organisation.
final class GrantImport implements OperatorAction<Change.Grant> {
  private final Store store;

  GrantImport(Store store) {
    this.store = store;
  }

  @Override
  public String name() {
    return "grant_import";
  }

  @Override
  public Change.Grant parse(Part event) {
    E164 e164 = event.e164("e164");
    return new Change.Grant(e164, Organizations.id(event));
  }

  @Override
  public ObjectNode example() {
    return OperatorAction.super.example().put("e164", Nobody.ON_ACCOUNT);
  }

  @Override
  public Answer run(Change.Grant grant, Context context) {
    if (store.read(new Ref.OfOrganization(grant.organizationId())).found().isEmpty()) {
      return Problems.of(new Rejection.NotFound("organization"));
    }
    store.commit(List.of(new Change.PutGrant(grant)));
    return Answer.ok(
        Json.object()
            .put("e164", grant.e164().value())
            .put("organizationId", grant.organizationId()));
  }
}

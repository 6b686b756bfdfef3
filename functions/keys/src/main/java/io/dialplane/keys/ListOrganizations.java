package io.dialplane.keys;

import com.amazonaws.services.lambda.runtime.Context;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dialplane.domain.Organization;
import io.dialplane.http.Answer;
import io.dialplane.http.Json;
import io.dialplane.http.OperatorAction;
import io.dialplane.http.Part;
import io.dialplane.port.Store;

/// Lists every organisation. Only operators ask, and seldom: the one scan of this system.
final class ListOrganizations implements OperatorAction<ListOrganizations.Asked> {
  private final Store store;

  ListOrganizations(Store store) {
    this.store = store;
  }

  /// Takes no input.
  enum Asked {
    ALL
  }

  @Override
  public String name() {
    return "list_organizations";
  }

  @Override
  public Asked parse(Part event) {
    return Asked.ALL;
  }

  @Override
  public ObjectNode example() {
    return Json.object();
  }

  @Override
  public Answer run(Asked asked, Context context) {
    ObjectNode view = Json.object();
    ArrayNode rows = view.putArray("organizations");
    for (Organization organization : store.organizations()) {
      rows.addObject()
          .put("organizationId", organization.id())
          .put("name", organization.name())
          .put("createdAt", Json.time(organization.createdAt()));
    }
    return Answer.ok(view);
  }
}

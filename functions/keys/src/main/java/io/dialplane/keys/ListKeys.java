package io.dialplane.keys;

import com.amazonaws.services.lambda.runtime.Context;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dialplane.domain.KeyRecord;
import io.dialplane.domain.Rejection;
import io.dialplane.http.Answer;
import io.dialplane.http.Json;
import io.dialplane.http.OperatorAction;
import io.dialplane.http.Part;
import io.dialplane.http.Problems;
import io.dialplane.port.Ref;
import io.dialplane.port.Store;

/// Lists an organisation's keys, without a secret.
///
/// Refuses `not_found` for an unknown organisation.
final class ListKeys implements OperatorAction<String> {
  private final Store store;

  ListKeys(Store store) {
    this.store = store;
  }

  @Override
  public String name() {
    return "list_keys";
  }

  @Override
  public String parse(Part event) {
    return Organizations.id(event);
  }

  @Override
  public Answer run(String organizationId, Context context) {
    Ref.OfOrganization ref = new Ref.OfOrganization(organizationId);
    if (store.read(ref).found().isEmpty()) {
      return Problems.of(new Rejection.NotFound("organization"));
    }
    ObjectNode view = Json.object();
    ArrayNode keys = view.putArray("keys");
    for (KeyRecord key : store.keys(organizationId)) {
      keys.add(KeyMaker.view(key));
    }
    return Answer.ok(view);
  }
}

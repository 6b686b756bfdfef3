package io.dialplane.keys;

import com.amazonaws.services.lambda.runtime.Context;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dialplane.domain.Change;
import io.dialplane.domain.Mode;
import io.dialplane.domain.Organization;
import io.dialplane.domain.Rejection;
import io.dialplane.domain.Scope;
import io.dialplane.domain.Seen;
import io.dialplane.domain.Tenant;
import io.dialplane.http.Answer;
import io.dialplane.http.Json;
import io.dialplane.http.OperatorAction;
import io.dialplane.http.Part;
import io.dialplane.http.Problems;
import io.dialplane.http.Surroundings;
import io.dialplane.port.Commit;
import java.util.EnumSet;
import java.util.List;

/// Makes an organisation, with an empty wallet in each of its worlds, and its first key: live, all
/// scopes.
final class CreateOrganization implements OperatorAction<String> {
  private static final int LONGEST_NAME = 100;

  private final Surroundings around;
  private final KeyMaker maker;

  CreateOrganization(Surroundings around, KeyMaker maker) {
    this.around = around;
    this.maker = maker;
  }

  @Override
  public String name() {
    return "create_organization";
  }

  @Override
  public String parse(Part event) {
    return event.text("name", LONGEST_NAME);
  }

  @Override
  public ObjectNode example() {
    return Json.object().put("name", "Another");
  }

  @Override
  public Answer run(String name, Context context) {
    // No underscore: the organisation's id is a part of its keys.
    String id = "org" + around.ids().next().substring(0, 17);
    Organization organization =
        new Organization(id, name, around.ids().next() + around.ids().next(), maker.now());
    KeyMaker.Made key =
        maker.make(
            organization,
            new Tenant(id, Mode.LIVE),
            new KeyMaker.Terms(EnumSet.allOf(Scope.class), "first key", null));
    Commit commit =
        around
            .store()
            .commit(
                List.of(
                    new Change.CreateOrganization(organization),
                    new Change.PutKey(key.record(), Seen.absent())));
    return commit instanceof Commit.Applied
        ? Answer.ok(
            Json.object()
                .put("organizationId", id)
                .put("name", name)
                .<ObjectNode>set("key", KeyMaker.view(key)))
        : Problems.of(new Rejection.Unavailable());
  }
}

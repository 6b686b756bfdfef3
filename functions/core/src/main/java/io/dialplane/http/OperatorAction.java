package io.dialplane.http;

import com.amazonaws.services.lambda.runtime.Context;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dialplane.domain.Tenant;

/// Something that only an operator may do. `C` is its command.
public interface OperatorAction<C> {

  /// Its name in the event's `action`.
  String name();

  /// Reads the event; what is wrong is noted in `event`, and the command is then not used.
  C parse(Part event);

  /// Does it. The answer's body goes out as it is.
  Answer run(C command, Context context);

  /// An event that it takes, for a rehearsal in the world of [Nobody].
  default ObjectNode example() {
    return Json.object().put("organizationId", Tenant.NOBODY.organizationId());
  }
}

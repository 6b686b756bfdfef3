package io.dialplane.assign;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dialplane.domain.Ownership;
import io.dialplane.domain.Scope;
import io.dialplane.domain.Tenant;
import io.dialplane.http.Answer;
import io.dialplane.http.Fields;
import io.dialplane.http.Nobody;
import io.dialplane.http.NumberName;
import io.dialplane.http.NumberView;
import io.dialplane.http.Operation;
import io.dialplane.http.OwnNumber;
import io.dialplane.http.Plan;
import java.util.Optional;

/// Takes a number back into the pool: still owned, still paid for. One without an agent is answered
/// unchanged.
///
/// Refuses, in this order: `not_found`, `invalid_state` while releasing.
public final class UnassignNumber implements Operation<Optional<NumberName>> {

  UnassignNumber() {}

  @Override
  public String name() {
    return "unassign";
  }

  @Override
  public Scope scope() {
    return Scope.NUMBERS_WRITE;
  }

  @Override
  public boolean changes() {
    return true;
  }

  @Override
  public Optional<NumberName> parse(Fields in) {
    return NumberName.in(in);
  }

  @Override
  public ObjectNode example() {
    return Nobody.number();
  }

  @Override
  public Plan plan(Tenant tenant, Optional<NumberName> name) {
    return Plan.reading(
        NumberName.refs(name),
        call ->
            OwnNumber.transact(
                call,
                name,
                (owned, _) -> Ownership.unassign(owned.number(), owned.seen(), call.now()),
                number -> Answer.ok(NumberView.of(number, null, call.now()))));
  }
}

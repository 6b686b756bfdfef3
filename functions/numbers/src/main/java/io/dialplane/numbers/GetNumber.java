package io.dialplane.numbers;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dialplane.domain.NumberState;
import io.dialplane.domain.Rejection;
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
import io.dialplane.port.Store;
import java.util.Optional;

/// Reads one owned number.
///
/// Refuses `not_found`.
public final class GetNumber implements Operation<Optional<NumberName>> {
  private final Store store;

  GetNumber(Store store) {
    this.store = store;
  }

  @Override
  public String name() {
    return "get_number";
  }

  @Override
  public Scope scope() {
    return Scope.NUMBERS_READ;
  }

  @Override
  public boolean changes() {
    return false;
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
        call -> {
          Optional<NumberState> number = OwnNumber.find(call, name);
          return number.isPresent()
              ? Answer.ok(
                  NumberView.of(number.get(), PointedAt.by(number.get(), store), call.now()))
              : call.refuse(new Rejection.NotFound("number"));
        });
  }
}

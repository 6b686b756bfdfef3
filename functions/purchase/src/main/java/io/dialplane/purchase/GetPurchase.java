package io.dialplane.purchase;

import io.dialplane.domain.Purchase;
import io.dialplane.domain.Rejection;
import io.dialplane.domain.Scope;
import io.dialplane.domain.Tenant;
import io.dialplane.http.Answer;
import io.dialplane.http.Fields;
import io.dialplane.http.Operation;
import io.dialplane.http.Plan;
import io.dialplane.http.PurchaseView;
import io.dialplane.port.Ref;
import java.util.HexFormat;
import java.util.List;

/// Tells how a purchase stands.
///
/// Refuses `not_found`.
public final class GetPurchase implements Operation<String> {
  private static final int ID_LENGTH = 32;

  GetPurchase() {}

  @Override
  public String name() {
    return "get_purchase";
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
  public String parse(Fields in) {
    return in.path().text("id", 2_000);
  }

  @Override
  public Plan plan(Tenant tenant, String id) {
    boolean possible = id.length() == ID_LENGTH && id.chars().allMatch(HexFormat::isHexDigit);
    if (!possible) {
      return Plan.reading(List.of(), call -> call.refuse(new Rejection.NotFound("purchase")));
    }
    Ref.OfRequest request = new Ref.OfRequest(tenant, id);
    return Plan.reading(
        List.of(request),
        call ->
            call.seen().get(request).value() instanceof Purchase purchase
                ? Answer.ok(PurchaseView.of(purchase))
                : call.refuse(new Rejection.NotFound("purchase")));
  }
}

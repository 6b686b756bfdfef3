package io.dialplane.purchase;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dialplane.domain.Purchase;
import io.dialplane.domain.Rejection;
import io.dialplane.domain.Scope;
import io.dialplane.domain.Tenant;
import io.dialplane.http.Answer;
import io.dialplane.http.Fields;
import io.dialplane.http.Json;
import io.dialplane.http.Nobody;
import io.dialplane.http.Operation;
import io.dialplane.http.Plan;
import io.dialplane.http.PurchaseView;
import io.dialplane.port.Ref;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// Tells how a purchase stands.
///
/// Refuses `not_found`.
public final class GetPurchase implements Operation<Optional<String>> {
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
  public Optional<String> parse(Fields in) {
    return in.path().id("id", text -> Optional.of(text).filter(GetPurchase::isId));
  }

  private static boolean isId(String text) {
    return text.length() == ID_LENGTH && text.chars().allMatch(HexFormat::isHexDigit);
  }

  @Override
  public ObjectNode example() {
    return Json.object().put("id", Nobody.PURCHASE);
  }

  @Override
  public Plan plan(Tenant tenant, Optional<String> id) {
    if (id.isEmpty()) {
      return Plan.reading(List.of(), call -> call.refuse(new Rejection.NotFound("purchase")));
    }
    Ref.OfRequest request = new Ref.OfRequest(tenant, id.get());
    return Plan.reading(
        List.of(request),
        call ->
            call.seen().get(request).value() instanceof Purchase purchase
                ? Answer.ok(PurchaseView.of(purchase))
                : call.refuse(new Rejection.NotFound("purchase")));
  }
}

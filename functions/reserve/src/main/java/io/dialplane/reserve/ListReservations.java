package io.dialplane.reserve;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.dialplane.domain.E164;
import io.dialplane.domain.Holding;
import io.dialplane.domain.Holds;
import io.dialplane.domain.Reserved;
import io.dialplane.domain.Scope;
import io.dialplane.domain.Tenant;
import io.dialplane.http.Answer;
import io.dialplane.http.Call;
import io.dialplane.http.Fields;
import io.dialplane.http.Json;
import io.dialplane.http.Operation;
import io.dialplane.http.Plan;
import io.dialplane.http.ReservationView;
import io.dialplane.port.PageRequest;
import io.dialplane.port.Ref;
import io.dialplane.port.Snapshot;
import io.dialplane.port.Store;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// Lists the caller's open holds, in the order of their numbers.
public final class ListReservations implements Operation<PageRequest> {
  private final Store store;

  ListReservations(Store store) {
    this.store = store;
  }

  @Override
  public String name() {
    return "list_reservations";
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
  public PageRequest parse(Fields in) {
    return in.page();
  }

  @Override
  public Plan plan(Tenant tenant, PageRequest page) {
    Ref.OfHolds holds = new Ref.OfHolds(tenant);
    return Plan.reading(
        List.of(holds),
        call -> run(call, page, call.seen().get(holds).found().orElse(Holds.none(tenant))));
  }

  private Answer run(Call call, PageRequest page, Holds holds) {
    String after = page.after();
    List<E164> numbers =
        holds.open(call.now()).stream()
            .map(Holds.Hold::e164)
            .filter(e164 -> after == null || e164.value().compareTo(after) > 0)
            .sorted(Comparator.comparing(E164::value))
            .toList();
    List<E164> shown = numbers.stream().limit(page.limit()).toList();
    ArrayNode rows = Json.array();
    if (!shown.isEmpty()) {
      Snapshot snapshot = store.read(shown.stream().map(Ref.OfNumber::new).toList());
      shown.stream()
          .flatMap(e164 -> open(call, snapshot, e164))
          .forEach(hold -> rows.add(ReservationView.of(hold)));
    }
    boolean more = numbers.size() > shown.size();
    return Answer.list(rows, more ? call.cursor(shown.getLast().value()) : null);
  }

  private static Stream<Reserved> open(Call call, Snapshot snapshot, E164 e164) {
    return Holding.existing(snapshot.get(new Ref.OfNumber(e164)), call.tenant(), call.now())
        .stream();
  }
}

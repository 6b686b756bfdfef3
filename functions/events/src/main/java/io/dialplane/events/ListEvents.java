package io.dialplane.events;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.dialplane.domain.Event;
import io.dialplane.domain.EventType;
import io.dialplane.domain.Scope;
import io.dialplane.domain.Tenant;
import io.dialplane.http.Answer;
import io.dialplane.http.Call;
import io.dialplane.http.EventView;
import io.dialplane.http.Fields;
import io.dialplane.http.Json;
import io.dialplane.http.Operation;
import io.dialplane.http.Plan;
import io.dialplane.port.EventFilter;
import io.dialplane.port.Page;
import io.dialplane.port.PageRequest;
import io.dialplane.port.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Lists what has happened in the last 30 days, newest first: events of the types that the key's
/// scopes cover. The list is asked for once the caller is known, since it depends on who asks.
public final class ListEvents implements Operation<ListEvents.Asked> {
  private static final Duration SHOWN = Duration.ofDays(30);

  /// No clock is ahead of it.
  private static final Instant END = Instant.parse("9999-12-31T00:00:00Z");

  private static final String TYPES =
      Stream.of(EventType.values()).map(EventType::label).collect(Collectors.joining(", "));

  private final Store store;

  ListEvents(Store store) {
    this.store = store;
  }

  /// A page of the events of one type, or of all.
  record Asked(@Nullable EventType type, PageRequest page) {}

  @Override
  public String name() {
    return "list_events";
  }

  @Override
  public Scope scope() {
    return Scope.NUMBERS_READ;
  }

  @Override
  public Set<Scope> scopes() {
    return EnumSet.of(Scope.NUMBERS_READ, Scope.BILLING_READ, Scope.AGENTS_READ);
  }

  @Override
  public boolean changes() {
    return false;
  }

  @Override
  public Asked parse(Fields in) {
    return new Asked(in.query().choice("type", EventType::of, "one of " + TYPES + "."), in.page());
  }

  @Override
  public Plan plan(Tenant tenant, Asked asked) {
    return Plan.reading(List.of(), call -> list(call, asked));
  }

  private Answer list(Call call, Asked asked) {
    Set<EventType> types = EnumSet.noneOf(EventType.class);
    types.addAll(asked.type() == null ? List.of(EventType.values()) : List.of(asked.type()));
    types.removeIf(type -> !call.scopes().contains(type.scope()));
    EventFilter filter = new EventFilter(call.tenant(), types, call.now().minus(SHOWN), END);
    Page<Event> page = store.events(filter, asked.page());
    ArrayNode rows = Json.array();
    page.rows().forEach(event -> rows.add(EventView.of(event)));
    return Answer.list(rows, call.cursor(page.next()));
  }
}

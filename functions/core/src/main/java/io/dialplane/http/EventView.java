package io.dialplane.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dialplane.domain.Event;
import io.dialplane.domain.Money;
import io.dialplane.port.Bus;
import java.util.TreeMap;

/// An event as its organisation sees it, and as the bus carries it.
public final class EventView {

  private EventView() {}

  public static ObjectNode of(Event event) {
    ObjectNode view =
        Json.object()
            .put("id", event.id())
            .put("type", event.type().label())
            .put("createdAt", Json.time(event.createdAt()))
            .put("subject", event.subject());
    ObjectNode data = view.putObject("data");
    new TreeMap<>(event.data()).forEach((name, value) -> put(data, name, value));
    return view;
  }

  /// The same, with whose it is: the bus is one for all organisations.
  public static ObjectNode told(Event event) {
    return of(event)
        .put("organizationId", event.tenant().organizationId())
        .put("mode", event.tenant().mode().label());
  }

  /// As it is told on the bus.
  public static Bus.Notice notice(Event event) {
    return new Bus.Notice(event.type().label(), event.createdAt(), Json.write(told(event)));
  }

  private static void put(ObjectNode data, String name, Object value) {
    switch (value) {
      case Money money -> data.set(name, Json.money(money));
      case Long count -> data.put(name, count);
      case Boolean flag -> data.put(name, flag);
      default -> data.put(name, value.toString());
    }
  }
}

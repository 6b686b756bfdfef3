package io.dialplane.local;

import com.fasterxml.jackson.databind.JsonNode;
import io.dialplane.domain.Event;
import io.dialplane.domain.EventType;
import io.dialplane.domain.Mode;
import io.dialplane.domain.Tenant;
import io.dialplane.http.EventView;
import io.dialplane.port.EventFilter;
import io.dialplane.port.Page;
import io.dialplane.port.PageRequest;
import io.dialplane.testkit.Deployment;
import io.dialplane.testkit.World;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

/// What is in an organisation's outbox, whatever its age.
final class Outbox {

  private Outbox() {}

  /// Of its test world, newest first, as the bus carries them.
  static List<JsonNode> of(Deployment deployment, World world) {
    Tenant tenant = new Tenant(world.organizationId(), Mode.TEST);
    EventFilter all =
        new EventFilter(
            tenant,
            EnumSet.allOf(EventType.class),
            Instant.EPOCH,
            deployment.clock().instant().plusSeconds(1));
    List<JsonNode> events = new ArrayList<>();
    String after = null;
    do {
      Page<Event> page =
          deployment.wiring().surroundings().store().events(all, new PageRequest(after, 100));
      page.rows().forEach(event -> events.add(EventView.told(event)));
      after = page.next();
    } while (after != null);
    return events;
  }
}

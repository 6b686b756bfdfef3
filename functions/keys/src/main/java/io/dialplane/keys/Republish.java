package io.dialplane.keys;

import com.amazonaws.services.lambda.runtime.Context;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dialplane.domain.Event;
import io.dialplane.domain.EventType;
import io.dialplane.domain.Mode;
import io.dialplane.domain.Organization;
import io.dialplane.domain.Rejection;
import io.dialplane.domain.Tenant;
import io.dialplane.http.Answer;
import io.dialplane.http.EventView;
import io.dialplane.http.Json;
import io.dialplane.http.OperatorAction;
import io.dialplane.http.Part;
import io.dialplane.http.Problems;
import io.dialplane.http.Surroundings;
import io.dialplane.port.Bus;
import io.dialplane.port.EventFilter;
import io.dialplane.port.Page;
import io.dialplane.port.PageRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Tells the bus again what the outbox has of a span of time, world by world, each by its key:
/// after listeners, or the way to them, were out of order for longer than the stream remembers.
/// Listeners know an event by its id, so one told twice does no harm.
///
/// Refuses `invalid_state` where the span holds more than one call has time for.
final class Republish implements OperatorAction<Republish.Span> {
  /// As many as the bus takes in one call: the time is looked at after each.
  private static final int PAGE = 10;

  /// What an invocation leaves of the function's time, to answer in.
  private static final Duration RESERVE = Duration.ofSeconds(10);

  private final Surroundings around;
  private final Bus bus;

  Republish(Surroundings around, Bus bus) {
    this.around = around;
    this.bus = bus;
  }

  /// From when to when, both included.
  record Span(Instant from, Instant to) {}

  @Override
  public String name() {
    return "republish";
  }

  @Override
  public Span parse(Part event) {
    Instant from = time(event, "from");
    Instant to = time(event, "to");
    if (from != null && to != null && from.isAfter(to)) {
      event.refuse("to", "Must not lie before from.");
    }
    return new Span(from == null ? Instant.EPOCH : from, to == null ? Instant.EPOCH : to);
  }

  private static @Nullable Instant time(Part event, String name) {
    Instant time = event.choice(name, Times::parse, Times.WORDS);
    if (time == null && !event.has(name)) {
      event.refuse(name, "Required: " + Times.WORDS);
    }
    return time;
  }

  @Override
  public ObjectNode example() {
    return Json.object().put("from", "2026-01-01T00:00:00Z").put("to", "2026-01-02T00:00:00Z");
  }

  @Override
  public Answer run(Span span, Context context) {
    Duration left = Duration.ofMillis(context.getRemainingTimeInMillis()).minus(RESERVE);
    Telling telling = new Telling(around.clock().instant().plus(left));
    for (Organization organization : around.store().organizations()) {
      for (Mode mode : Mode.values()) {
        telling.tell(new Tenant(organization.id(), mode), span);
      }
    }
    return telling.answer();
  }

  /// One run through the outbox, until it is done or something stops it.
  private final class Telling {
    private final Instant deadline;
    private int told;
    private @Nullable Answer stopped;

    Telling(Instant deadline) {
      this.deadline = deadline;
    }

    void tell(Tenant tenant, Span span) {
      EventFilter filter =
          new EventFilter(tenant, EnumSet.allOf(EventType.class), span.from(), span.to());
      String after = null;
      do {
        Page<Event> page = around.store().events(filter, new PageRequest(after, PAGE));
        tell(page.rows());
        after = page.next();
      } while (after != null && stopped == null);
    }

    private void tell(List<Event> events) {
      if (stopped == null && !events.isEmpty()) {
        Bus.Taken taken = bus.tell(events.stream().map(EventView::notice).toList());
        told += taken.notices();
        if (taken.trouble() != null) {
          stopped = Problems.of(new Rejection.Unavailable());
        } else if (around.clock().instant().isAfter(deadline)) {
          stopped =
              Problems.of(
                  new Rejection.InvalidState(
                      "%d events were told and time ran out. Ask for shorter spans."
                          .formatted(told)));
        }
      }
    }

    Answer answer() {
      return stopped != null ? stopped : Answer.ok(Json.object().put("events", told));
    }
  }
}

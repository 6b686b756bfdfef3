package io.dialplane.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What is told of calls. A carrier tells of one call several times, in any order and as often as
/// it likes; each of the three happenings is told once, by the call's id.
public final class Calls {
  /// As long as an event is kept.
  private static final Duration REMEMBERED = Duration.ofDays(30);

  private static final StoredAnswer TOLD = new StoredAnswer(200, null, false);

  private Calls() {}

  /// Nobody could take the call, for the reason that the number shows to its owner as well.
  public static Event unanswered(Owned number, PhoneCall call, Liveness reason, Instant at) {
    return event(
        EventType.CALL_UNANSWERED,
        number,
        call,
        at,
        Map.of("version", 1L, "reason", reason.label()));
  }

  /// The agent's side has the call.
  public static Event started(Owned number, PhoneCall call, Instant at) {
    return event(EventType.CALL_STARTED, number, call, at, Map.of("version", 1L));
  }

  public static Event ended(Owned number, PhoneCall call, CallEnd end, Instant at) {
    Map<String, Object> data = new HashMap<>();
    data.put("version", 2L);
    data.put("outcome", end.outcome().label());
    data.put("seconds", end.lasted().toSeconds());
    if (end.hungUpBy() != null) {
      data.put("hungUpBy", end.hungUpBy().label());
    }
    if (end.cost() != null) {
      data.put("cost", end.cost().amount());
      data.put("currency", end.cost().currency());
    }
    return event(EventType.CALL_ENDED, number, call, at, data);
  }

  private static Event event(
      EventType type, Owned number, PhoneCall call, Instant at, Map<String, Object> more) {
    Map<String, Object> data = new HashMap<>(more);
    data.put("e164", number.e164().value());
    data.put("from", call.caller());
    data.put("provider", call.provider());
    if (number.agentId() != null) {
      data.put("agentId", number.agentId());
    }
    String id = Event.id(at, type, call.provider() + "-" + call.id());
    return new Event(number.tenant(), id, type, call.id(), data, at);
  }

  /// The event, and a note that this has been told of this call: whoever brings it again loses the
  /// race for the note, whatever time it brings.
  public static List<Change> once(Event event) {
    // No Idempotency-Key of a caller's can be this one: it has a line's end in it.
    String key = "call\n" + event.type().label() + "\n" + event.data().get("provider") + "\n";
    RequestKey request =
        RequestKey.of(
            event.tenant(), Optional.of(key + event.subject()), "", event.type().label(), "");
    StoredRequest told =
        new StoredRequest.Answered(
            event.tenant(),
            request.id(),
            request.fingerprint(),
            TOLD,
            event.createdAt().plus(REMEMBERED));
    return List.of(new Change.PutRequest(told, Seen.absent()), new Change.PutEvent(event));
  }
}

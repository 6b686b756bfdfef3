package io.dialplane.local;

import com.fasterxml.jackson.databind.JsonNode;
import io.dialplane.domain.EventType;
import io.dialplane.domain.Mode;
import io.dialplane.domain.Tenant;
import io.dialplane.http.EventView;
import io.dialplane.port.EventFilter;
import io.dialplane.port.PageRequest;
import io.dialplane.testkit.Access;
import io.dialplane.testkit.Deployment;
import io.dialplane.testkit.World;
import io.dialplane.testkit.calls.CallingCarrier;
import io.dialplane.testkit.calls.CallingCarrier.Call;
import io.dialplane.testkit.calls.Owning;
import io.dialplane.testkit.calls.Sent;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/// A deployment with a carrier that calls it, and an organisation whose numbers are of that
/// carrier.
public record Calling(Deployment deployment, CallingCarrier carrier, World world) {
  /// Nobody sells these, so that no other test meets them.
  private static final String LINES = "+13195550";

  static final String SIP = "{\"type\":\"sip\",\"uri\":\"sip:desk@example.com\"}";

  private static final AtomicInteger NEXT = new AtomicInteger(100);

  public static Calling by(CallingCarrier carrier) {
    Deployment deployment = Deployment.with(carrier.settings());
    return new Calling(deployment, carrier, deployment.newOrganization());
  }

  /// A call to an agent behind SIP, as the gateway hands it over; Twilio's signature has no time in
  /// it and stays good.
  public JsonNode signedCall() {
    Call call = call("CA1", nextNumber());
    owning().number(call.to(), agent(SIP));
    return carrier.inbound(call, Instant.now()).encodedEvent();
  }

  /// What a function asks of the store for every kind of call.
  static Set<Access> accesses() {
    Calling calling = by(CallingCarrier.TWILIO);
    Call taken = calling.call("CA1", nextNumber());
    Call declined = calling.call("CA2", nextNumber());
    calling.owning().number(taken.to(), calling.agent(SIP));
    calling.owning().number(declined.to(), null);
    calling.deployment().meter().reset();
    calling.ring(taken);
    calling.ring(declined);
    calling.send(calling.carrier().ended(taken, 42, Instant.now()));
    return calling.deployment().meter().accesses();
  }

  static String nextNumber() {
    return LINES + NEXT.getAndIncrement();
  }

  Owning owning() {
    return new Owning(deployment.wiring(), tenant(), carrier);
  }

  private Tenant tenant() {
    return new Tenant(world.organizationId(), Mode.TEST);
  }

  /// The id of an agent that takes calls by `route`, in JSON.
  String agent(String route) {
    String id =
        world
            .post("/agents", "{\"name\":\"Desk\",\"route\":" + route + "}")
            .data()
            .path("id")
            .asText();
    world.post("/agents/" + id + "/publish", "{}");
    return id;
  }

  Call call(String id, String to) {
    return new Call(id, "+14155550199", to);
  }

  JsonNode ring(Call call) {
    return send(carrier.inbound(call, Instant.now()));
  }

  JsonNode send(Sent sent) {
    return deployment.invoke("VoiceFunction", sent.event());
  }

  /// What the organisation has been told of calls, oldest first, whatever its time.
  List<JsonNode> told() {
    Set<EventType> types =
        EnumSet.of(EventType.CALL_UNANSWERED, EventType.CALL_STARTED, EventType.CALL_ENDED);
    Instant later = Instant.now().plus(Duration.ofDays(1));
    EventFilter all = new EventFilter(tenant(), types, Instant.EPOCH, later);
    return deployment
        .wiring()
        .surroundings()
        .store()
        .events(all, new PageRequest(null, 100))
        .rows()
        .reversed()
        .stream()
        .<JsonNode>map(EventView::told)
        .toList();
  }

  List<String> toldTypes() {
    return told().stream().map(event -> event.path("type").asText()).toList();
  }
}

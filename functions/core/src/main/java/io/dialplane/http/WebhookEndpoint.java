package io.dialplane.http;

import com.amazonaws.services.lambda.runtime.Context;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.dialplane.domain.Tenant;
import io.dialplane.port.Ref;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The way in for senders that have no API key. Nothing that they send makes it throw.
public final class WebhookEndpoint implements Entrance {
  private final Surroundings around;
  private final Map<String, Hook> hooks;

  public WebhookEndpoint(Surroundings around, List<Hook> hooks) {
    this.around = around;
    this.hooks = hooks.stream().collect(Collectors.toMap(Hook::name, Function.identity()));
  }

  @Override
  public void handle(InputStream in, OutputStream out, Context context) throws IOException {
    JsonNode event = Json.read(in).orElse(NullNode.getInstance());
    if (HttpEvent.is(event)) {
      out.write(Json.bytes(http(new HttpEvent(event), context)));
    } else {
      // A ping is the one event that it takes, as of the function that has no route.
      out.write(Json.bytes(new NoRoute(around).answer(event, context)));
    }
  }

  @Override
  public Script script() {
    List<String> events = new ArrayList<>();
    for (HttpRoute route : Routes.load().all()) {
      Hook hook = hooks.get(route.operation());
      if (hook != null) {
        hook.examples().forEach(webhook -> events.add(PrimingEvent.of(route, webhook)));
      }
    }
    Ref.OfNumber number = new Ref.OfNumber(Nobody.OWNED);
    return new Script(List.of(number, new Ref.OfAgent(Tenant.NOBODY, Nobody.AGENT)), events);
  }

  private JsonNode http(HttpEvent event, Context context) {
    String id = event.requestId(context);
    return Dressing.http(LogLine.of(around, id, line -> http(event, line)), id);
  }

  private Answer http(HttpEvent event, LogLine line) {
    Optional<Hook> hook =
        Routes.load().byKey(event.routeKey()).map(route -> hooks.get(route.operation()));
    if (hook.isEmpty()) {
      return Problems.noSuchPath();
    }
    line.operation(hook.get().name());
    byte[] body = event.body();
    if (body.length > HttpEvent.LARGEST_BODY) {
      return Problems.tooLarge();
    }
    Map<String, String> headers = new HashMap<>();
    for (var header : event.event().path("headers").properties()) {
      headers.put(header.getKey(), header.getValue().asText());
    }
    String sender = event.path().path("carrier").asText();
    String query = event.event().path("rawQueryString").asText();
    return hook.get().answer(new Webhook(sender, headers, body, query), line);
  }
}

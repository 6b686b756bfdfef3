package io.dialplane.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dialplane.domain.Agent;
import io.dialplane.domain.Route;
import org.jspecify.annotations.Nullable;

/// An agent as its owner sees it: the draft, and what of it is published.
public final class AgentView {

  private AgentView() {}

  public static ObjectNode of(Agent agent) {
    ObjectNode view =
        Json.object()
            .put("id", agent.id())
            .put("organizationId", agent.tenant().organizationId())
            .put("name", agent.draft().name());
    view.set("route", route(agent.draft().route()));
    view.put("draftVersion", agent.draft().version());
    Agent.Published published = agent.published();
    if (published == null) {
      view.putNull("publishedVersion").putNull("publishedAt");
    } else {
      view.put("publishedVersion", published.version())
          .put("publishedAt", Json.time(published.at()));
    }
    return view.put("assignedNumbers", agent.assignedNumbers())
        .put("createdAt", Json.time(agent.createdAt()))
        .put("updatedAt", Json.time(agent.updatedAt()));
  }

  private static ObjectNode route(Route route) {
    return switch (route) {
      case Route.Sip(var uri) -> typed("sip").put("uri", uri);
      case Route.Stream(var url) -> typed("stream").put("url", url);
      case Route.Forward(var e164) -> typed("forward").put("e164", e164.value());
      case Route.Webhook(var url, var first) ->
          with(typed("webhook").put("url", url), "firstMessage", first);
      case Route.Managed(var prompt, var first, var voice) ->
          with(
              with(typed("managed").put("systemPrompt", prompt), "firstMessage", first),
              "voice",
              voice);
    };
  }

  private static ObjectNode typed(String type) {
    return Json.object().put("type", type);
  }

  private static ObjectNode with(ObjectNode route, String name, @Nullable String value) {
    return value == null ? route : route.put(name, value);
  }
}

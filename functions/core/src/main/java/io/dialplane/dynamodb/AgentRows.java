package io.dialplane.dynamodb;

import static software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags.primaryPartitionKey;
import static software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags.primarySortKey;

import io.dialplane.domain.Agent;
import io.dialplane.domain.Route;
import io.dialplane.domain.Tenant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Agents to rows and back; a route is a map of texts, its kind under `type`.
final class AgentRows {
  static final Column<String> TENANT = Column.text("tenant", primaryPartitionKey());
  static final Column<String> AGENT_ID = Column.text("agentId", primarySortKey());
  static final Column<Long> ASSIGNED_NUMBERS = Column.whole("assignedNumbers");

  private static final Column<String> NAME = Column.text("name");
  private static final Column<Map<String, String>> ROUTE = Column.textMap("route");
  private static final Column<Long> VERSION = Column.whole("draftVersion");
  private static final Column<String> PUBLISHED_NAME = Column.text("publishedName");
  private static final Column<Map<String, String>> PUBLISHED_ROUTE =
      Column.textMap("publishedRoute");
  private static final Column<Long> PUBLISHED_VERSION = Column.whole("publishedVersion");
  private static final Column<Long> PUBLISHED_AT = Column.whole("publishedAt");
  private static final Column<Long> CREATED_AT = Column.whole("createdAt");
  private static final Column<Long> UPDATED_AT = Column.whole("updatedAt");

  static final RowSchema SCHEMA =
      RowSchema.of(
          TENANT,
          AGENT_ID,
          ASSIGNED_NUMBERS,
          NAME,
          ROUTE,
          VERSION,
          PUBLISHED_NAME,
          PUBLISHED_ROUTE,
          PUBLISHED_VERSION,
          PUBLISHED_AT,
          CREATED_AT,
          UPDATED_AT);

  private AgentRows() {}

  static Row.Builder toRow(Agent agent) {
    Row.Builder row =
        Row.builder()
            .put(TENANT, agent.tenant().key())
            .put(AGENT_ID, agent.id())
            .put(ASSIGNED_NUMBERS, agent.assignedNumbers())
            .put(NAME, agent.draft().name())
            .put(ROUTE, toMap(agent.draft().route()))
            .put(VERSION, agent.draft().version())
            .instant(CREATED_AT, agent.createdAt())
            .instant(UPDATED_AT, agent.updatedAt());
    Agent.Published published = agent.published();
    return published == null
        ? row
        : row.put(PUBLISHED_NAME, published.name())
            .put(PUBLISHED_ROUTE, toMap(published.route()))
            .put(PUBLISHED_VERSION, published.version())
            .instant(PUBLISHED_AT, published.at());
  }

  static Agent fromRow(Row row) {
    Long publishedVersion = row.find(PUBLISHED_VERSION);
    return new Agent(
        Tenant.ofKey(row.get(TENANT)),
        row.get(AGENT_ID),
        new Agent.Draft(row.get(NAME), toRoute(row.get(ROUTE)), row.get(VERSION)),
        publishedVersion == null
            ? null
            : new Agent.Published(
                row.get(PUBLISHED_NAME),
                toRoute(row.get(PUBLISHED_ROUTE)),
                publishedVersion,
                row.instant(PUBLISHED_AT)),
        row.get(ASSIGNED_NUMBERS),
        row.instant(CREATED_AT),
        row.instant(UPDATED_AT));
  }

  private static Map<String, String> toMap(Route route) {
    Map<String, String> map = new LinkedHashMap<>();
    switch (route) {
      case Route.Sip sip -> put(put(map, "type", "sip"), "uri", sip.uri());
      case Route.Stream stream -> put(put(map, "type", "stream"), "url", stream.url());
      case Route.Forward forward ->
          put(put(map, "type", "forward"), "e164", forward.e164().value());
      case Route.Webhook webhook ->
          put(
              put(put(map, "type", "webhook"), "url", webhook.url()),
              "firstMessage",
              webhook.firstMessage());
      case Route.Managed managed ->
          put(
              put(
                  put(put(map, "type", "managed"), "systemPrompt", managed.systemPrompt()),
                  "firstMessage",
                  managed.firstMessage()),
              "voice",
              managed.voice());
    }
    return map;
  }

  private static Map<String, String> put(
      Map<String, String> map, String name, @Nullable String value) {
    if (value != null) {
      map.put(name, value);
    }
    return map;
  }

  private static Route toRoute(Map<String, String> map) {
    return switch (text(map, "type")) {
      case "sip" -> new Route.Sip(text(map, "uri"));
      case "stream" -> new Route.Stream(text(map, "url"));
      case "forward" -> new Route.Forward(new io.dialplane.domain.E164(text(map, "e164")));
      case "webhook" -> new Route.Webhook(text(map, "url"), map.get("firstMessage"));
      case "managed" ->
          new Route.Managed(text(map, "systemPrompt"), map.get("firstMessage"), map.get("voice"));
      default -> throw new IllegalStateException("unknown route " + map.get("type"));
    };
  }

  private static String text(Map<String, String> map, String name) {
    return java.util.Objects.requireNonNull(map.get(name), name);
  }
}

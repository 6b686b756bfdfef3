package io.dialplane.local;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dialplane.http.Json;
import io.dialplane.testkit.World;
import java.util.Map;
import java.util.Optional;

/// A right input for every operation and every operator's action, with all of its fields.
record RightInputs(World world, String reservation, String agent) {
  private static final String PAGE = "{'limit':5}";
  private static final String NUMBER = "{'id':'+16025550120'}";
  private static final String AGENT = "{'id':'$AGENT'}";
  private static final String ROUTE = "'route':{'type':'forward','e164':'+14155550100'}";
  private static final String CALL =
      "{'carrier':'twilio','CallSid':'CA1','To':'+16025550120','From':'+14155550199',"
          + "'CallStatus':'completed'}";

  private static final Map<String, String> OPERATIONS =
      Map.ofEntries(
          Map.entry(
              "search",
              "{'country':'US','areaCode':'602','locality':'Phoenix','administrativeArea':'AZ',"
                  + "'numberType':'local','features':'voice,sms','contains':'JKL','startsWith':'6',"
                  + "'endsWith':'1','bestEffort':true,'limit':3}"),
          Map.entry("list_carriers", "{}"),
          Map.entry("get_available", "{'e164':'$FREE'}"),
          Map.entry("reserve", "{'e164':'$FREE'}"),
          Map.entry("list_reservations", PAGE),
          Map.entry("extend_reservation", "{'id':'$HOLD'}"),
          Map.entry("cancel_reservation", "{'id':'$HOLD'}"),
          Map.entry(
              "purchase",
              "{'e164':'$FREE','reservationId':'$HOLD','agentId':'$AGENT','maxMonthlyCost':1.5}"),
          Map.entry("list_purchases", "{'status':'failed','limit':5}"),
          Map.entry("get_purchase", "{'id':'0123456789abcdef0123456789abcdef'}"),
          Map.entry("import", "{'e164':'+16025550198','agentId':'$AGENT'}"),
          Map.entry("assign", "{'id':'+16025550120','agentId':'$AGENT'}"),
          Map.entry("unassign", NUMBER),
          Map.entry("release", "{'id':'+16025550198','keepAtCarrier':true}"),
          Map.entry("list_numbers", "{'status':'assigned','agentId':'$AGENT','limit':5}"),
          Map.entry("get_number", NUMBER),
          Map.entry(
              "update_number",
              "{'id':'+16025550120','label':'desk','tags':['a','b'],'deletionProtection':false,"
                  + "'allowInbound':true,'allowOutbound':false}"),
          Map.entry("get_wallet", "{}"),
          Map.entry("top_up", "{'amountUsd':1.25}"),
          Map.entry("list_entries", PAGE),
          Map.entry("create_agent", "{'name':'Front desk'," + ROUTE + "}"),
          Map.entry("list_agents", PAGE),
          Map.entry("get_agent", AGENT),
          Map.entry("update_agent", "{'id':'$AGENT','name':'Night desk'," + ROUTE + "}"),
          Map.entry("delete_agent", AGENT),
          Map.entry("publish_agent", AGENT),
          Map.entry("list_events", "{'type':'number.purchased','limit':5}"),
          Map.entry("inbound_call", CALL),
          Map.entry("call_status", CALL),
          Map.entry("fallback", "{}"));
  static final Map<String, String> ACTIONS =
      Map.of(
          "create_organization",
          "{'name':'Acme'}",
          "issue_key",
          "{'organizationId':'$ORG','mode':'test','scopes':['numbers:read'],'label':'x',"
              + "'expiresAt':'2099-01-01T00:00:00Z'}",
          "list_keys",
          "{'organizationId':'$ORG'}",
          "grant_import",
          "{'organizationId':'$ORG','e164':'+16025550198'}",
          "adjust_wallet",
          "{'organizationId':'$ORG','mode':'test','amountUsd':-0.01,'reason':'fuzz',"
              + "'idempotencyKey':'fuzz','type':'refund'}",
          "revoke_key",
          "{'organizationId':'$ORG','keyId':'key_0'}");

  static RightInputs of(World world) {
    world.purchase("+16025550120");
    String reservation = world.reserve("+16025550121").data().path("id").asText();
    return new RightInputs(world, reservation, world.agent());
  }

  ObjectNode operation(String name, Hostile hostile) {
    return parse(row(OPERATIONS, name), hostile);
  }

  ObjectNode action(String name, Hostile hostile) {
    return parse(row(ACTIONS, name), hostile).put("action", name);
  }

  private static String row(Map<String, String> rows, String name) {
    return Optional.ofNullable(rows.get(name))
        .orElseThrow(() -> new AssertionError("there is no row for " + name));
  }

  private ObjectNode parse(String template, Hostile hostile) {
    String text =
        template
            .replace('\'', '"')
            .replace("$FREE", "+1602555013%d".formatted(hostile.below(10)))
            .replace("$HOLD", reservation)
            .replace("$AGENT", agent)
            .replace("$ORG", world.organizationId());
    return (ObjectNode) Json.read(text).orElseThrow();
  }
}

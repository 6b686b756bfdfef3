package io.dialplane.voice.language;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dialplane.domain.Route;
import io.dialplane.http.Answer;
import io.dialplane.http.Json;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Vonage's call control objects, a JSON array. It has answered a call before it asks, so a call
/// cannot be declined without a charge: a sentence ends it.
public final class Ncco implements Language {
  private static final String AUDIO = "audio/l16;rate=16000";

  /// Of one `talk`.
  private static final int LONGEST_TALK = 1_500;

  @Override
  public Answer connect(Route route, Companions companions) {
    ArrayNode actions = Json.array();
    switch (route) {
      case Route.Sip(var uri) -> {
        ObjectNode endpoint = endpoint(actions, companions, "sip").put("uri", uri);
        put(endpoint.putObject("headers"), companions.headers());
      }
      case Route.Stream(var url) -> {
        ObjectNode endpoint = endpoint(actions, companions, "websocket").put("uri", url);
        endpoint.put("content-type", AUDIO);
        put(endpoint.putObject("headers"), companions.parameters());
      }
      case Route.Forward(var e164) ->
          endpoint(actions, companions, "phone").put("number", e164.digits());
      case Route.Webhook(_, var firstMessage) -> talk(actions, firstMessage);
      case Route.Managed(_, var firstMessage, _) -> talk(actions, firstMessage);
    }
    return answer(actions);
  }

  /// Vonage shows no other caller than a number of its own.
  private static ObjectNode endpoint(ArrayNode actions, Companions companions, String type) {
    return actions
        .addObject()
        .put("action", "connect")
        .put("from", companions.call().called().digits())
        .putArray("endpoint")
        .addObject()
        .put("type", type);
  }

  private static void put(ObjectNode headers, Map<String, String> companions) {
    companions.forEach(headers::put);
  }

  private static void talk(ArrayNode actions, @Nullable String sentence) {
    String said = Speech.of(sentence);
    for (int from = 0; from < said.length(); from += LONGEST_TALK) {
      String part = said.substring(from, Math.min(said.length(), from + LONGEST_TALK));
      actions.addObject().put("action", "talk").put("text", part);
    }
  }

  private static Answer answer(ArrayNode actions) {
    return Answer.document("application/json", Json.write(actions));
  }

  @Override
  public Answer decline() {
    ArrayNode actions = Json.array();
    talk(actions, Speech.NOBODY_THERE);
    return answer(actions);
  }
}

package io.dialplane.voice.language;

import io.dialplane.domain.E164;
import io.dialplane.domain.Route;
import io.dialplane.http.Answer;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Plivo's XML. Its headers and parameters hold letters and digits alone, so that numbers lose
/// their plus there and a call's id its dashes; the headers arrive as `X-PH-…`.
public final class PlivoXml implements Language {
  private static final String AUDIO = "audio/x-mulaw;rate=8000";

  @Override
  public Answer connect(Route route, Companions companions) {
    Element verb =
        switch (route) {
          case Route.Sip(var uri) ->
              Element.of(
                  "Dial",
                  Element.of("User").with("sipHeaders", list(companions.headers())).text(uri));
          case Route.Stream(var url) ->
              Element.of("Stream")
                  .with("bidirectional", "true")
                  .with("keepCallAlive", "true")
                  .with("contentType", AUDIO)
                  .with("extraHeaders", list(companions.parameters()))
                  .text(url);
          case Route.Forward(var e164) -> forward(e164, companions.call().called());
          case Route.Webhook(_, var firstMessage) -> speak(firstMessage);
          case Route.Managed(_, var firstMessage, _) -> speak(firstMessage);
        };
    return Element.of("Response", verb).answer();
  }

  private static Element forward(E164 to, E164 called) {
    return Element.of("Dial", Element.of("Number").text(to.digits()))
        .with("callerId", called.digits());
  }

  private static Element speak(@Nullable String sentence) {
    return Element.of("Speak").text(Speech.of(sentence));
  }

  private static String list(Map<String, String> companions) {
    return companions.entrySet().stream()
        .map(each -> plain(each.getKey()) + "=" + plain(each.getValue()))
        .collect(Collectors.joining(","));
  }

  private static String plain(String text) {
    return text.replaceAll("[^A-Za-z0-9]", "");
  }

  @Override
  public Answer decline() {
    return Element.of("Response", Element.of("Hangup").with("reason", "rejected")).answer();
  }
}

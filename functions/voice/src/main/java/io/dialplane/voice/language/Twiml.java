package io.dialplane.voice.language;

import io.dialplane.domain.Route;
import io.dialplane.http.Answer;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// TwiML, and Telnyx's TeXML, which is the same save for the attributes of a stream.
///
/// Forwarded calls show the number that was called: it is ours, so no carrier refuses it.
public final class Twiml implements Language {
  public static final Language TWIML = new Twiml(Map.of());

  /// Telnyx would take MP3 back from the agent; as RTP it is sent as it is received.
  public static final Language TEXML = new Twiml(Map.of("bidirectionalMode", "rtp"));

  private final Map<String, String> ofStreams;

  private Twiml(Map<String, String> ofStreams) {
    this.ofStreams = ofStreams;
  }

  @Override
  public Answer connect(Route route, Companions companions) {
    Element verb =
        switch (route) {
          case Route.Sip(var uri) ->
              Element.of("Dial", Element.of("Sip").text(companions.addressed(uri)));
          case Route.Stream(var url) -> Element.of("Connect", stream(url, companions));
          case Route.Forward(var e164) ->
              Element.of("Dial", Element.of("Number").text(e164.value()))
                  .with("callerId", companions.call().called().value());
          case Route.Webhook(_, var firstMessage) -> say(firstMessage);
          case Route.Managed(_, var firstMessage, _) -> say(firstMessage);
        };
    return Element.of("Response", verb).answer();
  }

  private Element stream(String url, Companions companions) {
    Element stream = Element.of("Stream").with("url", url);
    ofStreams.forEach(stream::with);
    companions
        .parameters()
        .forEach(
            (name, value) ->
                stream.child(Element.of("Parameter").with("name", name).with("value", value)));
    return stream;
  }

  private static Element say(@Nullable String sentence) {
    return Element.of("Say").text(Speech.of(sentence));
  }

  @Override
  public Answer decline() {
    return Element.of("Response", Element.of("Reject")).answer();
  }
}

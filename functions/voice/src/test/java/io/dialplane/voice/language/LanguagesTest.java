package io.dialplane.voice.language;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.dialplane.domain.E164;
import io.dialplane.domain.PhoneCall;
import io.dialplane.domain.Route;
import io.dialplane.http.Answer;
import io.dialplane.http.Json;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class LanguagesTest {
  private static final E164 CALLED = new E164("+14155550100");
  private static final Companions COMPANIONS =
      new Companions(new PhoneCall(CALLED, "+14155550199", "CA-1", "twilio"), "org1");
  private static final Language PLIVO = new PlivoXml();
  private static final Language NCCO = new Ncco();

  static List<String> hostile() {
    return List.of(
        "</Say><Dial>+19005550100</Dial><Say>",
        "\"/><Reject/><Sip a=\"",
        "' x='1",
        "]]><![CDATA[<Hangup/>]]>",
        "<!--",
        "<?xml version=\"1.1\"?>",
        "&lt;Hangup/&gt; &amp; &#60;Hangup/&#62; &nope;",
        "<speak><audio src='https://example.com/x.mp3'/></speak>",
        "bell\u0007, escape\u001b[31m, nul\u0000, del\u007f, next\u0085, tab\t, line\r\n",
        "\ud800 alone, \udfff alone, \ufffe, \uffff",
        "naïve 日本 🎧",
        "\",\"action\":\"connect\",\"x\":\"",
        "   ");
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void no_sentence_becomes_markup(String sentence) {
    for (Route route : List.of(new Route.Webhook("https://a", sentence), managed(sentence))) {
      assertThat(names(xml(Twiml.TWIML.connect(route, COMPANIONS))))
          .containsExactly("Response", "Say");
      assertThat(names(xml(Twiml.TEXML.connect(route, COMPANIONS))))
          .containsExactly("Response", "Say");
      assertThat(names(xml(PLIVO.connect(route, COMPANIONS)))).containsExactly("Response", "Speak");
      JsonNode ncco = json(NCCO.connect(route, COMPANIONS));
      assertThat(ncco).hasSize(1);
      assertThat(ncco.path(0).properties())
          .extracting(Map.Entry::getKey)
          .containsExactly("action", "text");
      assertThat(ncco.path(0).path("text").asText()).doesNotContain("<", ">").isNotBlank();
      assertThat(text(Twiml.TWIML.connect(route, COMPANIONS))).doesNotContain("<speak");
    }
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void no_address_and_no_caller_becomes_markup(String text) {
    Companions hostile = new Companions(new PhoneCall(CALLED, text, text, "twilio"), text);
    Route sip = new Route.Sip("sip:" + text);
    Route stream = new Route.Stream("wss://" + text);

    for (Language language : List.of(Twiml.TWIML, Twiml.TEXML)) {
      assertThat(names(xml(language.connect(sip, hostile))))
          .containsExactly("Response", "Dial", "Sip");
      assertThat(names(xml(language.connect(stream, hostile))))
          .startsWith("Response", "Connect", "Stream")
          .filteredOn(name -> name.equals("Parameter"))
          .hasSize(4);
    }
    assertThat(names(xml(PLIVO.connect(sip, hostile)))).containsExactly("Response", "Dial", "User");
    assertThat(names(xml(PLIVO.connect(stream, hostile)))).containsExactly("Response", "Stream");
    assertThat(json(NCCO.connect(sip, hostile))).hasSize(1);
    assertThat(json(NCCO.connect(stream, hostile)).path(0).path("endpoint")).hasSize(1);
  }

  @Test
  void a_sip_address_gets_headers_behind_those_that_it_has() {
    Answer plain = Twiml.TWIML.connect(new Route.Sip("sip:desk@example.com"), COMPANIONS);
    Answer more =
        Twiml.TEXML.connect(new Route.Sip("sip:d@example.com;transport=tcp?X-a=b"), COMPANIONS);

    String headers =
        "X-Dialplane-Caller=%2B14155550199&X-Dialplane-Called=%2B14155550100"
            + "&X-Dialplane-Call-Id=CA-1&X-Dialplane-Organization=org1";
    assertThat(xml(plain).getTextContent()).isEqualTo("sip:desk@example.com?" + headers);
    assertThat(xml(more).getTextContent())
        .isEqualTo("sip:d@example.com;transport=tcp?X-a=b&" + headers);
  }

  @Test
  void a_stream_gets_parameters() {
    Element twilio =
        xml(Twiml.TWIML.connect(new Route.Stream("wss://a.example/x?y&z"), COMPANIONS));
    Element telnyx = xml(Twiml.TEXML.connect(new Route.Stream("wss://a.example"), COMPANIONS));
    Element plivo = xml(PLIVO.connect(new Route.Stream("wss://a.example"), COMPANIONS));
    JsonNode vonage = json(NCCO.connect(new Route.Stream("wss://a.example"), COMPANIONS));

    assertThat(only(twilio, "Stream").getAttribute("url")).isEqualTo("wss://a.example/x?y&z");
    assertThat(parameters(twilio))
        .containsExactly(
            "caller=+14155550199", "called=+14155550100", "callId=CA-1", "organizationId=org1");
    assertThat(parameters(telnyx)).isEqualTo(parameters(twilio));
    assertThat(only(telnyx, "Stream").getAttribute("bidirectionalMode")).isEqualTo("rtp");
    assertThat(only(plivo, "Stream").getAttribute("extraHeaders"))
        .isEqualTo("caller=14155550199,called=14155550100,callId=CA1,organizationId=org1");
    assertThat(only(plivo, "Stream").getAttribute("keepCallAlive")).isEqualTo("true");
    assertThat(vonage.path(0).path("endpoint").path(0).path("headers").path("callId").asText())
        .isEqualTo("CA-1");
  }

  @Test
  void a_telephone_sees_the_number_that_was_called() {
    Route route = new Route.Forward(new E164("+14155550177"));

    Element twilio = xml(Twiml.TWIML.connect(route, COMPANIONS));
    Element plivo = xml(PLIVO.connect(route, COMPANIONS));
    JsonNode vonage = json(NCCO.connect(route, COMPANIONS)).path(0);

    assertThat(only(twilio, "Dial").getAttribute("callerId")).isEqualTo("+14155550100");
    assertThat(only(twilio, "Number").getTextContent()).isEqualTo("+14155550177");
    assertThat(only(plivo, "Number").getTextContent()).isEqualTo("14155550177");
    assertThat(vonage.path("from").asText()).isEqualTo("14155550100");
    assertThat(vonage.path("endpoint").path(0).path("number").asText()).isEqualTo("14155550177");
  }

  @Test
  void declines_without_an_answer_where_that_costs_nothing() {
    assertThat(names(xml(Twiml.TWIML.decline()))).containsExactly("Response", "Reject");
    assertThat(names(xml(Twiml.TEXML.decline()))).containsExactly("Response", "Reject");
    assertThat(only(xml(PLIVO.decline()), "Hangup").getAttribute("reason")).isEqualTo("rejected");
    assertThat(json(NCCO.decline()).path(0).path("action").asText()).isEqualTo("talk");
  }

  @Test
  void a_long_sentence_is_several_talks_and_no_sentence_is_one() {
    Route chatty = new Route.Webhook("https://a", "x".repeat(2_000));

    JsonNode talks = json(NCCO.connect(chatty, COMPANIONS));
    Answer silent = Twiml.TWIML.connect(new Route.Managed("prompt", null, null), COMPANIONS);

    assertThat(talks).hasSize(2);
    assertThat(talks.path(0).path("text").asText()).hasSize(1_500);
    assertThat(xml(silent).getTextContent()).isNotBlank().doesNotContain("prompt");
  }

  private static Route managed(String sentence) {
    return new Route.Managed("prompt", sentence, "voice");
  }

  private static String text(Answer answer) {
    return ((TextNode) Objects.requireNonNull(answer.body())).asText();
  }

  private static JsonNode json(Answer answer) {
    assertThat(answer.headers()).containsEntry("content-type", "application/json");
    return Json.read(text(answer)).orElseThrow();
  }

  /// Reads it as strictly as any XML parser does.
  private static Element xml(Answer answer) {
    assertThat(answer.headers()).containsEntry("content-type", "application/xml");
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      return factory
          .newDocumentBuilder()
          .parse(new ByteArrayInputStream(text(answer).getBytes(StandardCharsets.UTF_8)))
          .getDocumentElement();
    } catch (Exception e) {
      throw new AssertionError(text(answer), e);
    }
  }

  private static List<String> names(Element root) {
    List<String> names = new ArrayList<>(List.of(root.getTagName()));
    elements(root, "*").map(Element::getTagName).forEach(names::add);
    return names;
  }

  private static Element only(Element root, String name) {
    return elements(root, name).findFirst().orElseThrow();
  }

  private static List<String> parameters(Element root) {
    return elements(root, "Parameter")
        .map(each -> each.getAttribute("name") + "=" + each.getAttribute("value"))
        .toList();
  }

  private static Stream<Element> elements(Element root, String name) {
    NodeList nodes = root.getElementsByTagName(name);
    return Stream.iterate(0, i -> i < nodes.getLength(), i -> i + 1)
        .map(i -> (Element) nodes.item(i));
  }
}

package io.dialplane.voice.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import io.dialplane.http.Json;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// The test vectors of the carriers' own libraries, and each of them with one thing altered.
/// `-Dsignature.vectors=<file>` takes them from another file of the same shape.
class SignatureVectorsTest {
  private static final JsonNode VECTORS = vectors();
  private static final String OTHER_NONCE = "1";

  private static JsonNode vectors() {
    String elsewhere = System.getProperty("signature.vectors", "");
    try (InputStream in =
        elsewhere.isEmpty()
            ? SignatureVectorsTest.class.getResourceAsStream("/signature-vectors.json")
            : Files.newInputStream(Path.of(elsewhere))) {
      return Json.read(in).orElseThrow();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @TestFactory
  Stream<DynamicTest> twilio() {
    JsonNode twilio = VECTORS.path("twilio");
    String token = twilio.path("authToken").asText();
    Stream<DynamicTest> forms =
        twilio.path("cases").valueStream().map(each -> twilioForm(each, token));
    Stream<DynamicTest> bodies =
        twilio.path("bodyCases").valueStream().map(each -> twilioBody(each, token));
    return Stream.concat(forms, bodies);
  }

  private static DynamicTest twilioForm(JsonNode each, String token) {
    String url = each.path("signedUrl").asText(each.path("receivedUrl").asText());
    String signature = each.path("signature").asText();
    Map<String, String> form = form(each.path("params"));
    boolean expected = each.path("expect").asBoolean(true);
    return dynamicTest(
        "twilio " + each.path("name").asText(),
        () -> {
          assertThat(TwilioSignature.covers(signature, token, url, body(form))).isEqualTo(expected);
          assertThat(TwilioSignature.covers(signature, token + "x", url, body(form))).isFalse();
          assertThat(TwilioSignature.covers(signature, token, url + "x", body(form))).isFalse();
          assertThat(TwilioSignature.covers(altered(signature), token, url, body(form))).isFalse();
          form.put("Added", "1");
          assertThat(TwilioSignature.covers(signature, token, url, body(form))).isFalse();
        });
  }

  private static DynamicTest twilioBody(JsonNode each, String token) {
    String url = each.path("url").asText();
    String signature = each.path("signature").asText();
    String body = each.path("body").asText();
    return dynamicTest(
        "twilio body of " + url,
        () -> {
          assertThat(TwilioSignature.covers(signature, token, url, bytes(body))).isTrue();
          assertThat(TwilioSignature.covers(signature, token, url, bytes(body + " "))).isFalse();
          assertThat(TwilioSignature.covers(altered(signature), token, url, bytes(body))).isFalse();
        });
  }

  @TestFactory
  Stream<DynamicTest> plivo() {
    JsonNode v3 = VECTORS.path("plivo").path("v3");
    String token = v3.path("authToken").asText();
    String nonce = v3.path("nonce").asText();
    return v3.path("cases")
        .valueStream()
        .map(
            each ->
                dynamicTest(
                    "plivo " + each.path("method").asText() + " " + each.path("url").asText(),
                    () -> plivo(each, token, nonce, form(v3.path("params")))));
  }

  private static void plivo(JsonNode each, String token, String nonce, Map<String, String> form) {
    String url = each.path("url").asText();
    String method = each.path("method").asText();
    String signature = each.path("signature").asText();
    PlivoSignature.Request right = new PlivoSignature.Request(method, url, encoded(form));

    assertThat(PlivoSignature.covers(signature, nonce, token, right)).isTrue();
    assertThat(PlivoSignature.covers("other, " + signature, nonce, token, right)).isTrue();
    assertThat(PlivoSignature.covers(altered(signature), nonce, token, right)).isFalse();
    assertThat(PlivoSignature.covers(signature, OTHER_NONCE, token, right)).isFalse();
    assertThat(PlivoSignature.covers(signature, nonce, token + "x", right)).isFalse();
    form.put("From", "19795550143");
    PlivoSignature.Request other = new PlivoSignature.Request(method, url, encoded(form));
    assertThat(PlivoSignature.covers(signature, nonce, token, other)).isFalse();
  }

  /// They are right, and not taken: they would cover no parameter.
  @Test
  void plivos_second_way_is_not_its_third() {
    for (JsonNode each : VECTORS.path("plivo").path("v2")) {
      String token = each.path("authToken").asText();
      String nonce = each.path("nonce").asText();
      String url = each.path("url").asText();
      String signature = each.path("signature").asText();
      byte[] digest = Digests.hmac("HmacSHA256", token, url + nonce);

      assertThat(Base64.getEncoder().encodeToString(digest)).isEqualTo(signature);
      assertThat(
              PlivoSignature.covers(
                  signature,
                  nonce,
                  token,
                  new PlivoSignature.Request("POST", url, "From=14155550100")))
          .isFalse();
    }
  }

  @TestFactory
  Stream<DynamicTest> telnyx() {
    JsonNode telnyx = VECTORS.path("telnyx");
    String key = telnyx.path("publicKey").asText();
    return telnyx
        .path("cases")
        .valueStream()
        .map(
            each ->
                dynamicTest(
                    "telnyx %s %s"
                        .formatted(each.path("timestamp").asText(), each.path("body").asText()),
                    () -> telnyx(each, key)));
  }

  private static void telnyx(JsonNode each, String key) {
    String timestamp = each.path("timestamp").asText();
    String signature = each.path("signature").asText();
    byte[] body = bytes(each.path("body").asText());
    Instant signed = Instant.ofEpochSecond(Long.parseLong(timestamp));
    boolean expected = each.path("expect").asBoolean(true);

    assertThat(TelnyxSignature.covers(signature, timestamp, key, body, signed)).isEqualTo(expected);
    assertThat(TelnyxSignature.covers(signature, timestamp, other() + "," + key, body, signed))
        .isEqualTo(expected);
    assertThat(TelnyxSignature.covers(signature, timestamp, other(), body, signed)).isFalse();
    assertThat(TelnyxSignature.covers(altered(signature), timestamp, key, body, signed)).isFalse();
    assertThat(TelnyxSignature.covers(signature, timestamp, key, bytes("{}"), signed)).isFalse();
    assertThat(within(now -> TelnyxSignature.covers(signature, timestamp, key, body, now), signed))
        .isEqualTo(expected);
  }

  /// A key of somebody else's (RFC 8032, section 7.1, test 1).
  private static String other() {
    return "11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=";
  }

  @TestFactory
  Stream<DynamicTest> vonage() {
    return VECTORS
        .path("vonage")
        .path("cases")
        .valueStream()
        .map(each -> dynamicTest("vonage " + each.path("jwt").asText(), () -> vonage(each)));
  }

  private static void vonage(JsonNode each) {
    String token = each.path("jwt").asText();
    String secret = each.path("secret").asText();
    byte[] claims = Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]);
    Instant issued =
        Instant.ofEpochSecond(
            Json.read(new String(claims, StandardCharsets.UTF_8))
                .orElseThrow()
                .path("iat")
                .asLong());
    boolean expected = each.path("expect").asBoolean(true);
    byte[] none = {};

    assertThat(VonageToken.covers(token, secret, none, issued)).isEqualTo(expected);
    assertThat(VonageToken.covers(token, secret + "x", none, issued)).isFalse();
    assertThat(VonageToken.covers(altered(token), secret, none, issued)).isFalse();
    assertThat(VonageToken.covers(token, secret, bytes("{}"), issued)).isFalse();
    assertThat(within(now -> VonageToken.covers(token, secret, none, now), issued))
        .isEqualTo(expected);
  }

  /// Whether something holds for 300 seconds either way; beyond that it never does.
  private static boolean within(Predicate<Instant> check, Instant signed) {
    assertThat(check.test(signed.plusSeconds(301))).isFalse();
    assertThat(check.test(signed.minusSeconds(301))).isFalse();
    assertThat(check.test(Instant.MIN.plusSeconds(400))).isFalse();
    return check.test(signed.plusSeconds(300)) && check.test(signed.minusSeconds(300));
  }

  private static String altered(String signature) {
    char first = signature.charAt(4);
    return signature.substring(0, 4) + (first == 'A' ? 'B' : 'A') + signature.substring(5);
  }

  private static Map<String, String> form(JsonNode params) {
    Map<String, String> form = new TreeMap<>();
    for (var each : params.properties()) {
      form.put(each.getKey(), each.getValue().isNull() ? "" : each.getValue().asText());
    }
    return form;
  }

  private static byte[] body(Map<String, String> form) {
    return bytes(encoded(form));
  }

  private static String encoded(Map<String, String> form) {
    List<String> pairs = new ArrayList<>();
    form.forEach((name, value) -> pairs.add(encoded(name) + "=" + encoded(value)));
    return String.join("&", pairs);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}

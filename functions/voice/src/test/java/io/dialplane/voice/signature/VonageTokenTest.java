package io.dialplane.voice.signature;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VonageTokenTest {
  private static final Instant NOW = Instant.ofEpochSecond(1_800_000_000);
  private static final String SECRET = "secret";
  private static final byte[] BODY = "{\"from\":\"14155550199\"}".getBytes(StandardCharsets.UTF_8);
  private static final String HASH = Digests.sha256(BODY);

  @Test
  void covers_the_body_whose_digest_it_names() {
    String token = token("HS256", "\"iat\":1800000000,\"payload_hash\":\"" + HASH + "\"");

    assertThat(VonageToken.covers(token, SECRET, BODY, NOW)).isTrue();
    assertThat(VonageToken.covers(token, SECRET, "{}".getBytes(StandardCharsets.UTF_8), NOW))
        .isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "HS512", "RS256", "hs256", ""})
  void takes_no_other_algorithm_however_it_is_signed(String algorithm) {
    String token = token(algorithm, "\"iat\":1800000000,\"payload_hash\":\"" + HASH + "\"");

    assertThat(VonageToken.covers(token, SECRET, BODY, NOW)).isFalse();
    assertThat(
            VonageToken.covers(token.substring(0, token.lastIndexOf('.') + 1), SECRET, BODY, NOW))
        .isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"iat\":1800000000",
        "\"payload_hash\":\"%s\"",
        "\"iat\":\"1800000000\",\"payload_hash\":\"%s\"",
        "\"iat\":1800000000,\"exp\":1800000000,\"payload_hash\":\"%s\"",
        "\"iat\":9223372036854775807,\"payload_hash\":\"%s\"",
        "\"iat\":-9223372036854775808,\"payload_hash\":\"%s\""
      })
  void vouches_for_nothing_without_a_digest_and_a_time(String claims) {
    String token = token("HS256", claims.formatted(HASH));

    assertThat(VonageToken.covers(token, SECRET, BODY, NOW)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", ".", "..", "a.b.c", "a.b", "a.b.c.d", "\u0000.\u0000.\u0000", "e30.e30."})
  void refuses_what_is_no_token(String text) {
    assertThat(VonageToken.covers(text, SECRET, BODY, NOW)).isFalse();
  }

  private static String token(String algorithm, String claims) {
    String signed = part("{\"alg\":\"" + algorithm + "\"}") + "." + part("{" + claims + "}");
    byte[] signature = Digests.hmac("HmacSHA256", SECRET, signed);
    return signed + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
  }

  private static String part(String json) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(json.getBytes(StandardCharsets.UTF_8));
  }
}

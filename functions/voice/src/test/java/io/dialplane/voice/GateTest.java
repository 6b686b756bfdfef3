package io.dialplane.voice;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialplane.http.Answer;
import io.dialplane.http.Webhook;
import io.dialplane.port.Lines;
import io.dialplane.port.VoiceUrls;
import io.dialplane.testkit.calls.CallingCarrier;
import io.dialplane.testkit.calls.CallingCarrier.Call;
import io.dialplane.testkit.calls.Sent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class GateTest {
  private static final Instant NOW = Instant.ofEpochSecond(1_800_000_000);
  private static final CallingCarrier CARRIER = CallingCarrier.TWILIO;

  private final AtomicInteger renewals = new AtomicInteger();

  /// A line whose secret is `now` as it is known, and `then` once it has been looked up again.
  private Gate gate(Optional<String> now, Optional<String> then) {
    return new Gate(
        new Lines() {
          @Override
          public Optional<Line> of(String carrier) {
            return Optional.of(line(now));
          }

          @Override
          public Optional<Line> renewed(String carrier) {
            renewals.incrementAndGet();
            return Optional.of(line(then));
          }
        },
        () -> NOW);
  }

  private static Lines.Line line(Optional<String> secret) {
    String at = CallingCarrier.PUBLIC + "/voice/twilio/";
    return new Lines.Line(
        "TWILIO_AUTH_TOKEN", secret, Optional.of(new VoiceUrls(at + "inbound", at + "status")));
  }

  private static Webhook webhook() {
    Sent sent = CARRIER.inbound(new Call("CA1", "+14155550199", "+14155550100"), NOW);
    byte[] body = sent.body().getBytes(StandardCharsets.UTF_8);
    return new Webhook(CARRIER.label(), sent.headers(), body, "");
  }

  private static Optional<String> right() {
    return Optional.ofNullable(CARRIER.settings().get("TWILIO_AUTH_TOKEN"));
  }

  @Test
  void asks_for_no_other_secret_where_the_known_one_fits() {
    Gate.Entry entry = gate(right(), Optional.empty()).open(webhook(), VoiceUrls::inbound);

    assertThat(entry).isInstanceOf(Gate.Entry.Admitted.class);
    assertThat(renewals).hasValue(0);
  }

  @Test
  void takes_the_first_call_that_is_signed_with_a_new_secret() {
    Gate.Entry changed = gate(Optional.of("old"), right()).open(webhook(), VoiceUrls::inbound);
    Gate.Entry setUp = gate(Optional.empty(), right()).open(webhook(), VoiceUrls::inbound);

    assertThat(changed).isInstanceOf(Gate.Entry.Admitted.class);
    assertThat(setUp).isInstanceOf(Gate.Entry.Admitted.class);
  }

  @Test
  void refuses_what_neither_fits() {
    assertThat(status(gate(Optional.of("old"), Optional.of("new")))).isEqualTo(403);
    assertThat(status(gate(Optional.of("old"), Optional.empty()))).isEqualTo(503);
  }

  @Test
  void shows_no_secret() {
    assertThat(line(Optional.of("secret")).toString()).doesNotContain("secret");
  }

  private static int status(Gate gate) {
    return switch (gate.open(webhook(), VoiceUrls::inbound)) {
      case Gate.Entry.Refused(Answer answer) -> answer.status();
      case Gate.Entry.Admitted _ -> 200;
    };
  }
}

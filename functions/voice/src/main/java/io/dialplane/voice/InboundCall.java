package io.dialplane.voice;

import io.dialplane.domain.Calls;
import io.dialplane.domain.E164;
import io.dialplane.domain.PhoneCall;
import io.dialplane.http.Answer;
import io.dialplane.http.Hook;
import io.dialplane.http.LogLine;
import io.dialplane.http.Surroundings;
import io.dialplane.http.Webhook;
import io.dialplane.port.VoiceUrls;
import io.dialplane.voice.language.Companions;
import io.dialplane.voice.language.Language;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A call has come in: tells its carrier, in the carrier's language, to send it to the agent that
/// the number points at, or to end it. Its owner learns of a call that nobody took by an event; of
/// a number that nobody owns there is nobody to tell.
final class InboundCall implements Hook {
  private final Gate gate;
  private final Surroundings around;
  private final Directory directory;
  private final Telling telling;

  InboundCall(Gate gate, Surroundings around) {
    this.gate = gate;
    this.around = around;
    this.directory = new Directory(around.store());
    this.telling = new Telling(around.store());
  }

  @Override
  public String name() {
    return "inbound_call";
  }

  @Override
  public Answer answer(Webhook webhook, LogLine line) {
    return switch (gate.open(webhook, VoiceUrls::inbound)) {
      case Gate.Entry.Refused(var refusal) -> refusal;
      case Gate.Entry.Admitted(var dialect, var heard) -> route(dialect, heard, line);
    };
  }

  private Answer route(Dialect dialect, Heard heard, LogLine line) {
    Language language = dialect.language();
    Optional<E164> called = heard.called();
    if (called.isEmpty()) {
      line.outcome("no_number");
      return language.decline();
    }
    Instant now = around.now();
    PhoneCall call = heard.call(called.get(), dialect.carrier());
    return switch (directory.find(called.get(), dialect.carrier(), now)) {
      case Directory.Found.Nobody() -> {
        line.outcome("unknown_number");
        yield language.decline();
      }
      case Directory.Found.Nowhere(var number, var reason) -> {
        line.tenant(number.tenant());
        boolean told = telling.tellQuickly(Calls.unanswered(number, call, reason, now));
        line.outcome(told ? reason.label() : reason.label() + ", not told");
        yield language.decline();
      }
      case Directory.Found.To(var number, var route) -> {
        line.tenant(number.tenant());
        line.outcome("connected");
        yield language.connect(route, new Companions(call, number.tenant().organizationId()));
      }
    };
  }

  @Override
  public List<Webhook> examples() {
    return Dialect.examples(VoiceUrls::inbound, gate.real().instant());
  }
}

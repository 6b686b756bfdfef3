package io.dialplane.voice;

import io.dialplane.domain.CallEnd;
import io.dialplane.domain.Calls;
import io.dialplane.domain.Owned;
import io.dialplane.domain.PhoneCall;
import io.dialplane.http.Answer;
import io.dialplane.http.Hook;
import io.dialplane.http.LogLine;
import io.dialplane.http.Surroundings;
import io.dialplane.http.Webhook;
import io.dialplane.port.VoiceUrls;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A carrier tells how a call goes on. Twice, late or in the wrong order: each call is told to have
/// started and to have ended once, and the end tells of the start where nothing else has.
final class CallStatus implements Hook {
  /// A carrier's time that is farther from ours is not believed.
  private static final Duration LATEST = Duration.ofDays(1);

  private static final Duration AHEAD = Duration.ofMinutes(5);

  private final Gate gate;
  private final Surroundings around;
  private final Directory directory;
  private final Telling telling;

  CallStatus(Gate gate, Surroundings around) {
    this.gate = gate;
    this.around = around;
    this.directory = new Directory(around.store());
    this.telling = new Telling(around.store());
  }

  @Override
  public String name() {
    return "call_status";
  }

  @Override
  public List<Webhook> examples() {
    return Dialect.examples(VoiceUrls::status, gate.real().instant());
  }

  /// 200 for whatever a carrier has signed, of which it need not tell again.
  @Override
  public Answer answer(Webhook webhook, LogLine line) {
    return switch (gate.open(webhook, VoiceUrls::status)) {
      case Gate.Entry.Refused(var refusal) -> refusal;
      case Gate.Entry.Admitted(var dialect, var heard) -> {
        line.outcome(note(dialect, heard, dialect.progress(webhook), line));
        yield Answer.document("text/plain", "");
      }
    };
  }

  private String note(Dialect dialect, Heard heard, Progress progress, LogLine line) {
    if (progress instanceof Progress.Other || heard.called().isEmpty()) {
      return "passed_over";
    }
    Optional<Owned> owner = directory.owner(heard.called().get(), dialect.carrier());
    if (owner.isEmpty()) {
      return "unknown_number";
    }
    line.tenant(owner.get().tenant());
    PhoneCall call = heard.call(heard.called().get(), dialect.carrier());
    return switch (progress) {
      case Progress.Other() -> "passed_over";
      case Progress.Answered(var at) -> started(owner.get(), call, time(at));
      case Progress.Ended(var end, var at) -> ended(owner.get(), call, end, time(at));
    };
  }

  private String started(Owned number, PhoneCall call, Instant at) {
    if (isBefore(number, at)) {
      return "another_owners";
    }
    return telling.tell(Calls.started(number, call, at)) ? "started" : "told_before";
  }

  private String ended(Owned number, PhoneCall call, CallEnd end, Instant at) {
    Instant began = at.minus(end.lasted());
    if (isBefore(number, began)) {
      return "another_owners";
    }
    if (end.outcome() == CallEnd.Outcome.COMPLETED) {
      telling.tell(Calls.started(number, call, began));
    }
    return telling.tell(Calls.ended(number, call, end, at)) ? "ended" : "told_before";
  }

  /// Whether the call is of a time when the number was not this owner's.
  private static boolean isBefore(Owned number, Instant at) {
    return at.isBefore(number.createdAt());
  }

  private Instant time(@Nullable Instant carriers) {
    Instant now = around.now();
    if (carriers == null
        || carriers.isBefore(now.minus(LATEST))
        || carriers.isAfter(now.plus(AHEAD))) {
      return now;
    }
    return carriers.truncatedTo(ChronoUnit.MILLIS);
  }
}

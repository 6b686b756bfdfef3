package io.dialplane.carrier.rest;

import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/// The connections to all carriers. Questions share one client and its kept connections; what buys,
/// holds or releases gets a client of its own, since a kept connection may have died, unnoticed,
/// while the function slept. Nothing is connected before the first question, and a SnapStart
/// snapshot gets no live connection: [#renew] drops them.
public final class Connections {
  private static final Duration CONNECT = Duration.ofSeconds(2);

  /// Longer than this without a question, and the function may have slept in between.
  private static final Duration IDLE = Duration.ofSeconds(20);

  private final InstantSource clock;
  private @Nullable HttpClient kept;
  private Instant lastAsked = Instant.MIN;

  public Connections(InstantSource clock) {
    this.clock = clock;
  }

  /// For a question.
  synchronized HttpClient kept() {
    Instant now = clock.instant();
    if (kept == null || now.isAfter(lastAsked.plus(IDLE))) {
      renew();
      kept = ofItsOwn();
    }
    lastAsked = now;
    return kept;
  }

  /// For a deed; whoever asks for it shuts it down.
  HttpClient ofItsOwn() {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .followRedirects(HttpClient.Redirect.NEVER)
        .connectTimeout(CONNECT)
        .build();
  }

  /// Loads what a first request would load. Connects to nobody.
  public void rehearse() {
    Rehearsal.run(ofItsOwn(), new Exchange(clock));
  }

  /// Drops the kept connections; questions under way end undisturbed.
  public synchronized void renew() {
    if (kept != null) {
      kept.shutdown();
      kept = null;
      lastAsked = Instant.MIN;
    }
  }
}

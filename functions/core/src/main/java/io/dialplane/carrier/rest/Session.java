package io.dialplane.carrier.rest;

import io.dialplane.carrier.rest.Reply.Answered;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// One call to a carrier, which may take several requests: they share its time and its credentials.
public final class Session {
  private static final int MOST_ATTEMPTS = 3;
  private static final Duration FIRST_WAIT = Duration.ofMillis(200);

  /// A deed is not begun with less than this part of the call's time left.
  private static final int PART_OF_TIME = 4;

  private final Network network;
  private final RestApi.Profile profile;
  private final Credentials credentials;
  private final Instant deadline;

  Session(Network network, RestApi.Profile profile, Credentials credentials) {
    this.network = network;
    this.profile = profile;
    this.credentials = credentials;
    this.deadline = network.clock().instant().plus(network.timeout());
  }

  /// A setting of the operator's.
  public Optional<String> setting(String name) {
    return credentials.find(name);
  }

  /// A setting without which this call cannot be made.
  public String require(String name) {
    return credentials.require(name);
  }

  /// Asks what changes nothing, so it may be asked again: after a failure or a 429, a while later,
  /// as long as there is time.
  public Reply ask(RestRequest request) {
    Reply reply = once(request);
    for (int attempt = 1; attempt < MOST_ATTEMPTS && mayDiffer(reply); attempt++) {
      if (!paused(pause(reply, attempt))) {
        return reply;
      }
      reply = once(request);
    }
    return reply;
  }

  private Reply once(RestRequest request) {
    return new Exchange(network.clock()).send(network.connections().kept(), built(request), left());
  }

  private static boolean mayDiffer(Reply reply) {
    return switch (reply) {
      case Answered(var status, _, _) -> status == 429 || status >= 500;
      case Reply.NotSent _, Reply.Lost _ -> true;
    };
  }

  /// What the carrier asks for, or a growing wait with full jitter.
  private Duration pause(Reply reply, int attempt) {
    if (reply instanceof Answered(_, _, var asked) && asked != null) {
      return asked;
    }
    long most = FIRST_WAIT.toMillis() << attempt;
    return Duration.ofMillis(network.random().nextLong(most));
  }

  /// Waits; false, at once, where the call has less time than that.
  public boolean paused(Duration wait) {
    if (wait.compareTo(left()) >= 0) {
      return false;
    }
    try {
      Thread.sleep(wait);
      return true;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /// Does what must not happen twice: sent once, on a connection of its own, whatever comes back.
  public Reply act(RestRequest request) {
    if (left().multipliedBy(PART_OF_TIME).compareTo(network.timeout()) < 0) {
      return new Reply.NotSent("too little time was left to hear the answer");
    }
    HttpClient own = network.connections().ofItsOwn();
    try {
      return new Exchange(network.clock()).send(own, built(request), left());
    } finally {
      own.shutdownNow();
    }
  }

  /// The time that this call still has.
  private Duration left() {
    Duration left = Duration.between(network.clock().instant(), deadline);
    return left.isNegative() ? Duration.ZERO : left;
  }

  /// What cannot be sent is what an operator has set; the exception would show it.
  private HttpRequest built(RestRequest request) {
    try {
      return builder(request).build();
    } catch (IllegalArgumentException _) {
      throw new Credentials.NotSetUp(
          "%s or the credentials beside it cannot be sent in a request."
              .formatted(profile.baseSetting()));
    }
  }

  private HttpRequest.Builder builder(RestRequest request) {
    RestRequest.Content content = request.content();
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(URI.create(base(request) + request.target()))
            .header("Accept", "application/json")
            .header("Authorization", profile.authorization().apply(credentials))
            .method(
                request.method(),
                content == null
                    ? BodyPublishers.noBody()
                    : BodyPublishers.ofString(content.text()));
    return content == null ? builder : builder.header("Content-Type", content.type());
  }

  private String base(RestRequest request) {
    String usual = request.host() == null ? profile.base() : request.host().toString();
    String base = credentials.find(profile.baseSetting()).orElse(usual);
    return base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
  }
}

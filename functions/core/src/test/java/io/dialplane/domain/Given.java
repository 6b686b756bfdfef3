package io.dialplane.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What tests of decisions start from, and how they look at what was decided.
final class Given {
  static final Instant NOW = Instant.parse("2026-03-15T12:00:00Z");
  static final Instant LATER = NOW.plus(Duration.ofMinutes(30));
  static final Tenant MINE = new Tenant("mine", Mode.TEST);
  static final Tenant THEIRS = new Tenant("theirs", Mode.TEST);
  static final E164 NUMBER = new E164("+14155550100");
  static final Timing TIMING =
      new Timing(
          Duration.ofMinutes(30),
          Duration.ofSeconds(60),
          Duration.ofSeconds(600),
          Duration.ofSeconds(10),
          7);
  static final Listing LISTING =
      new Listing(
          NUMBER,
          "US",
          NumberType.LOCAL,
          "San Francisco",
          "CA",
          "SNFC CNTRL",
          Set.of(Feature.VOICE),
          "sandbox");

  private Given() {}

  static Price price(String setup, String monthly) {
    return new Price(Money.usd(setup), Money.usd(monthly));
  }

  static Offer offer(Price price) {
    return new Offer(LISTING, price, true);
  }

  static NumberId id(long random) {
    return NumberId.of(NUMBER, random, random);
  }

  static <T> Seen<T> seen(T value) {
    return new Seen<>(value, "stamp");
  }

  static Reserved hold(Tenant holder, Instant until) {
    return hold(holder, until, price("1.00", "1.00"));
  }

  static Reserved hold(Tenant holder, Instant until, Price price) {
    return new Reserved(
        holder, id(7), offer(price), until.minus(TIMING.hold()), until, true, false, "hold");
  }

  static Owned owned(Tenant owner, @Nullable String agentId) {
    Origin origin = new Origin(Origin.Source.PURCHASED, "purchase", "carrier", NOW);
    return new Owned(
        owner,
        id(8),
        LISTING,
        price("1.00", "1.00"),
        origin,
        NumberSettings.INITIAL,
        agentId,
        Renewal.after(NOW),
        Pointing.DONE,
        1);
  }

  static Owned imported(Tenant owner) {
    Origin origin = new Origin(Origin.Source.IMPORTED, null, "carrier", NOW);
    return new Owned(
        owner,
        id(9),
        LISTING,
        Price.FREE,
        origin,
        NumberSettings.INITIAL,
        null,
        Renewal.NEVER,
        Pointing.DONE,
        1);
  }

  static Owned locked(Owned number) {
    NumberSettings locked = new NumberSettings(null, List.of(), true, true, false);
    return number.withSettings(locked);
  }

  static Releasing releasing(Tenant owner) {
    Seen<NumberState> seen = seen(owned(owner, null));
    return reply(
        Release.begin(owned(owner, null), seen, unkeyed(owner), TIMING.starting(NOW), NOW));
  }

  static Release.Requested unkeyed(Tenant tenant) {
    return new Release.Requested(key(tenant, Optional.empty()), Seen.absent());
  }

  static RequestKey key(Tenant tenant, Optional<String> idempotencyKey) {
    return RequestKey.of(tenant, idempotencyKey, "random", "operation", "{}");
  }

  static Agent agent(long assignedNumbers) {
    Agent.Draft draft = new Agent.Draft("Front desk", new Route.Sip("sip:a@example.com"), 1);
    return new Agent(MINE, "agent", draft, null, assignedNumbers, NOW, NOW);
  }

  static Wallet wallet(String available) {
    return new Wallet(MINE, Money.usd(available), Money.ZERO, 1);
  }

  /// What a decision answers; a refusal fails the test.
  static <R> R reply(Decision<R> decision) {
    return done(decision).reply();
  }

  /// The changes of one kind that a decision makes.
  static <C extends Change> List<C> changes(Decision<?> decision, Class<C> kind) {
    return done(decision).changes().stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /// Every change; none where it refuses.
  static List<Change> changesOf(Decision<?> decision) {
    return decision instanceof Decision.Done<?>(_, var changes) ? changes : List.of();
  }

  private static <R> Decision.Done<R> done(Decision<R> decision) {
    return switch (decision) {
      case Decision.Done<R> done -> done;
      case Decision.Refused<R>(var rejection) -> throw new AssertionError("refused: " + rejection);
    };
  }

  /// Why a decision refuses; a success fails the test.
  static Rejection rejection(Decision<?> decision) {
    return switch (decision) {
      case Decision.Refused<?>(var rejection) -> rejection;
      case Decision.Done<?>(var reply, _) -> throw new AssertionError("done: " + reply);
    };
  }
}

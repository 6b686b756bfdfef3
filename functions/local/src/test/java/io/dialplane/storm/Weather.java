package io.dialplane.storm;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;

/// What kind of storm: its seed, who is about and how many turns it has, of which some may be left
/// out, whether the carrier keeps our references, when TTL comes, and what is done to every request
/// on its way to the store.
record Weather(
    long seed,
    Crowd crowd,
    Turns turns,
    boolean references,
    Ttl ttl,
    UnaryOperator<DynamoDbRequest> change,
    Flaw flaw) {

  /// The turns of a storm that is short, and that the table of conditions knows by its seed.
  static final int SHORT = 900;

  /// A mistake made on purpose.
  enum Flaw {
    NONE,
    /// An order without an answer is sent again.
    ORDER_SENT_AGAIN,
    /// A timeout is taken for a no.
    TIMEOUT_MEANS_NO,
    /// The carrier applies orders when everybody has given them up.
    APPLIED_AFTER_QUIET,
    /// The wallet is debited by an update of its own, which is sent again when its answer is lost.
    PLAIN_DEBIT
  }

  /// When TTL takes what has expired.
  enum Ttl {
    NEVER,
    LATE,
    AT_ONCE;

    /// What a storm calls an item that it did so to.
    String label() {
      return "items that TTL took " + name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
  }

  /// In each turn somebody begins something. One that is left out is as if nobody had thought of
  /// it.
  record Turns(int size, Set<Integer> leftOut) {
    Turns {
      leftOut = Set.copyOf(leftOut);
    }

    /// None but these.
    Turns only(Collection<Integer> kept) {
      Set<Integer> others = IntStream.range(0, size).boxed().collect(Collectors.toSet());
      others.removeAll(Set.copyOf(kept));
      return new Turns(size, others);
    }

    /// Those that are not left out, in their order.
    List<Integer> kept() {
      return IntStream.range(0, size).filter(this::has).boxed().toList();
    }

    boolean has(int turn) {
      return !leftOut.contains(turn);
    }

    /// After the last of them.
    int end() {
      return IntStream.range(0, size).filter(this::has).max().orElse(-1) + 1;
    }
  }

  /// The seed decides everything but the size: mostly it is a market.
  static Weather of(long seed, int turns) {
    Crowd[] crowds = Crowd.values();
    return new Weather(
        seed,
        seed % 2 == 0 ? Crowd.MARKET : crowds[(int) (seed / 2 % crowds.length)],
        new Turns(turns, Set.of()),
        seed % 5 % 4 != 0,
        Ttl.values()[(int) (seed % 3)],
        UnaryOperator.identity(),
        Flaw.NONE);
  }

  Weather with(Crowd other) {
    return new Weather(seed, other, turns, references, ttl, change, flaw);
  }

  Weather with(UnaryOperator<DynamoDbRequest> other) {
    return new Weather(seed, crowd, turns, references, ttl, other, flaw);
  }

  Weather with(Flaw made) {
    return new Weather(seed, crowd, turns, references, ttl, change, made);
  }

  Weather with(Turns fewer) {
    return new Weather(seed, crowd, fewer, references, ttl, change, flaw);
  }

  @Override
  public String toString() {
    return "seed=%d crowd=%s requests=%d references=%s ttl=%s"
        .formatted(seed, crowd, turns.kept().size(), references, ttl);
  }
}

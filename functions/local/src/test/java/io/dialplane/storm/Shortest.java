package io.dialplane.storm;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/// A storm in which something is wrong, made shorter for whoever must understand it: turns are left
/// out, in halves at first, one by one in the end (delta debugging), for as long as something is
/// wrong in what remains.
///
/// What it promises: a seed and a choice of turns are always the same storm, and something is wrong
/// in this one, though not always what was wrong at first. Where [#isMinimal] it is also right as
/// soon as any one of its turns is left out; two at once it does not try. It is not where time ran
/// out first. A turn that is left out changes who goes on when among the others, and when time
/// passes, but not what they ask for, as far as they know of the same things, nor what befalls
/// them. So what remains may be more than a cleverer choice would be.
record Shortest(Weather weather, List<String> wrongs, boolean isMinimal) {

  /// Tries for so long.
  static Shortest of(Weather weather, List<String> wrongs, Duration patience) {
    return new Shrinking(weather, wrongs, System.nanoTime() + patience.toNanos()).result();
  }

  /// Its seed and its turns, what is wrong, and what was asked and answered.
  String inFull() {
    Storm storm = new Storm(weather);
    storm.run();
    String turns =
        weather.turns().kept().stream().map(String::valueOf).collect(Collectors.joining(","));
    return "%s%n%s: -Dstorm.seed=%d -Dstorm.turns=%s%nwrong: %s%nhistory:%n%s"
        .formatted(
            weather,
            isMinimal ? "none of its turns can be left out" : "time ran out before it was shortest",
            weather.seed(),
            turns,
            String.join("\n       ", wrongs),
            String.join("\n", storm.history()));
  }

  /// The work.
  private static final class Shrinking {
    private final Weather whole;
    private final long deadline;
    private List<Integer> turns;
    private List<String> wrongs;

    Shrinking(Weather whole, List<String> wrongs, long deadline) {
      this.whole = whole;
      this.deadline = deadline;
      this.turns = whole.turns().kept();
      this.wrongs = wrongs;
    }

    Shortest result() {
      int pieces = 2;
      while (!turns.isEmpty() && !isLate()) {
        boolean single = pieces >= turns.size();
        if (leavesOutOneOf(Math.min(pieces, turns.size()))) {
          pieces = Math.max(2, Math.min(pieces, turns.size()));
        } else if (single && !isLate()) {
          return new Shortest(weather(turns), wrongs, true);
        } else {
          pieces *= 2;
        }
      }
      return new Shortest(weather(turns), wrongs, turns.isEmpty());
    }

    /// The last pieces first: what comes after the mishap is never needed. Whether any could go.
    private boolean leavesOutOneOf(int pieces) {
      boolean shorter = false;
      for (int piece = pieces - 1; piece >= 0 && !isLate(); piece--) {
        int size = turns.size();
        int from = (int) ((long) size * piece / pieces);
        int to = (int) ((long) size * (piece + 1) / pieces);
        shorter |= isStillWrongWithout(from, to);
      }
      return shorter;
    }

    private boolean isStillWrongWithout(int from, int to) {
      List<Integer> fewer = new ArrayList<>(turns);
      fewer.subList(from, to).clear();
      List<String> found = from == to ? List.of() : Storm.wrongs(weather(fewer));
      if (!found.isEmpty()) {
        turns = fewer;
        wrongs = found;
      }
      return !found.isEmpty();
    }

    private boolean isLate() {
      return System.nanoTime() > deadline;
    }

    private Weather weather(Collection<Integer> kept) {
      return whole.with(whole.turns().only(kept));
    }
  }
}

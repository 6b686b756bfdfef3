package io.dialplane.storm;

import static java.util.Map.entry;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/// Who is about in a storm, and what they do most: each crowd gets into its own way at something
/// else.
@SuppressWarnings("ImmutableEnumChecker") // its size and its shares are never changed
enum Crowd {
  /// Fifty organisations and a hundred numbers, for more than a year, and a little of everything.
  MARKET(
      new Size(50, 100, 12, Duration.ofDays(400)),
      entry(Deed.BUY, 44),
      entry(Deed.TOP_UP, 8),
      entry(Deed.RESERVE, 8),
      entry(Deed.EXTEND, 3),
      entry(Deed.GIVE_BACK, 3),
      entry(Deed.RELEASE, 17),
      entry(Deed.LEAVE, 1),
      entry(Deed.IMPORT, 2),
      entry(Deed.ASSIGN, 6),
      entry(Deed.UNASSIGN, 2),
      entry(Deed.PROTECT, 1),
      entry(Deed.CREATE_AGENT, 3),
      entry(Deed.EDIT_AGENT, 1),
      entry(Deed.PUBLISH_AGENT, 1),
      entry(Deed.DELETE_AGENT, 2)),

  /// Two that hold as many numbers as they may, and more, for two hours.
  HOLDERS(
      new Size(2, 70, 40, Duration.ofHours(2)),
      entry(Deed.BUY, 8),
      entry(Deed.TOP_UP, 2),
      entry(Deed.RESERVE, 56),
      entry(Deed.EXTEND, 12),
      entry(Deed.GIVE_BACK, 14),
      entry(Deed.RELEASE, 8)),

  /// Two with agents that come and go under their numbers, for a week.
  BUILDERS(
      new Size(2, 12, 60, Duration.ofDays(7)),
      entry(Deed.BUY, 20),
      entry(Deed.TOP_UP, 4),
      entry(Deed.RELEASE, 6),
      entry(Deed.ASSIGN, 22),
      entry(Deed.UNASSIGN, 12),
      entry(Deed.CREATE_AGENT, 8),
      entry(Deed.EDIT_AGENT, 10),
      entry(Deed.PUBLISH_AGENT, 6),
      entry(Deed.DELETE_AGENT, 12)),

  /// Some that never have enough for what they buy and keep, for a season.
  PAUPERS(
      new Size(3, 60, 3, Duration.ofDays(90)),
      entry(Deed.BUY, 45),
      entry(Deed.TOP_UP, 25),
      entry(Deed.RELEASE, 27),
      entry(Deed.PROTECT, 3)),

  /// Some that keep what they once had the money for, and will not let go of it, for a year.
  DEBTORS(
      new Size(4, 40, 4, Duration.ofDays(365)),
      entry(Deed.BUY, 50),
      entry(Deed.TOP_UP, 4),
      entry(Deed.RELEASE, 4),
      entry(Deed.PROTECT, 30)),

  /// Two that bring numbers in for their agents, leave them at the carrier and come back, and buy
  /// over holds that have ended, for a month.
  MOVERS(
      new Size(2, 40, 30, Duration.ofDays(30)),
      entry(Deed.BUY, 18),
      entry(Deed.TOP_UP, 4),
      entry(Deed.RESERVE, 14),
      entry(Deed.RELEASE, 8),
      entry(Deed.LEAVE, 16),
      entry(Deed.IMPORT, 24),
      entry(Deed.ASSIGN, 4),
      entry(Deed.CREATE_AGENT, 8),
      entry(Deed.DELETE_AGENT, 4));

  /// How many organisations and numbers, how many dollars come in at a time, and for how long.
  record Size(int organizations, int numbers, int dollars, Duration span) {}

  private final Size size;
  private final Map<Deed, Integer> shares = new EnumMap<>(Deed.class);

  @SafeVarargs
  Crowd(Size size, Map.Entry<Deed, Integer>... shares) {
    this.size = size;
    for (Map.Entry<Deed, Integer> share : shares) {
      this.shares.put(share.getKey(), share.getValue());
    }
  }

  Size size() {
    return size;
  }

  /// One deed, as often as its share says.
  Deed one(Fate fate) {
    int dice = fate.below(shares.values().stream().mapToInt(Integer::intValue).sum());
    for (Map.Entry<Deed, Integer> share : shares.entrySet()) {
      dice -= share.getValue();
      if (dice < 0) {
        return share.getKey();
      }
    }
    throw new IllegalStateException("the shares do not add up");
  }
}

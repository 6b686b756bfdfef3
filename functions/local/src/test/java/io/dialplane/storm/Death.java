package io.dialplane.storm;

/// A function dies right before or right after something that it changes: that is the last that it
/// did, or it never came to it. Two such steps are parted by both, so that at least every thirtieth
/// gap between two effects is somebody's end.
record Death(String step, Side side) implements Mishap {
  static final double WEIGHT = 0.035;

  /// On which side of the step.
  enum Side {
    BEFORE,
    AFTER
  }

  static Death before(String step) {
    return new Death(step, Side.BEFORE);
  }

  static Death after(String step) {
    return new Death(step, Side.AFTER);
  }

  @Override
  public String label() {
    return "died %s %s".formatted(side == Side.BEFORE ? "before" : "after", step);
  }

  @Override
  public double weight() {
    return WEIGHT;
  }
}

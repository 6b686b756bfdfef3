package io.dialplane.storm;

import io.dialplane.testkit.standin.Fault;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// How a request to a carrier's stand-in fails, of those that change something or of those that
/// ask.
record HttpFault(Fault fault, boolean isQuestion) implements Mishap {
  static final List<HttpFault> OF_DEEDS =
      Arrays.stream(Fault.values()).map(fault -> new HttpFault(fault, false)).toList();

  static final List<HttpFault> OF_QUESTIONS =
      List.of(
          new HttpFault(Fault.FAILS_BEFORE, true),
          new HttpFault(Fault.GARBLES, true),
          new HttpFault(Fault.BREAKS_OFF, true),
          new HttpFault(Fault.DROPS_BEFORE, true),
          new HttpFault(Fault.THROTTLES, true),
          new HttpFault(Fault.DENIES, true));

  @Override
  public String label() {
    String name = fault.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    return isQuestion ? "a question " + name : name;
  }

  /// Whether no answer ever comes.
  boolean isSlow() {
    return switch (fault) {
      case TIMES_OUT_BEFORE, TIMES_OUT_AFTER, APPLIES_LATE -> true;
      case FAILS_BEFORE,
          FAILS_AFTER,
          GARBLES,
          BREAKS_OFF,
          DROPS_BEFORE,
          DROPS_AFTER,
          THROTTLES,
          DENIES,
          COMES_TWICE ->
          false;
    };
  }

  /// Whoever gets no answer, and whoever asks again after a failure, waits in earnest: that happens
  /// less often.
  @Override
  public double weight() {
    if (isQuestion) {
      return switch (fault) {
        case GARBLES, THROTTLES, DENIES -> 0.07;
        default -> 0.01;
      };
    }
    return isSlow() ? 0.01 : 0.025;
  }
}

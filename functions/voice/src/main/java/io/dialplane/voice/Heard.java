package io.dialplane.voice;

import io.dialplane.domain.E164;
import io.dialplane.domain.PhoneCall;
import java.util.Optional;

/// What a carrier says of a call, before anybody knows whose it is. `called` is empty where it is
/// no telephone number, so nobody's.
record Heard(Optional<E164> called, String caller, String id) {
  private static final int LONGEST_ID = 200;
  private static final int LONGEST_CALLER = 100;
  private static final String NOBODY = "anonymous";

  /// Empty for what names no call.
  static Optional<Heard> of(String called, String caller, String id) {
    boolean named =
        !id.isEmpty() && id.length() <= LONGEST_ID && id.chars().allMatch(c -> c > ' ' && c <= '~');
    return named ? Optional.of(new Heard(number(called), caller(caller), id)) : Optional.empty();
  }

  PhoneCall call(E164 number, String carrier) {
    return new PhoneCall(number, caller, id, carrier);
  }

  /// Some carriers leave the plus away.
  private static Optional<E164> number(String text) {
    try {
      return Optional.of(new E164(text.startsWith("+") ? text : "+" + text));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  /// A number where it is one, else what the carrier says: a SIP address, a word.
  private static String caller(String text) {
    String plain =
        text.codePoints()
            .filter(c -> !Character.isISOControl(c))
            .limit(LONGEST_CALLER)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString()
            .strip();
    return plain.isEmpty() ? NOBODY : number(plain).map(E164::value).orElse(plain);
  }
}

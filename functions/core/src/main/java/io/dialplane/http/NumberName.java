package io.dialplane.http;

import io.dialplane.domain.E164;
import io.dialplane.domain.NumberId;
import io.dialplane.port.Ref;
import java.util.List;
import java.util.Optional;

/// How a path names a number: by its id, which leads to the item and must equal the stored one, or
/// by its E.164.
public record NumberName(E164 e164, Optional<NumberId> id) {

  /// Empty for what can be the name of no number.
  public static Optional<NumberName> parse(String text) {
    return NumberId.parse(text)
        .map(id -> new NumberName(id.e164(), Optional.of(id)))
        .or(() -> E164.parse(text).map(e164 -> new NumberName(e164, Optional.empty())));
  }

  /// Reads the `id` of a path.
  public static Optional<NumberName> in(Fields in) {
    return in.path().id("id", NumberName::parse);
  }

  /// The same for every spelling of one name.
  @Override
  public String toString() {
    return id.map(NumberId::toString).orElse(e164.value());
  }

  public Ref.OfNumber ref() {
    return new Ref.OfNumber(e164);
  }

  /// What must be read of the number, nothing where the name cannot exist.
  public static List<Ref<?>> refs(Optional<NumberName> name) {
    return name.<List<Ref<?>>>map(known -> List.of(known.ref())).orElse(List.of());
  }
}

package io.dialplane.domain;

import java.util.Optional;
import java.util.UUID;

/// The id of an owned number or of a reservation: a UUIDv8 (RFC 9562) that packs the E.164 (50
/// bits) with 72 random bits, so that an id in a path leads to its item by one consistent read. The
/// stored id must equal the whole.
public record NumberId(UUID value) {
  private static final long VERSION_8 = 0x8000L;
  private static final long VARIANT = 0x8000_0000_0000_0000L;
  private static final int LOW_DIGIT_BITS = 2;
  private static final int RANDOM_BITS_IN_HIGH = 10;

  /// Makes the id of `e164` from two random words.
  public static NumberId of(E164 e164, long randomHigh, long randomLow) {
    long number = Long.parseLong(e164.digits());
    long low = number & 0x3;
    long high = (number >>> LOW_DIGIT_BITS) << 16;
    long most = high | VERSION_8 | (low << RANDOM_BITS_IN_HIGH) | (randomHigh & 0x3FF);
    return new NumberId(new UUID(most, VARIANT | (randomLow & 0x3FFF_FFFF_FFFF_FFFFL)));
  }

  /// Reads an id; empty for whatever this class did not make.
  public static Optional<NumberId> parse(String text) {
    if (text.length() != 36) {
      return Optional.empty();
    }
    try {
      NumberId id = new NumberId(UUID.fromString(text));
      boolean ours =
          id.toString().equals(text) && id.value.version() == 8 && id.value.variant() == 2;
      return ours && E164.parse("+" + id.digits()).isPresent() ? Optional.of(id) : Optional.empty();
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  /// The number that this id was made for.
  public E164 e164() {
    return new E164("+" + digits());
  }

  private long digits() {
    long most = value.getMostSignificantBits();
    return ((most >>> 16) << LOW_DIGIT_BITS) | ((most >>> RANDOM_BITS_IN_HIGH) & 0x3);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}

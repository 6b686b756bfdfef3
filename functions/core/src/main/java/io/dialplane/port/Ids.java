package io.dialplane.port;

import io.dialplane.domain.E164;
import io.dialplane.domain.NumberId;
import java.util.HexFormat;
import java.util.random.RandomGenerator;

/// New ids, from a source that is cryptographically strong outside tests.
public record Ids(RandomGenerator random) {

  /// 128 random bits in hex.
  public String next() {
    return HexFormat.of().toHexDigits(random.nextLong())
        + HexFormat.of().toHexDigits(random.nextLong());
  }

  public NumberId of(E164 e164) {
    return NumberId.of(e164, random.nextLong(), random.nextLong());
  }
}

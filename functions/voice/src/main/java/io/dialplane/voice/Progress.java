package io.dialplane.voice;

import io.dialplane.domain.CallEnd;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How far a call has come. `at` is the carrier's own time, null where it tells none that can be
/// used.
sealed interface Progress {

  record Answered(@Nullable Instant at) implements Progress {}

  record Ended(CallEnd end, @Nullable Instant at) implements Progress {}

  /// It rings, or it is another call that this one led to.
  record Other() implements Progress {}
}

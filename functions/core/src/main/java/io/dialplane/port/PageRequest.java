package io.dialplane.port;

import org.jspecify.annotations.Nullable;

/// A page of a list: at most `limit` rows after the position that an earlier page ended at. A
/// position is text that only the store reads; any text is safe to pass.
public record PageRequest(@Nullable String after, int limit) {}

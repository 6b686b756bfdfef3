package io.dialplane.domain;

import org.jspecify.annotations.Nullable;

/// An answer kept for replay: the status and the JSON text behind it, opaque here. `refused` tells
/// a problem from data.
public record StoredAnswer(int status, @Nullable String body, boolean refused) {}

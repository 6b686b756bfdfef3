package io.dialplane.port;

import org.jspecify.annotations.Nullable;

/// The store did not answer in time or refused for load. What was being written may be written: the
/// same request with the same key finds out.
public final class StoreUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public StoreUnavailable(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}

package io.dialplane.http;

import com.amazonaws.services.lambda.runtime.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/// The way into a function.
public interface Entrance {

  /// Answers one event.
  void handle(InputStream in, OutputStream out, Context context) throws IOException;

  /// How it is rehearsed. No event that it takes is asked for by a caller, and none of it reaches
  /// the real store.
  Script script();
}

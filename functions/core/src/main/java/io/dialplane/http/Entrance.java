package io.dialplane.http;

import com.amazonaws.services.lambda.runtime.Context;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// The way into a function.
public interface Entrance {

  /// Answers one event.
  void handle(InputStream in, OutputStream out, Context context) throws IOException;

  /// Events that walk the read path and change nothing, to warm a function with before its snapshot
  /// is taken: they ask for an organisation that cannot exist.
  List<String> primingEvents();

  /// Loads what an invocation needs, and changes nothing.
  default void rehearse(Context context) throws IOException {
    for (String event : primingEvents()) {
      handle(
          new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)),
          new ByteArrayOutputStream(),
          context);
    }
  }
}

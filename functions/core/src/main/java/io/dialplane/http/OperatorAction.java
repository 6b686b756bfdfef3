package io.dialplane.http;

import com.amazonaws.services.lambda.runtime.Context;

/// Something that only an operator may do. `C` is its command.
public interface OperatorAction<C> {

  /// Its name in the event's `action`.
  String name();

  /// Reads the event; what is wrong is noted in `event`, and the command is then not used.
  C parse(Part event);

  /// Does it. The answer's body goes out as it is.
  Answer run(C command, Context context);
}

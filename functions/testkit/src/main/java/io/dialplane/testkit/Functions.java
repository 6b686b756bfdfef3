package io.dialplane.testkit;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.dialplane.wiring.Wiring;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// The functions of the template, each by its real handler class, in this process.
public final class Functions {
  private final Map<String, RequestStreamHandler> handlers = new LinkedHashMap<>();

  public Functions(Template template, Wiring wiring) {
    template
        .functions()
        .forEach(
            (name, properties) ->
                handlers.put(name, handler(Template.text(properties, "Handler"), wiring)));
  }

  /// One of them, on a wiring of its own.
  public static RequestStreamHandler one(Template template, String function, Wiring wiring) {
    return handler(
        Template.text(
            Objects.requireNonNull(template.functions().get(function), function), "Handler"),
        wiring);
  }

  private static RequestStreamHandler handler(String className, Wiring wiring) {
    try {
      return Class.forName(className)
          .asSubclass(RequestStreamHandler.class)
          .getConstructor(Wiring.class)
          .newInstance(wiring);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("the template names " + className, e);
    }
  }

  public Optional<RequestStreamHandler> find(String name) {
    return Optional.ofNullable(handlers.get(name));
  }
}

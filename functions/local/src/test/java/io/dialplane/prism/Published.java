package io.dialplane.prism;

import com.fasterxml.jackson.databind.JsonNode;
import io.dialplane.http.Json;
import io.dialplane.port.Carrier;
import io.dialplane.testkit.standin.Adapters;
import io.dialplane.testkit.standin.Brand;
import io.dialplane.testkit.standin.StandIn;
import io.dialplane.testkit.standin.TelnyxStandIn;
import java.io.IOException;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// The carriers that publish an OpenAPI document.
enum Published {
  TELNYX,
  TWILIO,
  VONAGE;

  private static final Set<String> METHODS = Set.of("GET", "POST", "PATCH", "DELETE");

  String document() {
    return name().toLowerCase(Locale.ROOT) + "-openapi.json";
  }

  StandIn standIn() {
    StandIn standIn = brand().open(InstantSource.system());
    if (standIn instanceof TelnyxStandIn telnyx) {
      telnyx.completeAfter(0);
    }
    return standIn;
  }

  Carrier adapter(StandIn standIn) {
    return brand().adapter(standIn, InstantSource.system(), Adapters.PATIENT);
  }

  private Brand brand() {
    return Brand.valueOf(name());
  }

  /// For each operation of the document, which requests are for it.
  List<Predicate<String>> operations() throws IOException {
    List<Predicate<String>> operations = new ArrayList<>();
    try (InputStream in = Objects.requireNonNull(StandIn.class.getResourceAsStream(document()))) {
      JsonNode paths = Json.read(in).orElseThrow().path("paths");
      for (Map.Entry<String, JsonNode> path : paths.properties()) {
        String shape = Pattern.quote(path.getKey()).replaceAll("\\{[^}]+}", "\\\\E[^/]+\\\\Q");
        path.getValue()
            .fieldNames()
            .forEachRemaining(
                name -> {
                  String method = name.toUpperCase(Locale.ROOT);
                  if (METHODS.contains(method)) {
                    operations.add(Pattern.compile(method + " " + shape).asMatchPredicate());
                  }
                });
      }
    }
    return operations;
  }
}

package io.dialplane.prism;

import com.fasterxml.jackson.databind.JsonNode;
import io.dialplane.http.Json;
import io.dialplane.port.Carrier;
import io.dialplane.testkit.standin.Adapters;
import io.dialplane.testkit.standin.StandIn;
import io.dialplane.testkit.standin.TelnyxStandIn;
import io.dialplane.testkit.standin.TwilioStandIn;
import io.dialplane.testkit.standin.VonageStandIn;
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
    return switch (this) {
      case TELNYX -> TelnyxStandIn.start(InstantSource.system());
      case TWILIO -> TwilioStandIn.start();
      case VONAGE -> {
        VonageStandIn vonage = VonageStandIn.start();
        vonage.sendsCallsTo(Adapters.calls("vonage"));
        yield vonage;
      }
    };
  }

  Carrier adapter(StandIn standIn) {
    InstantSource clock = InstantSource.system();
    return switch (this) {
      case TELNYX -> Adapters.telnyx(standIn.settings(), clock, Adapters.PATIENT);
      case TWILIO -> Adapters.twilio(standIn.settings(), clock, Adapters.PATIENT);
      case VONAGE -> Adapters.vonage(standIn.settings(), Adapters.PATIENT);
    };
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

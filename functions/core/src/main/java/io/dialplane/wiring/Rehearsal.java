package io.dialplane.wiring;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.dialplane.carrier.sandbox.SandboxCarrier;
import io.dialplane.http.Json;
import io.dialplane.http.Nobody;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// A function's second self, on a [Stage] of its own: the same handler in the world of [Nobody],
/// with a store, a bus and a carrier that are made up, and without a log. It goes the whole way of
/// every operation, changes included, and can change nothing, since nothing real is within its
/// reach. No caller can ask for it.
public final class Rehearsal {
  private final Props props = new Props();
  private final RequestStreamHandler handler;
  private final List<byte[]> events;

  /// `settings` are those of the function itself.
  public Rehearsal(Settings settings, Function<Wiring, RequestStreamHandler> function) {
    Wiring wiring = Wiring.rehearsing(Settings.of(environment(settings)), new Stage(props));
    this.handler = function.apply(wiring);
    furnish(wiring);
    props.keep();
    this.events =
        wiring.scripts().stream()
            .flatMap(script -> script.events().stream())
            .map(event -> event.getBytes(StandardCharsets.UTF_8))
            .toList();
  }

  private static void furnish(Wiring wiring) {
    var things = Nobody.things(InstantSource.system().instant(), SandboxCarrier.NAME);
    var _ = wiring.surroundings().store().commit(things);
  }

  /// As the function's own, but for what leads out of here.
  private static Map<String, String> environment(Settings settings) {
    Map<String, String> environment = new HashMap<>(settings.environment());
    environment
        .keySet()
        .removeAll(
            List.of(
                "AWS_ENDPOINT_URL_DYNAMODB", "AWS_ENDPOINT_URL_EVENTBRIDGE", "CARRIER_SECRET_ARN"));
    environment.put("AWS_ACCESS_KEY_ID", "priming");
    environment.put("AWS_SECRET_ACCESS_KEY", "priming");
    environment.put("EVENT_BUS", "priming");
    environment.put("PUBLIC_BASE_URL", Nobody.ADDRESS);
    List<String> carriers = new ArrayList<>();
    for (CarrierBrand brand : CarrierBrand.values()) {
      carriers.add(brand.label());
      brand.required().forEach(setting -> environment.put(setting, Nobody.SECRET));
      environment.put(brand.signing(), Nobody.SECRET);
    }
    environment.put(CarrierBrand.TELNYX.signing(), Nobody.PUBLIC_KEY);
    environment.putAll(Map.of("IMPORTS", "open", "TOP_UPS", "open"));
    environment.put("CARRIERS", String.join(",", carriers));
    return environment;
  }

  /// Goes through every event once, each in the same world; what each is answered.
  public List<JsonNode> once() {
    return events.stream().map(this::answer).toList();
  }

  private JsonNode answer(byte[] event) {
    props.reset();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      handler.handleRequest(new ByteArrayInputStream(event), out, new PrimingContext());
      return Json.read(new ByteArrayInputStream(out.toByteArray())).orElse(NullNode.getInstance());
    } catch (IOException e) {
      throw new UncheckedIOException("nothing is read or written here but memory", e);
    }
  }
}

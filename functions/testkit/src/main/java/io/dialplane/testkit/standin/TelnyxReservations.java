package io.dialplane.testkit.standin;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dialplane.domain.E164;
import io.dialplane.http.Json;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// The Telnyx stand-in's reservations: pending at first, never cancelled, prolonged once.
final class TelnyxReservations {
  private static final Duration HOLD = Duration.ofMinutes(30);

  private final TelnyxShelf shelf;
  private final InstantSource clock;
  private final List<ObjectNode> reservations = new ArrayList<>();
  private final Set<String> prolonged = new HashSet<>();

  TelnyxReservations(TelnyxShelf shelf, InstantSource clock) {
    this.shelf = shelf;
    this.clock = clock;
  }

  Said answer(Heard heard) {
    if (heard.line().equals("POST /number_reservations")) {
      return reserve(heard);
    }
    if (heard.line().equals("GET /number_reservations")) {
      ArrayNode rows = Json.array();
      String number = heard.asked("filter[phone_numbers.phone_number]").orElse("");
      reservations.stream()
          .filter(each -> each.at("/phone_numbers/0/phone_number").asText().contains(number))
          .forEach(rows::add);
      return TelnyxStandIn.list(rows, 1, 1);
    }
    Optional<ObjectNode> one =
        reservations.stream()
            .filter(each -> each.path("id").asText().equals(heard.path().split("/", -1)[2]))
            .findFirst();
    if (one.isEmpty()) {
      return TelnyxStandIn.refusal(404, "10005", "The requested resource could not be found.");
    }
    return heard.isDeed() ? extend(one.get()) : TelnyxStandIn.data(finished(one.get()));
  }

  private Said reserve(Heard heard) {
    E164 e164 = TelnyxShelf.asked(heard);
    if (!shelf.shown().contains(e164)) {
      return TelnyxStandIn.refusal(400, "85000", "Must search phone number via search API first");
    }
    if (shelf.held().contains(e164)) {
      return TelnyxStandIn.refusal(422, "85006", "The phone number is already reserved.");
    }
    boolean possible = shelf.sells(e164) && !isHeld(e164);
    ObjectNode reservation =
        Json.object()
            .put("id", UUID.randomUUID().toString())
            .put("record_type", "number_reservation")
            .put("customer_reference", heard.json().path("customer_reference").asText())
            .put("status", possible ? "pending" : "failure");
    ObjectNode line =
        reservation
            .putArray("phone_numbers")
            .addObject()
            .put("id", UUID.randomUUID().toString())
            .put("record_type", "reserved_phone_number")
            .put("phone_number", e164.value())
            .put("status", possible ? "pending" : "failure");
    if (possible) {
      line.put("expired_at", clock.instant().plus(HOLD).toString());
      reservations.add(reservation);
    } else {
      line.put("errors", "Number is already on hold");
    }
    return TelnyxStandIn.data(reservation.deepCopy());
  }

  private boolean isHeld(E164 e164) {
    return reservations.stream()
        .map(each -> each.at("/phone_numbers/0"))
        .filter(line -> line.path("phone_number").asText().equals(e164.value()))
        .anyMatch(line -> Instant.parse(line.path("expired_at").asText()).isAfter(clock.instant()));
  }

  private static ObjectNode finished(ObjectNode reservation) {
    reservation.put("status", "success");
    ((ObjectNode) reservation.at("/phone_numbers/0")).put("status", "success");
    return reservation.deepCopy();
  }

  private Said extend(ObjectNode reservation) {
    if (!prolonged.add(reservation.path("id").asText())) {
      return TelnyxStandIn.refusal(
          422, "85008", "The reservation was extended as often as it can be.");
    }
    ObjectNode line = (ObjectNode) reservation.at("/phone_numbers/0");
    Instant end = Instant.parse(line.path("expired_at").asText()).plus(HOLD);
    line.put("expired_at", end.toString());
    return TelnyxStandIn.data(finished(reservation));
  }
}

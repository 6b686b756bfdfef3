package io.dialplane.testkit.standin;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dialplane.domain.E164;
import io.dialplane.http.Json;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The Telnyx stand-in's orders: taken as pending, complete once they were asked for often enough.
final class TelnyxOrderBook {
  private final TelnyxShelf shelf;
  private final TelnyxAccount account;
  private final InstantSource clock;
  private final Set<E164> wantingPapers = new HashSet<>();
  private final List<ObjectNode> orders = new ArrayList<>();
  private final Map<String, Integer> askedFor = new HashMap<>();
  private @Nullable String refusing;
  private int completeAfter;
  private boolean failing;

  TelnyxOrderBook(TelnyxShelf shelf, TelnyxAccount account, InstantSource clock) {
    this.shelf = shelf;
    this.account = account;
    this.clock = clock;
  }

  void wantPapers(E164 e164) {
    wantingPapers.add(e164);
  }

  void refuseOrders(String code) {
    refusing = code.isEmpty() ? null : code;
  }

  void completeAfter(int asked) {
    completeAfter = asked;
  }

  void failOrders() {
    failing = true;
  }

  boolean isUnderWay(E164 e164) {
    return orders.stream()
        .filter(order -> order.path("status").asText().equals("pending"))
        .anyMatch(order -> order.at("/phone_numbers/0/phone_number").asText().equals(e164.value()));
  }

  Said answer(Heard heard) {
    return heard.isDeed() ? order(heard) : listed(heard);
  }

  private Said order(Heard heard) {
    E164 e164 = TelnyxShelf.asked(heard);
    if (refusing != null) {
      return TelnyxStandIn.refusal(422, refusing, "The account cannot order now.");
    }
    if (!shelf.shown().contains(e164)) {
      return TelnyxStandIn.refusal(400, "85000", "Must search phone number via search API first");
    }
    if (shelf.held().contains(e164)) {
      return TelnyxStandIn.refusal(422, "85006", "The phone number is already reserved.");
    }
    if (!shelf.sells(e164)) {
      return TelnyxStandIn.refusal(422, "85001", "The number is no longer available for purchase.");
    }
    ObjectNode order =
        Json.object()
            .put("id", UUID.randomUUID().toString())
            .put("record_type", "number_order")
            .put("status", "pending")
            .put("phone_numbers_count", 1)
            .put("requirements_met", true)
            .put("created_at", clock.instant().toString())
            .put("customer_reference", heard.json().path("customer_reference").asText());
    if (heard.json().has("connection_id")) {
      order.set("connection_id", heard.json().path("connection_id"));
    }
    order
        .putArray("phone_numbers")
        .addObject()
        .put("id", UUID.randomUUID().toString())
        .put("record_type", "number_order_phone_number")
        .put("phone_number", e164.value())
        .put("requirements_met", true)
        .put("status", "pending");
    if (!failing) {
      shelf.sold().add(e164);
    }
    orders.add(order);
    return TelnyxStandIn.data(asked(order));
  }

  /// An order as it stands when it is asked for once more.
  private ObjectNode asked(ObjectNode order) {
    int times = askedFor.merge(order.path("id").asText(), 1, Integer::sum);
    if (times > completeAfter && order.path("status").asText().equals("pending")) {
      String status = failing ? "failure" : "success";
      order.put("status", status);
      ((ObjectNode) order.at("/phone_numbers/0")).put("status", status);
      if (!failing) {
        account.add(
            new E164(order.at("/phone_numbers/0/phone_number").asText()),
            order.path("customer_reference").asText(),
            order.path("connection_id").asText(null));
      }
    }
    return order.deepCopy();
  }

  /// Lists lines with their ids and numbers alone, and finds parts of a reference.
  private Said listed(Heard heard) {
    String reference = heard.asked("filter[customer_reference]").orElse("");
    ArrayNode rows = Json.array();
    for (ObjectNode each : orders) {
      if (each.path("customer_reference").asText().contains(reference)) {
        ObjectNode row = asked(each);
        ((ObjectNode) row.at("/phone_numbers/0")).retain("id", "phone_number");
        rows.add(row);
      }
    }
    return TelnyxStandIn.list(rows, 1, 1);
  }

  Said requirements(Heard heard) {
    String number = heard.asked("filter[phone_number]").orElse("");
    ArrayNode rows = Json.array();
    ObjectNode row =
        rows.addObject()
            .put("record_type", "phone_number_regulatory_requirements")
            .put("phone_number", number)
            .put("phone_number_type", "local");
    ArrayNode wanted = row.putArray("regulatory_requirements");
    if (!number.isEmpty() && wantingPapers.contains(new E164(number))) {
      wanted
          .addObject()
          .put("id", UUID.randomUUID().toString())
          .put("record_type", "regulatory_requirement")
          .put("field_type", "address_id")
          .put("label", "Address matching the area code");
    }
    return TelnyxStandIn.list(rows, 1, 1);
  }
}

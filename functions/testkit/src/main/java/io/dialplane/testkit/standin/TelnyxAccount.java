package io.dialplane.testkit.standin;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dialplane.domain.E164;
import io.dialplane.http.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The numbers on the Telnyx stand-in's account. A deleted one stays listed as such.
final class TelnyxAccount {
  private final Map<String, ObjectNode> rows = new LinkedHashMap<>();
  private long lastId = 1_293_384_261_075_731_500L;
  private int pageSize = 250;

  String add(E164 e164, @Nullable String reference, @Nullable String connection) {
    String id = Long.toString(++lastId);
    ObjectNode row =
        Json.object()
            .put("id", id)
            .put("record_type", "phone_number")
            .put("phone_number", e164.value())
            .put("status", "active")
            .put("country_iso_alpha2", "US")
            // The old word, as it stands right after a purchase.
            .put("phone_number_type", "longcode")
            .put("customer_reference", reference)
            .put("connection_id", connection)
            .put("deletion_lock_enabled", false)
            .put("created_at", "2026-11-24T08:00:00.000Z")
            .put("purchased_at", "2026-11-24T08:00:00.000Z")
            .putNull("external_pin");
    row.putArray("tags");
    rows.put(id, row);
    return id;
  }

  void lock(E164 e164) {
    active(e164).orElseThrow().put("deletion_lock_enabled", true);
  }

  void pageSize(int most) {
    pageSize = most;
  }

  Optional<ObjectNode> active(E164 e164) {
    return rows.values().stream()
        .filter(row -> row.path("phone_number").asText().equals(e164.value()))
        .filter(row -> row.path("status").asText().equals("active"))
        .findFirst();
  }

  Said answer(Heard heard) {
    if (heard.method().equals("GET")) {
      return list(heard);
    }
    String id = heard.path().substring(heard.path().lastIndexOf('/') + 1);
    ObjectNode row = rows.get(id);
    if (row == null || row.path("status").asText().equals("deleted")) {
      return TelnyxStandIn.refusal(404, "10005", "The requested resource could not be found.");
    }
    if (heard.method().equals("PATCH")) {
      row.setAll((ObjectNode) heard.json());
      return TelnyxStandIn.data(row.deepCopy());
    }
    if (row.path("deletion_lock_enabled").asBoolean()) {
      return TelnyxStandIn.refusal(
          422, "10027", "The number has its deletion lock on; take it off first.");
    }
    row.put("status", "deleted");
    ObjectNode gone = row.deepCopy().put("phone_number_type", "local");
    gone.properties().removeIf(field -> field.getValue().isNull());
    return TelnyxStandIn.data(gone);
  }

  private Said list(Heard heard) {
    Optional<String> number = heard.asked("filter[phone_number]");
    List<ObjectNode> found =
        rows.values().stream()
            .filter(row -> number.map(digits -> finds(row, digits)).orElse(true))
            .toList();
    int asked = heard.asked("page[size]").map(Integer::parseInt).orElse(20);
    int size = Math.min(asked, pageSize);
    int page = heard.asked("page[number]").map(Integer::parseInt).orElse(1);
    ArrayNode rowsOfPage = Json.array();
    found.stream().skip((long) (page - 1) * size).limit(size).forEach(rowsOfPage::add);
    return TelnyxStandIn.list(rowsOfPage, page, Math.max(1, (found.size() + size - 1) / size));
  }

  private static boolean finds(ObjectNode row, String digits) {
    return digits.length() >= 3
        && digits.chars().allMatch(Character::isDigit)
        && row.path("phone_number").asText().contains(digits);
  }
}

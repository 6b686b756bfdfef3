package io.dialplane.carrier.telnyx;

import static io.dialplane.port.CarrierAnswer.accepted;
import static io.dialplane.port.CarrierAnswer.refused;
import static io.dialplane.port.CarrierAnswer.unknown;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dialplane.carrier.rest.JsonText;
import io.dialplane.carrier.rest.Reference;
import io.dialplane.carrier.rest.Reply;
import io.dialplane.carrier.rest.RestRequest;
import io.dialplane.carrier.rest.Row;
import io.dialplane.carrier.rest.Session;
import io.dialplane.domain.E164;
import io.dialplane.domain.InventoryQuery.Place;
import io.dialplane.domain.Numbering;
import io.dialplane.port.Carrier.OnAccount;
import io.dialplane.port.Carrier.Order;
import io.dialplane.port.CarrierAnswer;
import io.dialplane.port.CarrierAnswer.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Telnyx's orders. An order answers 200 and completes later, or fails later; our reference on it
/// is how it is found again.
final class TelnyxOrders {
  static final String CONNECTION = "TELNYX_CONNECTION_ID";

  private static final String PATH = "/number_orders";

  /// Where numbers are sold without papers.
  private static final Set<String> WITHOUT_PAPERS = Place.NORTH_AMERICA;

  /// For so long a number that an order has bought may not be listed yet. Telnyx documents no
  /// figure.
  private static final Duration LISTED_WITHIN = Duration.ofMinutes(5);

  private TelnyxOrders() {}

  static CarrierAnswer<String> order(Session session, Order order, Instant now) {
    CarrierAnswer<String> answer = papers(session, order.e164()).then(_ -> place(session, order));
    return answer.isRefused(Refusal.TAKEN)
        ? whose(find(session, order.e164(), order.reference(), now), answer)
        : answer;
  }

  /// A number that is taken may be so by an order that came before under this very reference.
  private static CarrierAnswer<String> whose(
      CarrierAnswer<OnAccount> before, CarrierAnswer<String> taken) {
    return switch (before) {
      case CarrierAnswer.Accepted<OnAccount>(var there) -> accepted(there.carrierId());
      case CarrierAnswer.Pending<OnAccount>(var orderId) -> new CarrierAnswer.Pending<>(orderId);
      case CarrierAnswer.Refused<OnAccount>(var reason, var words) ->
          reason.isCarriersTrouble() ? unknown(words) : taken;
      case CarrierAnswer.Unknown<OnAccount>(var why) -> unknown(why);
    };
  }

  /// An order that lacks papers stays pending until somebody brings them, so it is not placed.
  private static CarrierAnswer<E164> papers(Session session, E164 e164) {
    if (WITHOUT_PAPERS.contains(Numbering.country(e164))) {
      return accepted(e164);
    }
    RestRequest request =
        RestRequest.get("/phone_numbers_regulatory_requirements")
            .with("filter[phone_number]", e164.value());
    CarrierAnswer<E164> answer =
        TelnyxCodes.SORTING.list(session.ask(request), body -> complete(e164, body.listed("data")));
    // Nothing was ordered yet, so nothing is in doubt.
    return answer instanceof CarrierAnswer.Unknown<E164>(var why)
        ? refused(Refusal.NOT_SENT, why)
        : answer;
  }

  private static CarrierAnswer<E164> complete(E164 e164, List<Row> numbers) {
    String wanted =
        numbers.stream()
            .filter(row -> row.about("phone_number").filter(e164::equals).isPresent())
            .flatMap(row -> row.listed("regulatory_requirements").stream())
            .map(row -> Objects.requireNonNullElse(row.text("label"), "papers without a name"))
            .distinct()
            .collect(Collectors.joining("; "));
    return wanted.isEmpty()
        ? accepted(e164)
        : refused(Refusal.REGULATORY, "Telnyx wants papers for this number first: " + wanted);
  }

  private static CarrierAnswer<String> place(Session session, Order order) {
    RestRequest request = RestRequest.of("POST", PATH).json(body(session, order));
    Reply reply = session.act(request);
    if (TelnyxCodes.isSearchFirst(reply)) {
      // That was a sure no, so what follows is the first order that can be taken.
      return TelnyxSearch.quote(session, order.e164())
          .then(_ -> placed(session, order.e164(), session.act(request)));
    }
    return placed(session, order.e164(), reply);
  }

  private static ObjectNode body(Session session, Order order) {
    ObjectNode body =
        JsonText.object().put("customer_reference", Reference.written(order.reference()));
    body.putArray("phone_numbers").addObject().put("phone_number", order.e164().value());
    session.setting(CONNECTION).ifPresent(id -> body.put("connection_id", id));
    return body;
  }

  private static CarrierAnswer<String> placed(Session session, E164 e164, Reply reply) {
    return TelnyxCodes.SORTING
        .deed(reply, body -> accepted(body.at("data")))
        .then(placed -> outcome(placed, TelnyxCodes.line(placed, e164)))
        .then(orderId -> carrierId(session, e164, orderId));
  }

  /// Accepted with the order's id once it has succeeded. A status that nobody here knows is no end.
  private static CarrierAnswer<String> outcome(Row order, Row line) {
    String id = order.required("id");
    String told = line.text("status");
    String status = told == null ? order.required("status") : told;
    return switch (status) {
      case "success" -> accepted(id);
      case "failure", "failed", "cancelled", "deleted" ->
          line.isNot("requirements_met") || order.isNot("requirements_met")
              ? refused(Refusal.REGULATORY, "Telnyx wants papers for this number first.")
              : refused(Refusal.TAKEN, "Telnyx's order for the number failed");
      default -> new CarrierAnswer.Pending<>(id);
    };
  }

  /// The number's own id, which the order does not tell. Until it is listed, the order is pending.
  private static CarrierAnswer<String> carrierId(Session session, E164 e164, String orderId) {
    return TelnyxNumbers.find(session, e164) instanceof CarrierAnswer.Accepted<OnAccount>(var there)
        ? accepted(there.carrierId())
        : new CarrierAnswer.Pending<>(orderId);
  }

  /// Finds the order by its reference and the number it bought. ABSENT where there is no such
  /// order.
  static CarrierAnswer<OnAccount> find(Session session, E164 e164, String reference, Instant now) {
    RestRequest request =
        RestRequest.get(PATH)
            .with("filter[customer_reference]", Reference.written(reference))
            .with("page[size]", "250");
    return TelnyxCodes.SORTING
        .list(session.ask(request), body -> newest(body.listed("data"), e164, reference))
        .then(
            order ->
                outcome(order, TelnyxCodes.line(order, e164))
                    .then(orderId -> bought(session, e164, order, now)));
  }

  /// Whether the filter finds parts of a reference is not documented, so it is compared.
  private static CarrierAnswer<Row> newest(List<Row> orders, E164 e164, String reference) {
    Optional<Row> newest =
        orders.stream()
            .filter(order -> TelnyxCodes.has(order, e164))
            .filter(order -> isUnder(reference, order))
            .findFirst();
    return CarrierAnswer.found(newest, Refusal.ABSENT, "Telnyx has no order with this reference");
  }

  private static boolean isUnder(String reference, Row order) {
    return reference.equals(Reference.read(order.required("customer_reference")));
  }

  /// A number that its order has just bought may not be listed yet; one that is not listed long
  /// after has left the account since.
  private static CarrierAnswer<OnAccount> bought(
      Session session, E164 e164, Row order, Instant now) {
    boolean fresh =
        order.time("created_at").filter(at -> at.plus(LISTED_WITHIN).isAfter(now)).isPresent();
    return TelnyxNumbers.find(
        session,
        e164,
        () ->
            fresh
                ? new CarrierAnswer.Pending<>(order.required("id"))
                : refused(Refusal.ABSENT, "the number has left the Telnyx account"));
  }
}

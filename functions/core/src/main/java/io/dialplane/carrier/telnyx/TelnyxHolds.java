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
import io.dialplane.port.Carrier.Hold;
import io.dialplane.port.CarrierAnswer;
import io.dialplane.port.CarrierAnswer.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Telnyx's reservations: 30 minutes, prolonged by 30, never cancelled. They answer 200 whatever
/// came of them; each number has its own status.
final class TelnyxHolds {
  private static final String PATH = "/number_reservations";
  private static final int MOST_POLLS = 4;
  private static final Duration POLL = Duration.ofMillis(400);

  private TelnyxHolds() {}

  static CarrierAnswer<Hold> hold(Session session, E164 e164, String reference, Instant now) {
    RestRequest request = RestRequest.of("POST", PATH).json(body(e164, reference));
    Reply reply = session.act(request);
    if (TelnyxCodes.isSearchFirst(reply)) {
      CarrierAnswer<Hold> searched =
          TelnyxSearch.quote(session, e164).then(_ -> held(session.act(request), e164));
      return settled(session, e164, searched, now);
    }
    return settled(session, e164, held(reply, e164), now);
  }

  static CarrierAnswer<Hold> extend(Session session, E164 e164, String holdId) {
    String path = PATH + "/" + RestRequest.encoded(holdId) + "/actions/extend";
    return held(session.act(RestRequest.of("POST", path)), e164);
  }

  private static ObjectNode body(E164 e164, String reference) {
    ObjectNode body = JsonText.object().put("customer_reference", Reference.written(reference));
    body.putArray("phone_numbers").addObject().put("phone_number", e164.value());
    return body;
  }

  private static CarrierAnswer<Hold> held(Reply reply, E164 e164) {
    return TelnyxCodes.SORTING.deed(reply, body -> held(body.at("data"), e164));
  }

  private static CarrierAnswer<Hold> held(Row reservation, E164 e164) {
    String id = reservation.required("id");
    Row line = TelnyxCodes.line(reservation, e164);
    return switch (line.required("status")) {
      case "success" -> accepted(new Hold(id, line.requiredTime("expired_at")));
      case "pending" -> new CarrierAnswer.Pending<>(id);
      default -> {
        String why = line.text("errors");
        yield refused(Refusal.TAKEN, why == null ? "Telnyx did not hold the number" : why);
      }
    };
  }

  /// What a first answer comes to: a pending one is asked for again, and a number that is on hold
  /// already may be so by our own account.
  private static CarrierAnswer<Hold> settled(
      Session session, E164 e164, CarrierAnswer<Hold> first, Instant now) {
    CarrierAnswer<Hold> answer = first;
    for (int poll = 0; poll < MOST_POLLS; poll++) {
      if (!(answer instanceof CarrierAnswer.Pending<Hold>(var id)) || !session.paused(POLL)) {
        break;
      }
      Reply reply = session.ask(RestRequest.get(PATH + "/" + RestRequest.encoded(id)));
      answer = TelnyxCodes.SORTING.question(reply, body -> held(body.at("data"), e164));
    }
    return answer.isRefused(Refusal.TAKEN) ? whose(ours(session, e164, now), answer) : answer;
  }

  /// Taken, unless it is so by our own account, or nobody knows.
  private static CarrierAnswer<Hold> whose(
      CarrierAnswer<Optional<Hold>> ours, CarrierAnswer<Hold> taken) {
    return switch (ours) {
      case CarrierAnswer.Accepted<Optional<Hold>>(var hold) ->
          hold.map(CarrierAnswer::accepted).orElse(taken);
      case CarrierAnswer.Unknown<Optional<Hold>> _,
          CarrierAnswer.Refused<Optional<Hold>> _,
          CarrierAnswer.Pending<Optional<Hold>> _ ->
          unknown("the number may be on hold for our own Telnyx account");
    };
  }

  private static CarrierAnswer<Optional<Hold>> ours(Session session, E164 e164, Instant now) {
    Reply reply =
        session.ask(
            RestRequest.get(PATH)
                .with("filter[phone_numbers.phone_number]", e164.value())
                .with("filter[status]", "success"));
    return TelnyxCodes.SORTING.list(
        reply,
        body ->
            accepted(
                body.listed("data").stream()
                    .flatMap(each -> open(each, e164, now).stream())
                    .findFirst()));
  }

  private static Optional<Hold> open(Row reservation, E164 e164, Instant now) {
    return reservation.listed("phone_numbers").stream()
        .filter(line -> line.about("phone_number").filter(e164::equals).isPresent())
        .filter(line -> "success".equals(line.required("status")))
        .map(line -> line.requiredTime("expired_at"))
        .filter(end -> end.isAfter(now))
        .map(end -> new Hold(reservation.required("id"), end))
        .findFirst();
  }
}

package io.dialplane.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dialplane.domain.Money;
import io.dialplane.domain.Rejection;
import io.dialplane.domain.Scope;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Problems of RFC 9457. Each says what is wrong and what to do.
public final class Problems {
  private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

  private Problems() {}

  /// The one place where refusals become problems.
  public static Answer of(Rejection rejection) {
    return switch (rejection) {
      case Rejection.NotFound(var what) -> of(Code.NOT_FOUND, "There is no such " + what + ".");
      case Rejection.AgentNotFound() -> of(Code.AGENT_NOT_FOUND, "There is no agent with this id.");
      case Rejection.ReservationExpired() ->
          of(
              Code.RESERVATION_EXPIRED,
              "reservationId names no open hold of yours on this number. Reserve it again, or buy"
                  + " without a hold.");
      case Rejection.NumberUnavailable() ->
          of(
              Code.NUMBER_UNAVAILABLE,
              "It is sold, on hold or not for sale. Search again and pick another. If it is yours"
                  + " already, GET /numbers/{e164} shows it.");
      case Rejection.PriceChanged(var detail) ->
          of(Code.PRICE_CHANGED, detail + " Nothing was charged. Look the number up again.");
      case Rejection.InsufficientFunds(var required, var available) ->
          insufficientFunds(required, available);
      case Rejection.InvalidState(var detail) -> of(Code.INVALID_STATE, detail);
      case Rejection.DeletionProtected() ->
          of(
              Code.DELETION_PROTECTED,
              "Set deletionProtection to false first if the number is really to go.");
      case Rejection.AgentInUse(var count) ->
          of(
              Code.AGENT_IN_USE,
              "%d number(s) or undecided purchases point at this agent. Unassign them first."
                  .formatted(count));
      case Rejection.TooManyHolds(var retryAfter) -> tooManyHolds(retryAfter);
      case Rejection.NotOnCarrierAccount(var detail) -> of(Code.NOT_ON_CARRIER_ACCOUNT, detail);
      case Rejection.CarrierRefused(var reason) -> of(Code.CARRIER_REFUSED, reason);
      case Rejection.TopUpClosed() ->
          of(Code.TOP_UP_CLOSED, "In this deployment only an operator credits live wallets.");
      case Rejection.CarrierUnavailable(var detail) ->
          retryAfter(of(Code.CARRIER_UNAVAILABLE, detail), RETRY_AFTER);
      case Rejection.Unavailable() -> unavailable();
    };
  }

  private static Answer insufficientFunds(Money required, Money available) {
    Answer answer =
        of(
            Code.INSUFFICIENT_FUNDS,
            "This takes %s US dollars and %s are available. Top up, then try again with the same key."
                .formatted(required, available));
    body(answer)
        .<ObjectNode>set("requiredUsd", Json.money(required))
        .set("availableUsd", Json.money(available));
    return answer;
  }

  private static Answer tooManyHolds(Duration retryAfter) {
    return retryAfter(
        of(
            Code.TOO_MANY_HOLDS,
            "20 holds are open. Buy or give back one, or wait for the earliest to end."),
        retryAfter);
  }

  static Answer of(Code code, String detail) {
    ObjectNode body =
        Json.object()
            .put("type", "urn:dialplane:problem:" + code.label())
            .put("title", code.title())
            .put("status", code.status())
            .put("detail", detail)
            .put("code", code.label());
    return new Answer(code.status(), body, true, Map.of(), Map.of());
  }

  /// What cannot be read; `errors` may be empty where no single field is to blame.
  public static Answer invalid(List<FieldError> errors, String detail) {
    Answer answer = of(Code.VALIDATION_ERROR, detail);
    ArrayNode rows = body(answer).putArray("errors");
    errors.forEach(
        error -> rows.addObject().put("field", error.field()).put("message", error.message()));
    return answer;
  }

  static Answer unauthenticated() {
    return of(
            Code.UNAUTHENTICATED,
            "Send a valid key as 'Authorization: Bearer dp_…' or in 'x-api-key'.")
        .header("WWW-Authenticate", "Bearer");
  }

  static Answer lacks(Scope scope) {
    return of(Code.INSUFFICIENT_SCOPE, "This key lacks the scope " + scope.label() + ".");
  }

  /// A refusal of the method; `allowed` are those that this path takes.
  public static Answer methodNotAllowed(Set<String> allowed) {
    String list = String.join(", ", allowed);
    return of(Code.METHOD_NOT_ALLOWED, "This path takes " + list + ".").header("Allow", list);
  }

  /// No route has this path.
  public static Answer noSuchPath() {
    return of(Code.NOT_FOUND, "There is no such path.");
  }

  /// Whoever has sent this is not who it says, or sends it again too late.
  public static Answer badSignature(String carrier) {
    return of(
        Code.BAD_SIGNATURE,
        "No valid signature of %s covers this request: its address, its body and its time."
            .formatted(carrier));
  }

  static Answer tooLarge() {
    return of(Code.PAYLOAD_TOO_LARGE, "The body may have at most 64 KB.");
  }

  static Answer unavailable() {
    return retryAfter(
        of(
            Code.UNAVAILABLE,
            "The store is busy. The same request with the same key is safe to repeat."),
        RETRY_AFTER);
  }

  static Answer internal() {
    return of(Code.INTERNAL_ERROR, "Something broke here. Quote the request id in 'instance'.");
  }

  /// A kept problem has lost its headers; those that belong to its code come back.
  static Answer withHeaders(Answer answer, ObjectNode problem) {
    boolean retryable = problem.path("status").asInt() == Code.UNAVAILABLE.status();
    return retryable ? retryAfter(answer, RETRY_AFTER) : answer;
  }

  private static Answer retryAfter(Answer answer, Duration wait) {
    // Rounded up: a caller that comes back on the second must not be early.
    long seconds = Math.max(1, wait.plusMillis(999).toSeconds());
    return answer.header("Retry-After", Long.toString(seconds));
  }

  private static ObjectNode body(Answer answer) {
    return (ObjectNode) java.util.Objects.requireNonNull(answer.body());
  }
}

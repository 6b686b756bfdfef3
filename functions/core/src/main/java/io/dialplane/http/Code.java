package io.dialplane.http;

import java.util.Locale;

/// The stable codes of problems, each with its HTTP status and title.
public enum Code {
  VALIDATION_ERROR(400, "The request is not valid"),
  MALFORMED_JSON(400, "The body is not JSON"),
  UNAUTHENTICATED(401, "No valid API key"),
  INSUFFICIENT_FUNDS(402, "Not enough money in the wallet"),
  INSUFFICIENT_SCOPE(403, "The API key lacks a scope"),
  BAD_SIGNATURE(403, "The signature is not the carrier's"),
  TOP_UP_CLOSED(403, "Top-ups are made by operators"),
  NOT_FOUND(404, "Not found"),
  AGENT_NOT_FOUND(404, "No such agent"),
  METHOD_NOT_ALLOWED(405, "Method not allowed"),
  NUMBER_UNAVAILABLE(409, "The number is not available"),
  RESERVATION_EXPIRED(409, "No such open hold"),
  PRICE_CHANGED(409, "The price has changed"),
  AGENT_IN_USE(409, "Numbers point at this agent"),
  DELETION_PROTECTED(409, "The number is protected from deletion"),
  INVALID_STATE(409, "Not possible in this state"),
  PAYLOAD_TOO_LARGE(413, "The body is too large"),
  UNSUPPORTED_MEDIA_TYPE(415, "The body must be JSON"),
  IDEMPOTENCY_KEY_REUSED(422, "The Idempotency-Key belongs to another request"),
  NOT_ON_CARRIER_ACCOUNT(422, "The number is not on the carrier account"),
  CARRIER_REFUSED(422, "The carrier refused"),
  TOO_MANY_HOLDS(429, "Too many open holds"),
  INTERNAL_ERROR(500, "Internal error"),
  CARRIER_UNAVAILABLE(503, "The carrier is unavailable"),
  UNAVAILABLE(503, "The store is busy");

  private final int status;
  private final String title;

  Code(int status, String title) {
    this.status = status;
    this.title = title;
  }

  public int status() {
    return status;
  }

  public String title() {
    return title;
  }

  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}

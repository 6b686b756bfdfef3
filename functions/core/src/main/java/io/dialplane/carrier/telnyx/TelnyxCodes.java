package io.dialplane.carrier.telnyx;

import static java.util.Map.entry;

import io.dialplane.carrier.rest.Reply;
import io.dialplane.carrier.rest.Row;
import io.dialplane.carrier.rest.Sorting;
import io.dialplane.domain.E164;
import io.dialplane.port.CarrierAnswer.Refusal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Telnyx's error codes, folded. Which HTTP status comes with which code is not documented, so the
/// code decides.
final class TelnyxCodes {
  /// The number was not in a search of ours lately: search, then order again.
  private static final String SEARCH_FIRST = "85000";

  static final Sorting SORTING =
      new Sorting(
          TelnyxCodes::fault,
          Map.ofEntries(
              // No longer available; reserved by somebody.
              entry("85001", Refusal.TAKEN),
              entry("85006", Refusal.TAKEN),
              entry(SEARCH_FIRST, Refusal.THROTTLED),
              // Too many reservations at once; this one was prolonged often enough.
              entry("85007", Refusal.THROTTLED),
              entry("85008", Refusal.REGULATORY),
              // Our own settings: no such connection, no such messaging profile.
              entry("85004", Refusal.ACCOUNT),
              entry("85005", Refusal.ACCOUNT),
              entry("20100", Refusal.ACCOUNT_FUNDS),
              // Inactive, blocked, unverified, not verified enough, not permitted, limit reached.
              entry("20012", Refusal.ACCOUNT),
              entry("20013", Refusal.ACCOUNT),
              entry("20014", Refusal.ACCOUNT),
              entry("20016", Refusal.ACCOUNT),
              entry("20017", Refusal.ACCOUNT),
              entry("10038", Refusal.ACCOUNT),
              entry("10039", Refusal.ACCOUNT),
              entry("10009", Refusal.ACCOUNT),
              entry("10010", Refusal.ACCOUNT),
              entry("10011", Refusal.THROTTLED),
              // Not found; no such number.
              entry("10005", Refusal.ABSENT),
              entry("10002", Refusal.ABSENT)),
          // Unexpected, timed out, unavailable; a duplicate may be of an earlier request of ours.
          Set.of("10007", "10008", "10037", "10012", "10036"));

  private TelnyxCodes() {}

  static boolean isSearchFirst(Reply reply) {
    return SORTING.code(reply).filter(SEARCH_FIRST::equals).isPresent();
  }

  /// An order without lines may be of this number.
  static boolean has(Row order, E164 e164) {
    order.listed("phone_numbers").forEach(line -> line.required("phone_number"));
    return lines(order, e164).findFirst().isPresent();
  }

  /// The line of a number in an order or a reservation; an answer about another number is none.
  static Row line(Row order, E164 e164) {
    return lines(order, e164).findFirst().orElseThrow(() -> Row.lacking("the number"));
  }

  private static Stream<Row> lines(Row order, E164 e164) {
    return order.rows("phone_numbers").stream()
        .filter(line -> line.e164("phone_number").filter(e164::equals).isPresent());
  }

  private static Optional<Sorting.Fault> fault(Row body) {
    List<Row> errors = body.rows("errors");
    String code = errors.isEmpty() ? null : errors.getFirst().text("code");
    if (code == null) {
      return Optional.empty();
    }
    String detail = errors.getFirst().text("detail");
    String title = errors.getFirst().text("title");
    String words = detail == null ? title : detail;
    return Optional.of(new Sorting.Fault(code, words == null ? "Telnyx error " + code : words));
  }
}

package io.dialplane.carrier.telnyx;

import static io.dialplane.port.CarrierAnswer.accepted;
import static io.dialplane.port.CarrierAnswer.refused;

import io.dialplane.carrier.rest.Gone;
import io.dialplane.carrier.rest.Reference;
import io.dialplane.carrier.rest.RestRequest;
import io.dialplane.carrier.rest.Row;
import io.dialplane.carrier.rest.Session;
import io.dialplane.domain.E164;
import io.dialplane.domain.Feature;
import io.dialplane.domain.Listing;
import io.dialplane.domain.Numbering;
import io.dialplane.domain.Offer;
import io.dialplane.domain.Price;
import io.dialplane.port.Carrier.AccountPage;
import io.dialplane.port.Carrier.Confirmed;
import io.dialplane.port.Carrier.OnAccount;
import io.dialplane.port.CarrierAnswer;
import io.dialplane.port.CarrierAnswer.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The numbers on our Telnyx account. Their ids are decimal, and not those of the lines of the
/// orders that bought them.
final class TelnyxNumbers {
  static final String PATH = "/phone_numbers";

  /// The most that Telnyx gives.
  private static final int PAGE_SIZE = 250;

  /// Listed still, and not ours any more or never.
  private static final Set<String> GONE =
      Set.of("deleted", "purchase-failed", "port-failed", "ported-out");

  /// Ours to be.
  private static final Set<String> COMING = Set.of("purchase-pending", "provision-pending");

  private TelnyxNumbers() {}

  /// A number by itself. ABSENT where the account does not have it, pending while it is on its way.
  static CarrierAnswer<OnAccount> find(Session session, E164 e164) {
    return find(
        session,
        e164,
        () -> refused(Refusal.ABSENT, "the Telnyx account does not have this number"));
  }

  /// The same, with what it means that the account has never listed the number.
  static CarrierAnswer<OnAccount> find(
      Session session, E164 e164, Supplier<CarrierAnswer<OnAccount>> unlisted) {
    // Anything but digits finds nothing, and the filter also finds numbers that contain them.
    RestRequest request =
        RestRequest.get(PATH)
            .with("filter[phone_number]", e164.digits())
            .with("page[size]", Integer.toString(PAGE_SIZE));
    return TelnyxCodes.SORTING.list(
        session.ask(request),
        body -> {
          List<Row> listed =
              body.listed("data").stream()
                  .filter(row -> row.about("phone_number").filter(e164::equals).isPresent())
                  .toList();
          return listed.stream()
              .filter(row -> !isOneOf(GONE, row))
              .findFirst()
              .map(row -> found(row, e164))
              .orElseGet(
                  () ->
                      listed.isEmpty()
                          ? unlisted.get()
                          : refused(Refusal.ABSENT, "the number has left the Telnyx account"));
        });
  }

  private static boolean isOneOf(Set<String> states, Row row) {
    String status = row.text("status");
    return status != null && states.contains(status);
  }

  private static CarrierAnswer<OnAccount> found(Row row, E164 e164) {
    String id = row.required("id");
    return isOneOf(COMING, row)
        ? new CarrierAnswer.Pending<>(id)
        : accepted(onAccount(row, id, e164));
  }

  /// A page by its number, counted from 1.
  static CarrierAnswer<AccountPage> owned(Session session, @Nullable String cursor) {
    String page = cursor == null ? "1" : cursor;
    RestRequest request =
        RestRequest.get(PATH)
            .with("page[number]", page)
            .with("page[size]", Integer.toString(PAGE_SIZE));
    return TelnyxCodes.SORTING.list(
        session.ask(request), body -> accepted(page(body, Integer.parseInt(page))));
  }

  private static AccountPage page(Row body, int number) {
    List<OnAccount> numbers = new ArrayList<>();
    for (Row row : body.listed("data")) {
      Optional<E164> e164 = row.about("phone_number");
      if (e164.isPresent() && !isOneOf(GONE, row) && !isOneOf(COMING, row)) {
        numbers.add(onAccount(row, row.required("id"), e164.get()));
      }
    }
    Row meta = body.at("meta");
    Row.paged(meta.text("total_pages") != null, body.rows("data").size(), PAGE_SIZE);
    boolean more = number < meta.whole("total_pages", number);
    return new AccountPage(numbers, more ? Integer.toString(number + 1) : null);
  }

  /// Telnyx says neither the price of a number that is owned nor all it can carry.
  private static OnAccount onAccount(Row row, String id, E164 e164) {
    String country = row.text("country_iso_alpha2");
    Listing listing =
        new Listing(
            e164,
            country == null ? Numbering.country(e164) : country,
            TelnyxSearch.type(row.text("phone_number_type")).orElseGet(() -> Numbering.type(e164)),
            null,
            null,
            null,
            Set.of(Feature.VOICE),
            TelnyxCarrier.NAME);
    return new OnAccount(
        id, new Offer(listing, Price.FREE, false), Reference.read(row.text("customer_reference")));
  }

  /// Gone already counts, where the account is without it: not found is also what a wrong address
  /// answers.
  static CarrierAnswer<Confirmed> release(Session session, E164 e164, String carrierId) {
    RestRequest request = RestRequest.of("DELETE", PATH + "/" + RestRequest.encoded(carrierId));
    CarrierAnswer<Confirmed> answer =
        TelnyxCodes.SORTING.deed(session.act(request), _ -> accepted(Confirmed.DONE));
    return answer.isRefused(Refusal.ABSENT)
        ? Gone.confirmed(find(session, e164), carrierId)
        : answer;
  }
}

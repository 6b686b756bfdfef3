package io.dialplane.carrier.vonage;

import static io.dialplane.port.CarrierAnswer.accepted;
import static io.dialplane.port.CarrierAnswer.refused;
import static io.dialplane.port.CarrierAnswer.unknown;

import io.dialplane.carrier.rest.RestRequest;
import io.dialplane.carrier.rest.RestRequest.Parameter;
import io.dialplane.carrier.rest.Row;
import io.dialplane.carrier.rest.Session;
import io.dialplane.domain.E164;
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
import org.jspecify.annotations.Nullable;

/// The numbers on our Vonage account. The number is its own id there, and nothing tells which order
/// bought it.
final class VonageNumbers {
  private static final int PAGE = 100;

  private VonageNumbers() {}

  /// A number and its country, which Vonage wants with every change.
  static List<Parameter> named(E164 e164) {
    return List.of(
        new Parameter("country", Numbering.country(e164)), new Parameter("msisdn", e164.digits()));
  }

  static CarrierAnswer<String> order(Session session, E164 e164) {
    RestRequest request = RestRequest.of("POST", "/number/buy").form(named(e164));
    CarrierAnswer<String> answer =
        VonageCodes.deed(session.act(request)).then(_ -> accepted(e164.digits()));
    // "Method failed" is said of somebody else's number and of our own alike.
    return answer instanceof CarrierAnswer.Refused<String>(var reason, var words)
            && reason == Refusal.TAKEN
            && !find(session, e164).isRefused(Refusal.ABSENT)
        ? unknown("the number may be on the Vonage account already: " + words)
        : answer;
  }

  static CarrierAnswer<OnAccount> find(Session session, E164 e164) {
    return row(session, e164)
        .then(
            row ->
                CarrierAnswer.found(
                    row.map(found -> onAccount(found, e164)),
                    Refusal.ABSENT,
                    "the Vonage account does not have this number"));
  }

  /// A number's row on the account; the pattern also finds numbers that contain it.
  static CarrierAnswer<Optional<Row>> row(Session session, E164 e164) {
    RestRequest request =
        RestRequest.get("/account/numbers")
            .with("pattern", e164.digits())
            .with("search_pattern", "1")
            .with("size", Integer.toString(PAGE));
    return VonageCodes.SORTING.list(
        session.ask(request),
        body ->
            accepted(
                rows(body).stream()
                    .filter(row -> row.about("msisdn").filter(e164::equals).isPresent())
                    .findFirst()));
  }

  /// An empty object is an empty list, and one that counts numbers and shows none is not.
  static List<Row> rows(Row body) {
    return body.whole("count", 0) > 0 ? body.listed("numbers") : body.rows("numbers");
  }

  /// A page by its number, counted from 1.
  static CarrierAnswer<AccountPage> owned(Session session, @Nullable String cursor) {
    int page = cursor == null ? 1 : Integer.parseInt(cursor);
    RestRequest request =
        RestRequest.get("/account/numbers")
            .with("size", Integer.toString(PAGE))
            .with("index", Integer.toString(page));
    return VonageCodes.SORTING.list(
        session.ask(request),
        body -> {
          List<OnAccount> numbers = new ArrayList<>();
          for (Row row : rows(body)) {
            row.about("msisdn").ifPresent(e164 -> numbers.add(onAccount(row, e164)));
          }
          Row.paged(body.text("count") != null, body.rows("numbers").size(), PAGE);
          boolean more = body.whole("count", 0) > page * PAGE;
          return accepted(new AccountPage(numbers, more ? Integer.toString(page + 1) : null));
        });
  }

  private static OnAccount onAccount(Row row, E164 e164) {
    Offer offer = new Offer(VonageSearch.listing(row, e164), Price.FREE, false);
    return new OnAccount(e164.digits(), offer, null);
  }

  /// Vonage releases by the number alone, so whatever it answers, the account must be without it.
  static CarrierAnswer<Confirmed> release(Session session, E164 e164) {
    CarrierAnswer<Confirmed> answer =
        VonageCodes.deed(session.act(RestRequest.of("POST", "/number/cancel").form(named(e164))))
            .then(_ -> accepted(Confirmed.DONE));
    return switch (answer) {
      case CarrierAnswer.Accepted<Confirmed> _ ->
          find(session, e164).isRefused(Refusal.ABSENT)
              ? answer
              : unknown("Vonage still shows the number, or could not be asked");
      case CarrierAnswer.Refused<Confirmed>(var reason, var words) ->
          reason.isCarriersTrouble() ? answer : refusedRelease(find(session, e164), words);
      case CarrierAnswer.Pending<Confirmed> _, CarrierAnswer.Unknown<Confirmed> _ -> answer;
    };
  }

  /// Refused because it is gone, or refused although it is there.
  private static CarrierAnswer<Confirmed> refusedRelease(
      CarrierAnswer<OnAccount> there, String words) {
    return switch (there) {
      case CarrierAnswer.Accepted<OnAccount> _ -> refused(Refusal.REGULATORY, words);
      case CarrierAnswer.Refused<OnAccount>(var reason, var why) ->
          reason == Refusal.ABSENT ? accepted(Confirmed.DONE) : refused(reason, why);
      case CarrierAnswer.Pending<OnAccount> _, CarrierAnswer.Unknown<OnAccount> _ -> unknown(words);
    };
  }
}

package io.dialplane.carrier.plivo;

import static io.dialplane.port.CarrierAnswer.accepted;
import static io.dialplane.port.CarrierAnswer.refused;
import static io.dialplane.port.CarrierAnswer.unknown;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dialplane.carrier.rest.JsonText;
import io.dialplane.carrier.rest.Reply;
import io.dialplane.carrier.rest.RestRequest;
import io.dialplane.carrier.rest.Row;
import io.dialplane.carrier.rest.Session;
import io.dialplane.domain.E164;
import io.dialplane.domain.Listing;
import io.dialplane.domain.Money;
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

/// The numbers on our Plivo account. The number is its own id there, and nothing tells which order
/// bought it.
final class PlivoNumbers {
  private static final String NUMBERS = "Number/";
  private static final int PAGE = 20;

  private PlivoNumbers() {}

  /// A number that needs papers would be rented and wait for them, so it is not ordered.
  static CarrierAnswer<String> order(Session session, E164 e164) {
    CarrierAnswer<PlivoSearch.Shown> shown = PlivoSearch.find(session, e164);
    return switch (shown) {
      case CarrierAnswer.Accepted<PlivoSearch.Shown>(var it) ->
          it.restriction() == null
              ? buy(session, e164)
              : refused(Refusal.REGULATORY, "Plivo wants papers first: " + it.restriction());
      // Nothing was ordered yet, so nothing is in doubt.
      case CarrierAnswer.Unknown<PlivoSearch.Shown>(var why) -> refused(Refusal.NOT_SENT, why);
      case CarrierAnswer.Refused<PlivoSearch.Shown>(var reason, var words) ->
          refused(reason, words);
      case CarrierAnswer.Pending<PlivoSearch.Shown> _ -> refused(Refusal.NOT_SENT, "no answer yet");
    };
  }

  private static CarrierAnswer<String> buy(Session session, E164 e164) {
    ObjectNode body = JsonText.object();
    // Without an application the number's calls go to the account's default one.
    session.setting(PlivoVoice.APPLICATION).ifPresent(id -> body.put("app_id", id));
    String path = PlivoCarrier.path(session, "PhoneNumber/" + e164.digits() + "/");
    Reply reply = session.act(RestRequest.of("POST", path).json(body));
    CarrierAnswer<String> answer = PlivoCodes.SORTING.deed(reply, placed -> outcome(placed, e164));
    // The same words for a number that somebody else has and for one that is on our account.
    return answer instanceof CarrierAnswer.Refused<String>(var reason, var words)
            && reason == Refusal.ABSENT
        ? whose(find(session, e164), words)
        : answer;
  }

  private static CarrierAnswer<String> outcome(Row placed, E164 e164) {
    Row line =
        placed.listed("numbers").stream()
            .filter(row -> row.e164("number").filter(e164::equals).isPresent())
            .findFirst()
            .orElseThrow(() -> Row.lacking("the number"));
    return "success".equalsIgnoreCase(line.required("status"))
        ? accepted(e164.digits())
        : new CarrierAnswer.Pending<>(e164.digits());
  }

  private static CarrierAnswer<String> whose(CarrierAnswer<OnAccount> there, String words) {
    return there.isRefused(Refusal.ABSENT)
        ? refused(Refusal.TAKEN, words)
        : unknown("the number may be on the Plivo account already");
  }

  static CarrierAnswer<OnAccount> find(Session session, E164 e164) {
    return PlivoCodes.SORTING.question(
        session.ask(RestRequest.get(path(session, e164))),
        row ->
            row.e164("number").filter(e164::equals).isPresent()
                ? accepted(onAccount(row, e164))
                : unknown("Plivo answered about another number"));
  }

  /// A page by its offset.
  static CarrierAnswer<AccountPage> owned(Session session, @Nullable String cursor) {
    String offset = cursor == null ? "0" : cursor;
    RestRequest request =
        RestRequest.get(PlivoCarrier.path(session, NUMBERS))
            .with("limit", Integer.toString(PAGE))
            .with("offset", offset);
    return PlivoCodes.SORTING.list(
        session.ask(request),
        body -> {
          List<OnAccount> numbers = new ArrayList<>();
          for (Row row : body.listed("objects")) {
            row.about("number").ifPresent(e164 -> numbers.add(onAccount(row, e164)));
          }
          Row meta = body.at("meta");
          Row.paged(meta.has("next"), body.rows("objects").size(), PAGE);
          boolean more = meta.text("next") != null;
          int next = Integer.parseInt(offset) + PAGE;
          return accepted(new AccountPage(numbers, more ? Integer.toString(next) : null));
        });
  }

  private static OnAccount onAccount(Row row, E164 e164) {
    Listing listing =
        new Listing(
            e164,
            Numbering.country(e164),
            Numbering.type(e164),
            null,
            Numbering.region(e164),
            null,
            PlivoSearch.features(row),
            PlivoCarrier.NAME);
    Optional<Money> monthly = row.price("monthly_rental_rate");
    Price price = monthly.map(rate -> new Price(Money.ZERO, rate)).orElse(Price.FREE);
    return new OnAccount(e164.digits(), new Offer(listing, price, false), null);
  }

  /// Plivo releases by the number alone, so whatever it answers, the account must be without it.
  static CarrierAnswer<Confirmed> release(Session session, E164 e164) {
    CarrierAnswer<Confirmed> answer =
        PlivoCodes.SORTING.deed(
            session.act(RestRequest.of("DELETE", path(session, e164))),
            _ -> accepted(Confirmed.DONE));
    if (!(answer instanceof CarrierAnswer.Accepted) && !answer.isRefused(Refusal.ABSENT)) {
      return answer;
    }
    return find(session, e164).isRefused(Refusal.ABSENT)
        ? accepted(Confirmed.DONE)
        : unknown("Plivo still shows the number, or could not be asked");
  }

  static String path(Session session, E164 e164) {
    return PlivoCarrier.path(session, NUMBERS + e164.digits() + "/");
  }
}

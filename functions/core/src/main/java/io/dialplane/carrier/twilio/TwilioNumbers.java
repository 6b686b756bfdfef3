package io.dialplane.carrier.twilio;

import static io.dialplane.port.CarrierAnswer.accepted;
import static io.dialplane.port.CarrierAnswer.refused;
import static io.dialplane.port.CarrierAnswer.unknown;

import io.dialplane.carrier.rest.Gone;
import io.dialplane.carrier.rest.Reference;
import io.dialplane.carrier.rest.RestRequest;
import io.dialplane.carrier.rest.RestRequest.Parameter;
import io.dialplane.carrier.rest.Row;
import io.dialplane.carrier.rest.Session;
import io.dialplane.domain.E164;
import io.dialplane.domain.Listing;
import io.dialplane.domain.NumberType;
import io.dialplane.domain.Numbering;
import io.dialplane.domain.Offer;
import io.dialplane.domain.Price;
import io.dialplane.port.Carrier.AccountPage;
import io.dialplane.port.Carrier.Confirmed;
import io.dialplane.port.Carrier.OnAccount;
import io.dialplane.port.Carrier.Order;
import io.dialplane.port.CarrierAnswer;
import io.dialplane.port.CarrierAnswer.Refusal;
import io.dialplane.port.VoiceUrls;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The numbers on our Twilio account: bought by being created there, found by their number, and
/// carrying our reference as their friendly name.
final class TwilioNumbers {
  private static final String NUMBERS = "IncomingPhoneNumbers";
  private static final int PAGE_SIZE = 500;

  private TwilioNumbers() {}

  /// Twilio takes an order for a number that the account has already as a change of it, so the
  /// account is asked first: such a number is not this order's to take.
  static CarrierAnswer<String> order(Session session, Order order, Optional<VoiceUrls> voice) {
    return switch (find(session, order.e164())) {
      case CarrierAnswer.Accepted<OnAccount>(var there) ->
          order.reference().equals(there.reference())
              ? accepted(there.carrierId())
              : refused(Refusal.TAKEN, "the number is on the Twilio account already");
      case CarrierAnswer.Refused<OnAccount>(var reason, var words) ->
          reason == Refusal.ABSENT ? buy(session, order, voice) : refused(reason, words);
      // Nothing was ordered yet, so nothing is in doubt.
      case CarrierAnswer.Unknown<OnAccount>(var why) -> refused(Refusal.NOT_SENT, why);
      case CarrierAnswer.Pending<OnAccount> _ -> refused(Refusal.NOT_SENT, "no answer yet");
    };
  }

  private static CarrierAnswer<String> buy(
      Session session, Order order, Optional<VoiceUrls> voice) {
    List<Parameter> fields = new ArrayList<>();
    fields.add(new Parameter("PhoneNumber", order.e164().value()));
    fields.add(new Parameter("FriendlyName", Reference.written(order.reference())));
    // Pointed at once: no second step can then fail alone.
    voice.ifPresent(urls -> fields.addAll(TwilioVoice.fields(urls)));
    RestRequest request = RestRequest.of("POST", TwilioCarrier.path(session, NUMBERS)).form(fields);
    return TwilioCodes.SORTING.deed(
        session.act(request),
        body ->
            body.e164("phone_number").filter(order.e164()::equals).isPresent()
                ? accepted(body.required("sid"))
                : unknown("Twilio answered about another number"));
  }

  static CarrierAnswer<OnAccount> find(Session session, E164 e164) {
    // The filter also finds numbers that contain this one.
    RestRequest request =
        RestRequest.get(TwilioCarrier.path(session, NUMBERS))
            .with("PhoneNumber", e164.value())
            .with("PageSize", Integer.toString(PAGE_SIZE));
    return TwilioCodes.SORTING.list(
        session.ask(request),
        body ->
            CarrierAnswer.found(
                numbers(body).stream().filter(each -> each.offer().e164().equals(e164)).findFirst(),
                Refusal.ABSENT,
                "the Twilio account does not have this number"));
  }

  /// The cursor is what Twilio wants to be asked next, the account left out.
  static CarrierAnswer<AccountPage> owned(Session session, @Nullable String cursor) {
    String path = TwilioCarrier.path(session, NUMBERS);
    RestRequest request =
        cursor == null
            ? RestRequest.get(path).with("PageSize", Integer.toString(PAGE_SIZE))
            : RestRequest.get(path + "?" + cursor);
    return TwilioCodes.SORTING.list(
        session.ask(request), body -> accepted(new AccountPage(numbers(body), next(body))));
  }

  private static @Nullable String next(Row body) {
    Row.paged(body.has("next_page_uri"), body.rows("incoming_phone_numbers").size(), PAGE_SIZE);
    String uri = body.text("next_page_uri");
    return uri == null || uri.indexOf('?') < 0 ? null : uri.substring(uri.indexOf('?') + 1);
  }

  private static List<OnAccount> numbers(Row body) {
    List<OnAccount> numbers = new ArrayList<>();
    for (Row row : body.listed("incoming_phone_numbers")) {
      row.about("phone_number")
          .ifPresent(e164 -> numbers.add(onAccount(row, row.required("sid"), e164)));
    }
    return numbers;
  }

  /// Twilio tells neither the country of a number that is owned, nor its place, nor its price.
  private static OnAccount onAccount(Row row, String sid, E164 e164) {
    String type = row.text("type");
    Listing listing =
        new Listing(
            e164,
            Numbering.country(e164),
            Optional.ofNullable(type)
                .map(word -> word.replace('-', '_'))
                .flatMap(NumberType::of)
                .orElseGet(() -> Numbering.type(e164)),
            null,
            null,
            null,
            TwilioSearch.features(row.at("capabilities")),
            TwilioCarrier.NAME);
    return new OnAccount(
        sid, new Offer(listing, Price.FREE, false), Reference.read(row.text("friendly_name")));
  }

  /// Gone already counts, where the account is without it: not found is also what a wrong account
  /// answers.
  static CarrierAnswer<Confirmed> release(Session session, E164 e164, String sid) {
    CarrierAnswer<Confirmed> answer =
        TwilioCodes.SORTING.deed(
            session.act(RestRequest.of("DELETE", path(session, sid))),
            _ -> accepted(Confirmed.DONE));
    return answer.isRefused(Refusal.ABSENT) ? Gone.confirmed(find(session, e164), sid) : answer;
  }

  static String path(Session session, String sid) {
    return TwilioCarrier.path(session, NUMBERS + "/" + RestRequest.encoded(sid));
  }
}

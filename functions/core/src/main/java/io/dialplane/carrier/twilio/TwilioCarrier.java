package io.dialplane.carrier.twilio;

import io.dialplane.carrier.rest.RestApi;
import io.dialplane.carrier.rest.RestRequest;
import io.dialplane.carrier.rest.Session;
import io.dialplane.carrier.rest.WithoutHolds;
import io.dialplane.domain.E164;
import io.dialplane.domain.InventoryQuery;
import io.dialplane.domain.Offer;
import io.dialplane.port.CarrierAnswer;
import io.dialplane.port.VoiceUrls;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Twilio behind the port: no holds, orders that are done when they are answered, our reference as
/// the number's friendly name.
public final class TwilioCarrier implements WithoutHolds {
  public static final String NAME = "twilio";
  public static final RestApi.Profile PROFILE =
      new RestApi.Profile(
          "https://api.twilio.com",
          "TWILIO_BASE_URL",
          RestApi.basic("TWILIO_ACCOUNT_SID", "TWILIO_AUTH_TOKEN"));

  private final RestApi api;
  private final TwilioSearch inventory;
  private final Optional<VoiceUrls> voice;

  /// `clock` says how old a price is.
  public TwilioCarrier(RestApi api, InstantSource clock, Optional<VoiceUrls> voice) {
    this.api = api;
    this.inventory = new TwilioSearch(new TwilioPrices(clock));
    this.voice = voice;
  }

  /// A path of our account's.
  static String path(Session session, String resource) {
    String account = RestRequest.encoded(session.require("TWILIO_ACCOUNT_SID"));
    return "/2010-04-01/Accounts/" + account + "/" + resource + ".json";
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Abilities abilities() {
    return new Abilities(false, true);
  }

  @Override
  public Calls calls() {
    return VoiceUrls.calls(voice);
  }

  @Override
  public CarrierAnswer<List<Offer>> search(InventoryQuery query) {
    return api.call(session -> inventory.search(session, query));
  }

  @Override
  public CarrierAnswer<Offer> quote(E164 e164) {
    return api.call(session -> inventory.quote(session, e164));
  }

  @Override
  public CarrierAnswer<String> order(Order order) {
    return api.call(session -> TwilioNumbers.order(session, order, voice));
  }

  /// By the number: there is only one, and it tells whose order bought it.
  @Override
  public CarrierAnswer<OnAccount> find(@Nullable String reference, E164 e164) {
    return api.call(session -> TwilioNumbers.find(session, e164));
  }

  @Override
  public CarrierAnswer<AccountPage> owned(@Nullable String cursor) {
    return api.call(session -> TwilioNumbers.owned(session, cursor));
  }

  @Override
  public CarrierAnswer<Confirmed> pointVoice(E164 e164, String carrierId) {
    return VoiceUrls.pointing(
        voice, urls -> api.call(session -> TwilioVoice.point(session, carrierId, urls)));
  }

  @Override
  public CarrierAnswer<Confirmed> release(E164 e164, String carrierId) {
    return api.call(session -> TwilioNumbers.release(session, e164, carrierId));
  }
}

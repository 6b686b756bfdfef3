package io.dialplane.carrier.plivo;

import static io.dialplane.port.CarrierAnswer.accepted;

import io.dialplane.carrier.rest.RestApi;
import io.dialplane.carrier.rest.RestRequest;
import io.dialplane.carrier.rest.Session;
import io.dialplane.carrier.rest.WithoutHolds;
import io.dialplane.domain.E164;
import io.dialplane.domain.InventoryQuery;
import io.dialplane.domain.Offer;
import io.dialplane.port.CarrierAnswer;
import io.dialplane.port.VoiceUrls;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Plivo behind the port: no holds, no reference on an order, the number as its own id.
public final class PlivoCarrier implements WithoutHolds {
  public static final String NAME = "plivo";
  public static final RestApi.Profile PROFILE =
      new RestApi.Profile(
          "https://api.plivo.com/v1",
          "PLIVO_BASE_URL",
          RestApi.basic("PLIVO_AUTH_ID", "PLIVO_AUTH_TOKEN"));

  private final RestApi api;
  private final Optional<VoiceUrls> voice;

  public PlivoCarrier(RestApi api, Optional<VoiceUrls> voice) {
    this.api = api;
    this.voice = voice;
  }

  /// A path of our account's; Plivo wants the slash at its end.
  static String path(Session session, String resource) {
    return "/Account/" + RestRequest.encoded(session.require("PLIVO_AUTH_ID")) + "/" + resource;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Abilities abilities() {
    return new Abilities(false, false);
  }

  @Override
  public Calls calls() {
    return VoiceUrls.calls(voice);
  }

  @Override
  public CarrierAnswer<List<Offer>> search(InventoryQuery query) {
    return api.call(session -> PlivoSearch.search(session, query));
  }

  @Override
  public CarrierAnswer<Offer> quote(E164 e164) {
    return api.call(
        session -> PlivoSearch.find(session, e164).then(shown -> accepted(shown.offer())));
  }

  @Override
  public CarrierAnswer<String> order(Order order) {
    return api.call(session -> PlivoNumbers.order(session, order.e164()));
  }

  @Override
  public CarrierAnswer<OnAccount> find(@Nullable String reference, E164 e164) {
    return api.call(session -> PlivoNumbers.find(session, e164));
  }

  @Override
  public CarrierAnswer<AccountPage> owned(@Nullable String cursor) {
    return api.call(session -> PlivoNumbers.owned(session, cursor));
  }

  @Override
  public CarrierAnswer<Confirmed> pointVoice(E164 e164, String carrierId) {
    return VoiceUrls.pointing(
        voice, urls -> api.call(session -> PlivoVoice.point(session, e164, urls)));
  }

  @Override
  public CarrierAnswer<Confirmed> release(E164 e164, String carrierId) {
    return api.call(session -> PlivoNumbers.release(session, e164));
  }
}

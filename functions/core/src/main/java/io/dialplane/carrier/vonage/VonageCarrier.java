package io.dialplane.carrier.vonage;

import static io.dialplane.port.CarrierAnswer.accepted;
import static io.dialplane.port.CarrierAnswer.refused;

import io.dialplane.carrier.rest.RestApi;
import io.dialplane.carrier.rest.WithoutHolds;
import io.dialplane.domain.E164;
import io.dialplane.domain.InventoryQuery;
import io.dialplane.domain.Offer;
import io.dialplane.port.CarrierAnswer;
import io.dialplane.port.CarrierAnswer.Refusal;
import io.dialplane.port.VoiceUrls;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Vonage behind the port: no holds, no reference on an order, prices in euros, and 420 for every
/// no.
public final class VonageCarrier implements WithoutHolds {
  public static final String NAME = "vonage";
  public static final RestApi.Profile PROFILE =
      new RestApi.Profile(
          "https://rest.nexmo.com",
          "VONAGE_BASE_URL",
          RestApi.basic("VONAGE_API_KEY", "VONAGE_API_SECRET"));

  private final RestApi api;
  private final Optional<VonageSearch> inventory;
  private final Optional<VoiceUrls> voice;

  /// Without a rate for euros it sells nothing.
  public VonageCarrier(RestApi api, Optional<Euros> euros, Optional<VoiceUrls> voice) {
    this.api = api;
    this.inventory = euros.map(VonageSearch::new);
    this.voice = voice;
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
    return inventory
        .map(known -> api.call(session -> known.search(session, query)))
        .orElseGet(() -> accepted(List.of()));
  }

  @Override
  public CarrierAnswer<Offer> quote(E164 e164) {
    return inventory
        .map(known -> api.call(session -> known.quote(session, e164)))
        .orElseGet(() -> refused(Refusal.TAKEN, "Vonage sells nothing without VONAGE_USD_PER_EUR"));
  }

  @Override
  public CarrierAnswer<String> order(Order order) {
    return api.call(session -> VonageNumbers.order(session, order.e164()));
  }

  @Override
  public CarrierAnswer<OnAccount> find(@Nullable String reference, E164 e164) {
    return api.call(session -> VonageNumbers.find(session, e164));
  }

  @Override
  public CarrierAnswer<AccountPage> owned(@Nullable String cursor) {
    return api.call(session -> VonageNumbers.owned(session, cursor));
  }

  @Override
  public CarrierAnswer<Confirmed> pointVoice(E164 e164, String carrierId) {
    return VoiceUrls.pointing(
        voice, urls -> api.call(session -> VonageVoice.point(session, e164, urls)));
  }

  @Override
  public CarrierAnswer<Confirmed> release(E164 e164, String carrierId) {
    return api.call(session -> VonageNumbers.release(session, e164));
  }
}

package io.dialplane.carrier.telnyx;

import static io.dialplane.port.CarrierAnswer.refused;

import io.dialplane.carrier.rest.RestApi;
import io.dialplane.domain.E164;
import io.dialplane.domain.InventoryQuery;
import io.dialplane.domain.Offer;
import io.dialplane.port.Carrier;
import io.dialplane.port.CarrierAnswer;
import io.dialplane.port.CarrierAnswer.Refusal;
import io.dialplane.port.VoiceUrls;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Telnyx behind the port: it holds numbers for 30 minutes, its orders complete later and carry our
/// reference.
public final class TelnyxCarrier implements Carrier {
  public static final String NAME = "telnyx";
  public static final RestApi.Profile PROFILE =
      new RestApi.Profile(
          "https://api.telnyx.com/v2", "TELNYX_BASE_URL", RestApi.bearer("TELNYX_API_KEY"));

  private final RestApi api;
  private final InstantSource clock;
  private final Optional<VoiceUrls> voice;

  public TelnyxCarrier(RestApi api, InstantSource clock, Optional<VoiceUrls> voice) {
    this.api = api;
    this.clock = clock;
    this.voice = voice;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Abilities abilities() {
    return new Abilities(true, true);
  }

  @Override
  public Calls calls() {
    return VoiceUrls.calls(voice);
  }

  @Override
  public CarrierAnswer<List<Offer>> search(InventoryQuery query) {
    return api.call(session -> TelnyxSearch.search(session, query));
  }

  @Override
  public CarrierAnswer<Offer> quote(E164 e164) {
    return api.call(session -> TelnyxSearch.quote(session, e164));
  }

  @Override
  public CarrierAnswer<Hold> hold(E164 e164, String reference) {
    return api.call(session -> TelnyxHolds.hold(session, e164, reference, clock.instant()));
  }

  @Override
  public CarrierAnswer<Hold> extendHold(E164 e164, String holdId) {
    return api.call(session -> TelnyxHolds.extend(session, e164, holdId));
  }

  /// Telnyx's API has no such operation; a hold runs out there, and does not stop our own account
  /// from holding or ordering the number again.
  @Override
  public CarrierAnswer<Confirmed> releaseHold(E164 e164, String holdId) {
    return refused(Refusal.UNSUPPORTED, "a hold at Telnyx ends by itself");
  }

  @Override
  public CarrierAnswer<String> order(Order order) {
    return api.call(session -> TelnyxOrders.order(session, order, clock.instant()));
  }

  @Override
  public CarrierAnswer<OnAccount> find(@Nullable String reference, E164 e164) {
    return api.call(
        session -> {
          if (reference != null) {
            CarrierAnswer<OnAccount> ordered =
                TelnyxOrders.find(session, e164, reference, clock.instant());
            if (!ordered.isRefused(Refusal.ABSENT)) {
              return ordered;
            }
          }
          return TelnyxNumbers.find(session, e164);
        });
  }

  @Override
  public CarrierAnswer<AccountPage> owned(@Nullable String cursor) {
    return api.call(session -> TelnyxNumbers.owned(session, cursor));
  }

  @Override
  public CarrierAnswer<Confirmed> pointVoice(E164 e164, String carrierId) {
    return VoiceUrls.pointing(
        voice, urls -> api.call(session -> TelnyxVoice.point(session, carrierId, urls)));
  }

  @Override
  public CarrierAnswer<Confirmed> release(E164 e164, String carrierId) {
    return api.call(session -> TelnyxNumbers.release(session, e164, carrierId));
  }
}

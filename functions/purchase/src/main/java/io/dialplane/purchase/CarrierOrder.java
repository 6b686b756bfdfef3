package io.dialplane.purchase;

import io.dialplane.domain.Outcome;
import io.dialplane.domain.Pointing;
import io.dialplane.http.Surroundings;
import io.dialplane.http.Verdict;
import io.dialplane.http.VoicePointing;
import io.dialplane.port.Carrier;
import io.dialplane.port.CarrierAnswer;
import io.dialplane.port.CarrierAnswer.Refusal;
import io.dialplane.port.Pause;
import java.time.Duration;
import java.time.Instant;

/// The one order of a purchase: placed once, by no layer twice, and its answer sorted into what it
/// surely means. What it bought is pointed here at once, in the time that is left.
final class CarrierOrder {
  private static final Duration POLLED_FOR = Duration.ofSeconds(8);
  private static final Duration POLL = Duration.ofSeconds(1);

  private final Surroundings around;
  private final Duration timeout;
  private final VoicePointing voice;

  CarrierOrder(VoicePointing voice) {
    this.around = voice.around();
    this.timeout = voice.timing().carrierTimeout();
    this.voice = voice;
  }

  Verdict place(Carrier carrier, Outcome.Open open, Instant latest) {
    if (around.clock().instant().plus(timeout).isAfter(latest)) {
      // Too little time is left to hear the answer, so the question is not asked.
      return Verdict.trouble("There was not enough time left to order the number.");
    }
    Carrier.Order order =
        new Carrier.Order(open.purchase().e164(), open.purchase().id(), open.number().offer());
    return switch (carrier.order(order)) {
      case CarrierAnswer.Accepted<String>(var carrierId) ->
          bought(carrier, open, carrierId, latest);
      case CarrierAnswer.Pending<String> _ -> poll(carrier, open, latest);
      case CarrierAnswer.Refused<String>(var reason, var detail) -> Verdict.refused(reason, detail);
      case CarrierAnswer.Unknown<String> _ -> new Verdict.Undecided();
    };
  }

  private Verdict bought(Carrier carrier, Outcome.Open open, String carrierId, Instant latest) {
    Pointing pointing = voice.point(carrier, open.purchase().e164(), carrierId, latest);
    return new Verdict.Bought(new Outcome.Bought(carrierId, pointing));
  }

  private Verdict poll(Carrier carrier, Outcome.Open open, Instant latest) {
    Instant end = around.clock().instant().plus(POLLED_FOR);
    // The last question must still be answered in time.
    Instant lastAsk = latest.minus(timeout);
    while (around.clock().instant().plus(POLL).isBefore(end.isBefore(lastAsk) ? end : lastAsk)) {
      Pause.of(POLL);
      switch (carrier.find(open.purchase().id(), open.purchase().e164())) {
        case CarrierAnswer.Accepted<Carrier.OnAccount>(var there) -> {
          return bought(carrier, open, there.carrierId(), latest);
        }
        case CarrierAnswer.Refused<Carrier.OnAccount>(var reason, var detail) -> {
          // Not to be found yet says nothing of an order that was pending a second ago.
          if (reason == Refusal.TAKEN
              || reason == Refusal.PRICE_CHANGED
              || reason == Refusal.REGULATORY) {
            return Verdict.refused(reason, detail);
          }
        }
        case CarrierAnswer.Pending<Carrier.OnAccount> _,
            CarrierAnswer.Unknown<Carrier.OnAccount> _ -> {}
      }
    }
    return new Verdict.Undecided();
  }
}

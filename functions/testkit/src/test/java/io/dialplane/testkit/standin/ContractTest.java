package io.dialplane.testkit.standin;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialplane.domain.E164;
import io.dialplane.domain.InventoryQuery;
import io.dialplane.port.Carrier;
import io.dialplane.testkit.CarrierContract;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;

/// The four adapters keep the port's contract, each against its stand-in by real HTTP, and once
/// more with answers that say everything that the carrier's document or fixtures know, and more.
class ContractTest {

  @Nested
  class Telnyx extends OverStandIn {
    private final TelnyxStandIn telnyx = TelnyxStandIn.start(InstantSource.system());

    Telnyx() {
      telnyx.completeAfter(1);
    }

    @Override
    StandIn standIn() {
      return telnyx;
    }

    @Override
    protected Carrier carrier() {
      return Adapters.telnyx(telnyx.settings(), InstantSource.system(), Adapters.PATIENT);
    }
  }

  @Nested
  class Twilio extends OverStandIn {
    private final TwilioStandIn twilio = TwilioStandIn.start();

    @Override
    StandIn standIn() {
      return twilio;
    }

    @Override
    protected Carrier carrier() {
      return Adapters.twilio(twilio.settings(), InstantSource.system(), Adapters.PATIENT);
    }
  }

  @Nested
  class Plivo extends OverStandIn {
    private final PlivoStandIn plivo = PlivoStandIn.start();

    @Override
    StandIn standIn() {
      return plivo;
    }

    @Override
    protected Carrier carrier() {
      return Adapters.plivo(plivo.settings(), Adapters.PATIENT);
    }
  }

  @Nested
  class Vonage extends OverStandIn {
    private final VonageStandIn vonage = VonageStandIn.start();

    Vonage() {
      vonage.sendsCallsTo(Adapters.calls("vonage"));
    }

    @Override
    StandIn standIn() {
      return vonage;
    }

    @Override
    protected Carrier carrier() {
      return Adapters.vonage(vonage.settings(), Adapters.PATIENT);
    }
  }

  @Nested
  class TelnyxInFull extends Telnyx {
    TelnyxInFull() {
      standIn().retell(Fullest.of(standIn()));
    }
  }

  @Nested
  class TwilioInFull extends Twilio {
    TwilioInFull() {
      standIn().retell(Fullest.of(standIn()));
    }
  }

  @Nested
  class PlivoInFull extends Plivo {
    PlivoInFull() {
      standIn().retell(Fullest.of(standIn()));
    }
  }

  @Nested
  class VonageInFull extends Vonage {
    VonageInFull() {
      standIn().retell(Fullest.of(standIn()));
    }
  }

  abstract static class OverStandIn extends CarrierContract {

    abstract StandIn standIn();

    @Override
    protected InventoryQuery stock() {
      return Asked.in("907");
    }

    @Override
    protected E164 unsold() {
      return new E164("+19075559999");
    }

    @AfterEach
    void keeps_to_the_carriers_document() {
      assertThat(standIn().violations()).isEmpty();
      standIn().close();
    }
  }
}

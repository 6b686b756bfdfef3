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
    Telnyx() {
      super(Brand.TELNYX);
      ((TelnyxStandIn) standIn()).completeAfter(1);
    }
  }

  @Nested
  class Twilio extends OverStandIn {
    Twilio() {
      super(Brand.TWILIO);
    }
  }

  @Nested
  class Plivo extends OverStandIn {
    Plivo() {
      super(Brand.PLIVO);
    }
  }

  @Nested
  class Vonage extends OverStandIn {
    Vonage() {
      super(Brand.VONAGE);
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

    private final Brand brand;
    private final StandIn standIn;

    OverStandIn(Brand brand) {
      this.brand = brand;
      this.standIn = brand.open(InstantSource.system());
    }

    StandIn standIn() {
      return standIn;
    }

    @Override
    protected Carrier carrier() {
      return brand.adapter(standIn, InstantSource.system(), Adapters.PATIENT);
    }

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
      assertThat(standIn.violations()).isEmpty();
      standIn.close();
    }
  }
}

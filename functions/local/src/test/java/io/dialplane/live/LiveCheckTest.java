package io.dialplane.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dialplane.domain.Money;
import io.dialplane.port.Carrier;
import io.dialplane.testkit.standin.Adapters;
import io.dialplane.testkit.standin.Fault;
import io.dialplane.testkit.standin.Heard;
import io.dialplane.testkit.standin.PlivoStandIn;
import io.dialplane.testkit.standin.TwilioStandIn;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The live checks themselves, before anybody spends money on them.
class LiveCheckTest {
  private final TwilioStandIn twilio = TwilioStandIn.start();
  private final Carrier carrier =
      Adapters.twilio(twilio.settings(), InstantSource.system(), Adapters.PATIENT);

  @AfterEach
  void close() {
    twilio.close();
  }

  @Test
  void looks_change_nothing() {
    new LiveCheck(carrier).looks();

    assertThat(twilio.heard()).isNotEmpty().noneMatch(Heard::isDeed);
  }

  @Test
  void buys_one_number_and_leaves_nothing_behind() {
    new LiveCheck(carrier).buysAndGivesBack(Money.usd("1.00"));

    assertThat(twilio.heard("POST /2010-04-01/Accounts")).isNotEmpty();
    assertThat(twilio.heard("DELETE")).hasSize(1);
    assertThat(twilio.violations()).isEmpty();
  }

  @Test
  void gives_a_number_back_even_where_its_calls_cannot_be_pointed() {
    PlivoStandIn plivo = PlivoStandIn.start();
    plivo.failNext("POST /Account/MA0123456789ABCDEFGH/Application", Fault.DENIES);
    LiveCheck check = new LiveCheck(Adapters.plivo(plivo.settings(), Adapters.PATIENT));

    assertThatThrownBy(() -> check.buysAndGivesBack(Money.usd("2.00")))
        .isInstanceOf(AssertionError.class);

    assertThat(plivo.heard("DELETE")).hasSize(1);
    plivo.close();
  }

  @Test
  void buys_nothing_above_the_cap() {
    LiveCheck check = new LiveCheck(carrier);

    assertThatThrownBy(() -> check.buysAndGivesBack(Money.usd("0.99")))
        .hasMessageContaining("or less");

    assertThat(twilio.heard()).noneMatch(Heard::isDeed);
  }
}

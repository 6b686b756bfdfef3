package io.dialplane.testkit.standin;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialplane.domain.E164;
import io.dialplane.domain.Offer;
import io.dialplane.port.Carrier;
import io.dialplane.port.CarrierAnswer;
import io.dialplane.port.CarrierAnswer.Refusal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// How any adapter sorts what can go wrong while it buys or releases: once, by real HTTP.
abstract class FaultsOfDeeds {
  static final String REFERENCE = "0123456789abcdef0123456789abcdef";

  private final E164 number = Asked.number("907", 11);

  abstract StandIn standIn();

  abstract Carrier carrier(Duration timeout);

  private Carrier carrier() {
    return carrier(Adapters.PATIENT);
  }

  /// Who has to wait for an answer that never comes does not wait for long.
  private Carrier carrier(Fault fault) {
    return switch (fault) {
      case TIMES_OUT_BEFORE, TIMES_OUT_AFTER, APPLIES_LATE -> carrier(Adapters.HASTY);
      case FAILS_BEFORE,
          FAILS_AFTER,
          GARBLES,
          BREAKS_OFF,
          DROPS_BEFORE,
          DROPS_AFTER,
          COMES_TWICE,
          THROTTLES,
          DENIES ->
          carrier();
    };
  }

  /// Beginning of the request that buys.
  abstract String order();

  /// Beginning of the request that releases.
  abstract String release();

  /// Whether an order carries our reference.
  boolean keepsReferences() {
    return true;
  }

  /// Whether a release is told by more than its status.
  boolean readsReleases() {
    return false;
  }

  private @Nullable String expected() {
    return keepsReferences() ? REFERENCE : null;
  }

  @AfterEach
  void keeps_to_the_carriers_document() {
    assertThat(standIn().violations()).isEmpty();
    standIn().close();
  }

  @ParameterizedTest
  @EnumSource
  void sends_an_order_once_sorts_its_answer_and_finds_out_afterwards_what_happened(Fault fault) {
    Offer offer = Asked.value(carrier().quote(number));
    standIn().failNext(order(), fault);

    CarrierAnswer<String> answer =
        carrier(fault).order(new Carrier.Order(number, REFERENCE, offer));

    switch (fault) {
      case THROTTLES -> assertThat(Asked.refusal(answer)).isEqualTo(Refusal.THROTTLED);
      case DENIES -> assertThat(Asked.refusal(answer)).isEqualTo(Refusal.ACCOUNT);
      // However the carrier puts it that the account has the number already: it is not a no.
      case COMES_TWICE -> assertThat(answer).isNotInstanceOf(CarrierAnswer.Refused.class);
      case TIMES_OUT_BEFORE,
          TIMES_OUT_AFTER,
          APPLIES_LATE,
          FAILS_BEFORE,
          FAILS_AFTER,
          GARBLES,
          BREAKS_OFF,
          DROPS_BEFORE,
          DROPS_AFTER ->
          assertThat(answer).isInstanceOf(CarrierAnswer.Unknown.class);
    }
    assertThat(standIn().heard(order())).hasSize(1);
    CarrierAnswer<Carrier.OnAccount> found = carrier().find(REFERENCE, number);
    if (fault.isApplied()) {
      assertThat(Asked.value(found).reference()).isEqualTo(expected());
      assertThat(Asked.value(found).offer().e164()).isEqualTo(number);
    } else {
      assertThat(Asked.refusal(found)).isEqualTo(Refusal.ABSENT);
    }
  }

  @Test
  void finds_an_order_that_was_applied_late() {
    Offer offer = Asked.value(carrier().quote(number));
    standIn().failNext(order(), Fault.APPLIES_LATE);
    carrier(Fault.APPLIES_LATE).order(new Carrier.Order(number, REFERENCE, offer));

    standIn().applyLate();

    assertThat(Asked.value(carrier().find(REFERENCE, number)).reference()).isEqualTo(expected());
  }

  @ParameterizedTest
  @EnumSource
  void sorts_a_release_by_what_surely_happened_and_can_repeat_it(Fault fault) {
    Asked.buy(carrier(), number, REFERENCE);
    String id = Asked.value(carrier().find(REFERENCE, number)).carrierId();
    standIn().failNext(release(), fault);

    CarrierAnswer<Carrier.Confirmed> answer = carrier(fault).release(number, id);

    switch (fault) {
      case THROTTLES -> assertThat(Asked.refusal(answer)).isEqualTo(Refusal.THROTTLED);
      case DENIES -> assertThat(Asked.refusal(answer)).isEqualTo(Refusal.ACCOUNT);
      case COMES_TWICE -> assertThat(Asked.value(answer)).isEqualTo(Carrier.Confirmed.DONE);
      case GARBLES ->
          assertThat(answer)
              .isInstanceOf(
                  readsReleases() ? CarrierAnswer.Unknown.class : CarrierAnswer.Accepted.class);
      case TIMES_OUT_BEFORE,
          TIMES_OUT_AFTER,
          APPLIES_LATE,
          FAILS_BEFORE,
          FAILS_AFTER,
          BREAKS_OFF,
          DROPS_BEFORE,
          DROPS_AFTER ->
          assertThat(answer).isInstanceOf(CarrierAnswer.Unknown.class);
    }
    assertThat(Asked.value(carrier().release(number, id))).isEqualTo(Carrier.Confirmed.DONE);
    assertThat(Asked.refusal(carrier().find(REFERENCE, number))).isEqualTo(Refusal.ABSENT);
  }

  @Test
  void counts_a_refused_connection_as_not_sent() {
    Offer offer = Asked.value(carrier().quote(number));
    standIn().close();

    CarrierAnswer<String> answer = carrier().order(new Carrier.Order(number, REFERENCE, offer));

    assertThat(Asked.refusal(answer)).isEqualTo(Refusal.NOT_SENT);
  }

  @Test
  void shows_nothing_of_a_credential() {
    standIn().failNext(order(), Fault.DENIES);

    CarrierAnswer<String> answer = Asked.buy(carrier(), number, REFERENCE);

    standIn()
        .settings()
        .forEach(
            (name, value) -> {
              if (!name.endsWith("_URL")) {
                assertThat(answer.toString() + carrier()).doesNotContain(value);
              }
            });
  }
}

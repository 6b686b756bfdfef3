package io.dialplane.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dialplane.carrier.rest.Credentials;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class CarrierLineupTest {
  private static final String NOWHERE = "http://127.0.0.1:1";

  private static CarrierLineup lineup(Map<String, String> settings) {
    Map<String, String> environment = new HashMap<>(settings);
    for (String table :
        new String[] {
          "NUMBERS",
          "HOLDS",
          "REQUESTS",
          "WALLETS",
          "LEDGER",
          "AGENTS",
          "KEYS",
          "ORGANIZATIONS",
          "EVENTS",
          "GRANTS",
          "ORPHANS",
          "DUTIES",
          "SANDBOX"
        }) {
      environment.put(table + "_TABLE", table);
    }
    return new CarrierLineup(Settings.of(environment), new Random(1));
  }

  @Test
  void takes_a_snapshot_with_every_credential() {
    CarrierLineup lineup = lineup(Map.of("CARRIERS", "telnyx,sandbox", "TELNYX_API_KEY", "a key"));

    assertThatCode(lineup::prepare).doesNotThrowAnyException();
  }

  @Test
  void takes_no_snapshot_without_the_secret_that_holds_them() {
    CarrierLineup lineup =
        lineup(
            Map.of(
                "CARRIERS",
                "telnyx",
                "CARRIER_SECRET_ARN",
                "arn:aws:secretsmanager:us-east-1:000000000000:secret:carriers-AbCdEf",
                "AWS_ENDPOINT_URL_SECRETS_MANAGER",
                NOWHERE,
                "AWS_ACCESS_KEY_ID",
                "local",
                "AWS_SECRET_ACCESS_KEY",
                "local"));

    assertThatThrownBy(lineup::prepare)
        .isInstanceOf(Credentials.NotSetUp.class)
        .hasMessageContaining("CARRIER_SECRET_ARN");
  }

  @Test
  void reads_the_secret_again_after_a_while_and_keeps_the_old_one_where_it_cannot() {
    AtomicLong now = new AtomicLong();
    AtomicInteger readings = new AtomicInteger();
    CarrierCredentials credentials =
        new CarrierCredentials(
            Map.of("IN_BOTH", "environment"),
            () -> {
              int reading = readings.incrementAndGet();
              if (reading == 2) {
                throw new Credentials.NotSetUp("not now");
              }
              return Map.of("IN_BOTH", "secret", "IN_SECRET", "reading " + reading);
            },
            () -> Instant.ofEpochSecond(now.get()),
            CarrierCredentials.FOR_REQUESTS);

    assertThat(credentials.require("IN_SECRET")).isEqualTo("reading 1");
    assertThat(credentials.require("IN_BOTH")).isEqualTo("environment");
    now.addAndGet(360);
    assertThat(credentials.require("IN_SECRET")).isEqualTo("reading 1");
    credentials.renew();
    assertThat(credentials.require("IN_SECRET")).isEqualTo("reading 3");
    assertThat(credentials.toString()).doesNotContain("environment").doesNotContain("reading");
    assertThatThrownBy(() -> credentials.require("NOWHERE")).hasMessageContaining("NOWHERE");
  }

  @Test
  void reads_the_secret_again_where_it_is_in_doubt_and_not_at_anybodys_pace() {
    AtomicLong now = new AtomicLong();
    AtomicInteger readings = new AtomicInteger();
    CarrierCredentials credentials =
        new CarrierCredentials(
            Map.of(),
            () -> Map.of("IN_SECRET", "reading " + readings.incrementAndGet()),
            () -> Instant.ofEpochSecond(now.get()),
            CarrierCredentials.FOR_SIGNATURES);

    assertThat(credentials.require("IN_SECRET")).isEqualTo("reading 1");
    now.addAndGet(59);
    assertThat(credentials.doubt()).isFalse();
    now.addAndGet(3_600);
    assertThat(credentials.require("IN_SECRET")).isEqualTo("reading 1");
    assertThat(credentials.doubt()).isTrue();
    assertThat(credentials.require("IN_SECRET")).isEqualTo("reading 2");
    assertThat(credentials.doubt()).isFalse();
  }

  @Test
  void what_the_environment_says_is_never_in_doubt() {
    assertThat(CarrierCredentials.of(Map.of("A", "b"), CarrierCredentials.FOR_SIGNATURES).doubt())
        .isFalse();
  }
}

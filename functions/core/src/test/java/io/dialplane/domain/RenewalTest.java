package io.dialplane.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RenewalTest {

  @ParameterizedTest
  @CsvSource({
    "2026-01-15, 1, 2026-02-15",
    "2026-01-31, 1, 2026-02-28",
    "2026-01-31, 2, 2026-03-31",
    "2026-01-31, 3, 2026-04-30",
    "2026-01-31, 12, 2027-01-31",
    "2027-12-31, 2, 2028-02-29",
    "2028-02-29, 12, 2029-02-28",
    "2028-02-29, 48, 2032-02-29",
    "2026-12-30, 2, 2027-02-28"
  })
  void comes_on_the_purchases_day_of_month_or_the_months_last_and_back(
      LocalDate bought, int months, LocalDate due) {
    Instant at = bought.atTime(23, 59, 59, 999_000_000).toInstant(ZoneOffset.UTC);

    assertThat(Renewal.month(at, months))
        .isEqualTo(due.atTime(23, 59, 59, 999_000_000).toInstant(ZoneOffset.UTC));
  }

  @Test
  void comes_first_a_month_after_the_purchase_and_never_for_an_imported_number() {
    Instant bought = Instant.parse("2026-01-31T10:00:00Z");

    assertThat(Renewal.after(bought).renewsAt()).isEqualTo(Instant.parse("2026-02-28T10:00:00Z"));
    assertThat(Renewal.after(bought).graceEndsAt()).isNull();
    assertThat(Renewal.NEVER.renewsAt()).isNull();
  }
}

package io.dialplane.domain;

import static io.dialplane.domain.Given.MINE;
import static io.dialplane.domain.Given.NOW;
import static io.dialplane.domain.Given.rejection;
import static io.dialplane.domain.Given.reply;
import static io.dialplane.domain.Given.wallet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MoneyTest {
  private static final LedgerEntry.Cause CAUSE =
      new LedgerEntry.Cause(LedgerEntry.Type.TOPUP, null, "x");

  @ParameterizedTest
  @CsvSource({
    "1, 1.00",
    "1.5, 1.50",
    "-0.01, -0.01",
    "0, 0.00",
    "10000, 10000.00",
    "0.005, 0.005",
    "0.0000010, 0.000001",
    "1e3, 1000.00"
  })
  void is_written_with_its_cents_and_with_more_only_where_there_is_more(
      String dollars, String written) {
    assertThat(Money.usd(dollars)).hasToString(written);
  }

  @Test
  void is_exact_or_nothing() {
    assertThatThrownBy(() -> Money.usd("0.0000001")).isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> Money.usd("9223372036855")).isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> new Money(Long.MAX_VALUE).plus(new Money(1)))
        .isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> new Money(Long.MIN_VALUE).negated())
        .isInstanceOf(ArithmeticException.class);
  }

  @Test
  void comes_back_from_dollars_as_it_went() {
    Random random = new Random(1);
    for (int i = 0; i < 1_000; i++) {
      Money money = new Money(random.nextLong());

      assertThat(Money.of(money.dollars())).isEqualTo(money);
      assertThat(money.minus(money)).isEqualTo(Money.ZERO);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1.00, 0, 1.00",
    "1.00, 12.5, 1.13",
    "0.99, 10, 1.09",
    "1.00, 0.0001, 1.01",
    "1.005, 0, 1.01",
    "0, 50, 0.00",
    "2.00, 1000, 22.00"
  })
  void is_marked_up_to_the_next_cent(String price, String percent, String marked) {
    assertThat(Money.usd(price).markedUp(new BigDecimal(percent))).hasToString(marked);
  }

  @ParameterizedTest
  @CsvSource({"5.00, 15.00", "-10.00, 0.00", "-9.99, 0.01"})
  void is_booked_with_the_balance_after_it(String amount, String after) {
    LedgerEntry entry = reply(Funds.book(wallet("10.00"), CAUSE, Money.usd(amount), NOW));

    assertThat(entry.balanceAfter()).hasToString(after);
    assertThat(entry.index()).isEqualTo(2);
    assertThat(entry.tenant()).isEqualTo(MINE);
  }

  @Test
  void is_not_taken_from_what_is_held() {
    Wallet wallet = new Wallet(MINE, Money.usd("1.00"), Money.usd("9.00"), 3);

    assertThat(rejection(Funds.book(wallet, CAUSE, Money.usd("-1.01"), NOW)))
        .isEqualTo(new Rejection.InsufficientFunds(Money.usd("1.01"), Money.usd("1.00")));
    assertThat(reply(Funds.book(wallet, CAUSE, Money.usd("-1.00"), NOW)).balanceAfter())
        .hasToString("9.00");
  }
}

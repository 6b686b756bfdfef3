package io.dialplane.local;

import static io.dialplane.testkit.FaultInjector.Fault.ANSWER_LOST;
import static io.dialplane.testkit.FaultInjector.Fault.CONFLICT;
import static io.dialplane.testkit.FaultInjector.Fault.ERROR_500;
import static io.dialplane.testkit.FaultInjector.Fault.NONE;
import static io.dialplane.testkit.FaultInjector.Fault.NOT_SENT;
import static io.dialplane.testkit.FaultInjector.Fault.THROTTLED;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialplane.port.Pause;
import io.dialplane.testkit.Deployment;
import io.dialplane.testkit.FaultInjector.Fault;
import io.dialplane.testkit.Response;
import io.dialplane.testkit.World;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class FaultsTest {
  private static final String TRANSACTION = "TransactWriteItems";

  private static final AtomicInteger LINE = new AtomicInteger(10);

  private final Deployment deployment = Deployment.start();
  private final World world = deployment.newOrganization().funded("10");

  @ParameterizedTest
  @EnumSource(Fault.class)
  void a_top_up_is_booked_once_whatever_happens_to_its_transaction(Fault fault) {
    deployment.faults().plan(TRANSACTION, fault);

    Response topUp = world.post("/billing/wallet/topup", "{\"amountUsd\":1}");

    assertThat(topUp.status()).isEqualTo(201);
    assertThat(deployment.faults().isUsedUp()).isTrue();
    assertThat(world.wallet().path("balanceUsd").decimalValue()).isEqualByComparingTo("11");
    assertThat(world.get("/billing/wallet/entries").data()).hasSize(2);
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void a_purchase_is_charged_once_whatever_happens_to_its_claim(Fault fault) {
    String number = next();
    deployment.faults().plan(TRANSACTION, fault, CONFLICT);

    assertThat(world.purchase(number).status()).isEqualTo(201);
    assertThat(world.wallet().path("balanceUsd").decimalValue()).isEqualByComparingTo("8");
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void a_purchase_is_charged_once_whatever_happens_to_its_commit(Fault fault) {
    String number = next();
    deployment.faults().plan(TRANSACTION, NONE, fault, THROTTLED, ANSWER_LOST);

    assertThat(world.purchase(number).status()).isEqualTo(201);
    assertThat(world.wallet().path("balanceUsd").decimalValue()).isEqualByComparingTo("8");
  }

  @Test
  void a_purchase_that_the_books_contradict_waits_for_settle_and_asks_the_store_seldom() {
    // An entry that nobody counted stands where this purchase's has to.
    AttributeValue tenant = AttributeValue.fromS(world.organizationId() + "#test");
    AttributeValue entry = AttributeValue.fromS("000000000002");
    deployment
        .dynamoDb()
        .putItem(
            put -> put.tableName("LedgerTable").item(Map.of("tenant", tenant, "entry", entry)));
    deployment.meter().reset();

    Response answer =
        ScopedValue.where(Pause.SIMULATED, deployment.clock()::advance)
            .call(() -> world.purchase(next()));

    assertThat(answer.status()).isEqualTo(202);
    assertThat(deployment.meter().calls()).hasSizeBetween(20, 100);
    assertThat(world.wallet().path("heldUsd").decimalValue()).isEqualByComparingTo("2");
  }

  @Test
  void a_retry_after_conflict_recognises_its_own_first_write() {
    // The answer is lost until the SDK gives up; the re-send meets a conflict and so goes out under
    // a
    // new token, whose condition then fails on what the first attempt wrote.
    deployment
        .faults()
        .plan(TRANSACTION, ANSWER_LOST, NOT_SENT, NOT_SENT, NOT_SENT, CONFLICT, NONE);

    Response topUp = world.post("/billing/wallet/topup", "{\"amountUsd\":1}");

    assertThat(topUp.status()).isEqualTo(201);
    assertThat(world.wallet().path("balanceUsd").decimalValue()).isEqualByComparingTo("11");
  }

  @Test
  void a_store_that_stays_busy_is_503_and_nothing_changes() {
    Fault[] always = new Fault[9];
    Arrays.fill(always, CONFLICT);
    deployment.faults().plan(TRANSACTION, always);

    Response refused = world.post("/billing/wallet/topup", "{\"amountUsd\":1}", "top");

    assertThat(refused.status()).isEqualTo(503);
    assertThat(refused.code()).isEqualTo("unavailable");
    assertThat(refused.header("Retry-After")).isNotEmpty();
    assertThat(world.wallet().path("balanceUsd").decimalValue()).isEqualByComparingTo("10");
    assertThat(world.post("/billing/wallet/topup", "{\"amountUsd\":1}", "top").status())
        .isEqualTo(201);
  }

  @Test
  void a_commit_that_cannot_be_written_leaves_the_purchase_undecided_and_its_money_held() {
    Fault[] faults = new Fault[17];
    Arrays.fill(faults, ERROR_500);
    faults[0] = NONE;
    deployment.faults().plan(TRANSACTION, faults);

    Response pending = world.purchase("+14045550130", "buy");

    assertThat(pending.status()).isEqualTo(202);
    assertThat(world.wallet().path("heldUsd").decimalValue()).isEqualByComparingTo("2");
  }

  private static String next() {
    return "+140455501%02d".formatted(LINE.getAndIncrement());
  }
}

package io.dialplane.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialplane.audit.Audit;
import io.dialplane.audit.Report;
import io.dialplane.domain.Invariants.Break;
import io.dialplane.http.Json;
import io.dialplane.port.Carrier;
import io.dialplane.port.CarrierAnswer;
import io.dialplane.testkit.Deployment;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Kills the runner's process in the middle of a burst of requests, starts it again over what it
/// left in its folder, settles, and holds everything against each other. `-Dkills=20` does it
/// twenty times over the same folder, as `.ci/run` does; `-Dkills.seed=7` at other moments.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Execution(ExecutionMode.CONCURRENT)
class KillTest {
  private static final int KILLS = Integer.getInteger("kills", 3);
  private static final long SEED = Long.getLong("kills.seed", 1);
  private static final int MOST_ANSWERS = 120;

  private final Random random = new Random(SEED);
  private final List<String> apiKeys = new ArrayList<>();
  private final List<KilledRequest> requests = new ArrayList<>();
  private Map<String, String> settings = Map.of();
  private RunnerProcess runner;

  @BeforeAll
  void start(@TempDir Path data) throws IOException {
    settings = Map.of("DIALPLANE_DATA", data.toString(), "DIALPLANE_SETTLE_SECONDS", "0");
    runner = RunnerProcess.start(settings);
    for (int i = 0; i < 3; i++) {
      apiKeys.add(deployment().newOrganization().funded("20").testKey());
    }
  }

  @AfterAll
  void stop() {
    runner.close();
  }

  static IntStream kills() {
    return IntStream.rangeClosed(1, KILLS);
  }

  @Execution(ExecutionMode.SAME_THREAD)
  @ParameterizedTest(name = "kill {0}")
  @MethodSource("kills")
  void loses_nothing_and_doubles_nothing(int kill) throws Exception {
    int answers = 1 + random.nextInt(MOST_ANSWERS);
    Burst burst = new Burst(apiKeys, random, "kill-" + kill);
    List<KilledRequest> interrupted = burst.killing(runner, answers);
    requests.addAll(interrupted);
    long lost = interrupted.stream().filter(request -> request.last().isEmpty()).count();

    runner = RunnerProcess.start(settings);
    askAgain(interrupted);
    Deployment over = deployment();
    settle(over);
    askAgain(kill == KILLS ? requests : interrupted);

    System.out.printf("kill %d of seed %d after %d answers, %d lost%n", kill, SEED, answers, lost);
    assertThat(lost).isPositive();
    assertThat(breaks(over)).isEmpty();
    assertThat(owned(over)).isEqualTo(onAccount(over));
    assertThat(requests).noneMatch(KilledRequest::contradictsItself);
    assertThat(booked(over, "topup")).isEqualTo(3 + succeeded("/billing/wallet/topup"));
    assertThat(booked(over, "purchase")).isEqualTo(succeeded("/numbers/purchase"));
  }

  /// The real functions over the process's own DynamoDB, with a clock that can be moved.
  private Deployment deployment() {
    return Deployment.with(Map.of("AWS_ENDPOINT_URL_DYNAMODB", runner.dynamoDb()));
  }

  /// With the same keys, whatever was answered.
  private void askAgain(List<KilledRequest> some) throws InterruptedException {
    for (KilledRequest request : some) {
      assertThat(request.sendTo(runner)).isPresent();
      assertThat(request.last().orElseThrow().status()).isNotEqualTo(500);
    }
  }

  /// Time goes on here alone, at first so far that whatever the carrier applies late has come.
  private static void settle(Deployment over) {
    int rounds = 0;
    do {
      over.clock().advance(Duration.ofMinutes(15));
      over.invoke("SettleFunction", Json.object());
    } while (!isSettled(over) && ++rounds < 20);
    assertThat(isSettled(over)).isTrue();
  }

  private static boolean isSettled(Deployment over) {
    return states(over, "RequestsTable", "purchaseStatus").noneMatch("pending"::equals)
        && states(over, "NumbersTable", "state")
            .noneMatch(Set.of("ordering", "releasing")::contains);
  }

  private static List<Break> breaks(Deployment over) {
    Report report =
        new Audit(over.wiring().surroundings(), Duration.ZERO)
            .run(over.clock().instant().plus(Duration.ofHours(1)));
    assertThat(report.isComplete()).isTrue();
    return report.breaks();
  }

  private static Set<String> owned(Deployment over) {
    return items(over, "NumbersTable")
        .filter(item -> text(item, "state").equals("owned"))
        .map(item -> text(item, "e164"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /// The carrier's own list, without what lies there for nobody's order.
  private static Set<String> onAccount(Deployment over) {
    Set<String> there = new TreeSet<>();
    Carrier sandbox = over.wiring().carriers().named("sandbox").orElseThrow();
    String cursor = null;
    do {
      if (!(sandbox.owned(cursor)
          instanceof CarrierAnswer.Accepted<Carrier.AccountPage>(var page))) {
        throw new AssertionError("the carrier tells nothing");
      }
      page.numbers().stream()
          .filter(number -> number.reference() != null)
          .forEach(number -> there.add(number.offer().e164().value()));
      cursor = page.next();
    } while (cursor != null);
    return there;
  }

  private long succeeded(String path) {
    return requests.stream().filter(each -> each.isFor(path) && each.succeeded()).count();
  }

  /// Ledger entries of a type, none of them for the same thing twice.
  private static long booked(Deployment over, String type) {
    Set<String> references = new HashSet<>();
    List<Map<String, AttributeValue>> entries =
        items(over, "LedgerTable").filter(entry -> text(entry, "type").equals(type)).toList();
    entries.forEach(each -> references.add(text(each, "tenant") + text(each, "reference")));
    assertThat(references).hasSameSizeAs(entries);
    return entries.size();
  }

  private static Stream<String> states(Deployment over, String table, String attribute) {
    return items(over, table).map(item -> text(item, attribute));
  }

  private static Stream<Map<String, AttributeValue>> items(Deployment over, String table) {
    return over
        .dynamoDb()
        .scanPaginator(scan -> scan.tableName(table).consistentRead(true))
        .items()
        .stream();
  }

  private static String text(Map<String, AttributeValue> item, String name) {
    AttributeValue value = item.get(name);
    return value == null || value.s() == null ? "" : value.s();
  }
}

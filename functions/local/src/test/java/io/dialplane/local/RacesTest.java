package io.dialplane.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialplane.testkit.Deployment;
import io.dialplane.testkit.Response;
import io.dialplane.testkit.World;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RacesTest {
  private static final int RACERS = 50;

  private final Deployment deployment = Deployment.start();

  @Test
  void one_of_fifty_organisations_buys_a_number() throws Exception {
    List<World> worlds = worlds();
    worlds.forEach(world -> world.funded("2"));

    List<Response> answers = race(worlds, world -> world.purchase("+12065550110"));

    assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
    assertThat(answers)
        .filteredOn(answer -> answer.status() == 409)
        .hasSize(RACERS - 1)
        .allMatch(answer -> answer.code().equals("number_unavailable"));
    assertThat(worlds)
        .filteredOn(world -> world.wallet().path("balanceUsd").asInt() == 2)
        .hasSize(RACERS - 1);
    assertThat(worlds).allMatch(world -> world.wallet().path("heldUsd").asInt() == 0);
  }

  @Test
  void one_of_fifty_organisations_holds_a_number() throws Exception {
    List<Response> answers = race(worlds(), world -> world.reserve("+12065550111"));

    assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
    assertThat(answers).filteredOn(answer -> answer.status() == 409).hasSize(RACERS - 1);
  }

  @Test
  void a_wallet_with_funds_for_three_pays_three_of_twenty() throws Exception {
    World world = deployment.newOrganization().funded("6");
    List<String> numbers = IntStream.range(20, 40).mapToObj(line -> "+120655501" + line).toList();

    List<Response> answers = race(numbers, world::purchase);

    assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(3);
    assertThat(answers).filteredOn(answer -> answer.status() == 402).hasSize(17);
    assertThat(world.wallet().path("balanceUsd").decimalValue()).isEqualByComparingTo("0");
    assertThat(world.wallet().path("heldUsd").decimalValue()).isEqualByComparingTo("0");
    assertThat(world.get("/billing/wallet/entries").data()).hasSize(4);
  }

  @Test
  void an_assignment_and_the_deletion_of_its_agent_never_both_win() throws Exception {
    World world = deployment.newOrganization().funded("2");
    world.purchase("+12065550112");
    for (int round = 0; round < 10; round++) {
      String agent = world.agent();

      List<Response> answers =
          race(
              List.of("assign", "delete"),
              what ->
                  what.equals("assign")
                      ? world.post(
                          "/numbers/+12065550112/assign", "{\"agentId\":\"" + agent + "\"}")
                      : world.delete("/agents/" + agent));

      assertThat(answers).filteredOn(answer -> answer.status() < 300).hasSize(1);
      world.delete("/numbers/+12065550112/assign");
    }
  }

  @Test
  void twins_with_one_key_buy_once_and_never_hear_a_refusal() throws Exception {
    World world = deployment.newOrganization().funded("20");

    List<Response> answers =
        race(List.of(1, 2, 3, 4, 5, 6, 7, 8), _ -> world.purchase("+12065550113", "twins"));

    assertThat(answers).allMatch(answer -> answer.status() == 201 || answer.status() == 202);
    assertThat(answers)
        .filteredOn(answer -> answer.status() == 201 && !answer.isReplayed())
        .hasSize(1);
    assertThat(world.wallet().path("balanceUsd").decimalValue()).isEqualByComparingTo("18");
  }

  private List<World> worlds() {
    return IntStream.range(0, RACERS).mapToObj(_ -> deployment.newOrganization()).toList();
  }

  /// Lets all of them go at once.
  private static <T> List<Response> race(List<T> racers, Function<T, Response> run)
      throws Exception {
    CountDownLatch start = new CountDownLatch(1);
    List<Response> answers = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Response>> running = new ArrayList<>();
      for (T racer : racers) {
        running.add(
            threads.submit(
                () -> {
                  start.await();
                  return run.apply(racer);
                }));
      }
      start.countDown();
      for (Future<Response> each : running) {
        answers.add(each.get());
      }
    }
    return answers;
  }
}

package io.dialplane.testkit.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialplane.testkit.Access;
import io.dialplane.testkit.Template;
import io.dialplane.testkit.TemplateTables;
import io.dialplane.testkit.memory.TwoStores.Difference;
import io.dialplane.testkit.memory.TwoStores.Pace;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Holds the memory store equal to DynamoDB Local: random histories of the product's own requests,
/// of others like them and of wrong ones, answer by answer and table by table. Every history comes
/// from one seed; `-Ddialplane.differential.seed` begins elsewhere and
/// `-Ddialplane.differential.operations` goes on for longer.
class DifferentialTest {
  private static final long FIRST_SEED = Long.getLong("dialplane.differential.seed", 0);
  private static final int OPERATIONS =
      Integer.getInteger("dialplane.differential.operations", 100_000);
  private static final int HISTORY = 500;
  private static final int WORKERS = 2;

  private static final TemplateTables TEMPLATE = new TemplateTables(Template.load());

  @Test
  void answers_like_dynamodb_local_through_a_hundred_thousand_random_operations() throws Exception {
    AtomicLong next = new AtomicLong(FIRST_SEED);
    long end = FIRST_SEED + Math.ceilDiv(OPERATIONS, HISTORY);
    Callable<Run> worker = () -> run(next, end);

    List<Run> runs = new ArrayList<>();
    try (ExecutorService workers = Executors.newFixedThreadPool(WORKERS)) {
      for (Future<Run> run : workers.invokeAll(Collections.nCopies(WORKERS, worker))) {
        runs.add(run.get());
      }
    }

    assertThat(runs).extracting(Run::failure).containsOnlyNulls();
    Pace pace = runs.stream().map(Run::pace).reduce(Pace.NONE, Pace::plus);
    assertThat(pace.operations()).isGreaterThanOrEqualTo(OPERATIONS);
    System.out.println(pace);
    // A difference that is no longer met is no difference any more.
    Map<KnownDifference, Integer> explained = new EnumMap<>(KnownDifference.class);
    runs.forEach(run -> run.explained().forEach((met, n) -> explained.merge(met, n, Integer::sum)));
    assertThat(explained).containsOnlyKeys(KnownDifference.values());
  }

  /// What one worker found, in words, which known differences it met, and its pace.
  private record Run(
      @Nullable String failure, Map<KnownDifference, Integer> explained, Pace pace) {}

  private static Run run(AtomicLong next, long end) {
    try (TwoStores stores = new TwoStores(TEMPLATE, Hook.NONE)) {
      for (long seed = next.getAndIncrement(); seed < end; seed = next.getAndIncrement()) {
        String failure = story(seed, stores);
        if (failure != null) {
          next.set(end);
          return new Run(failure, stores.explained(), stores.pace());
        }
      }
      return new Run(null, stores.explained(), stores.pace());
    }
  }

  /// How the stores part ways in a seed's history, if they do.
  private static @Nullable String story(long seed, TwoStores stores) {
    List<Operation> history = History.of(seed, TEMPLATE, HISTORY);
    if (stores.run(history).isEmpty()) {
      return null;
    }
    List<Operation> shortest = Shrinking.shortest(history, some -> stores.run(some).isPresent());
    StringBuilder story = new StringBuilder("seed ").append(seed).append(", shortest history:\n");
    shortest.forEach(operation -> story.append("  ").append(operation).append('\n'));
    Difference difference = stores.run(shortest).orElseThrow();
    return story
        .append("DynamoDB Local: ")
        .append(difference.local())
        .append("\nmemory store:   ")
        .append(difference.memory())
        .toString();
  }

  @Test
  void finds_a_store_that_forgets_one_condition_and_tells_the_shortest_history() {
    Clause forgotten = new Clause(new Access("UpdateItem", "WalletsTable"), "available >= :x");
    Hook forgetful = (request, store) -> store.apply(forgotten.without(request));

    try (TwoStores stores = new TwoStores(TEMPLATE, forgetful)) {
      String story =
          LongStream.range(0, 10)
              .mapToObj(seed -> story(seed, stores))
              .filter(Objects::nonNull)
              .findFirst()
              .orElseThrow();

      assertThat(story).contains("available >= :x");
      assertThat(story.lines()).hasSizeLessThan(6);
    }
  }
}

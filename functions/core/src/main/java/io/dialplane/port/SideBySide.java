package io.dialplane.port;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Predicate;

/// Asks several carriers the same question at the same time. All of them together take no longer
/// than the patience: a slow one is not waited for, and its answer is unknown. For questions only:
/// what is not waited for is broken off.
public final class SideBySide {

  private SideBySide() {}

  /// Every answer, in the carriers' order.
  public static <T> List<CarrierAnswer<T>> ask(
      List<Carrier> carriers, Function<Carrier, CarrierAnswer<T>> question, Duration patience) {
    return until(carriers, question, patience, _ -> false);
  }

  /// The answers in the carriers' order, up to the first that is enough.
  public static <T> List<CarrierAnswer<T>> until(
      List<Carrier> carriers,
      Function<Carrier, CarrierAnswer<T>> question,
      Duration patience,
      Predicate<CarrierAnswer<T>> enough) {
    if (carriers.size() == 1) {
      // A carrier by itself keeps its own time.
      return List.of(question.apply(carriers.getFirst()));
    }
    ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    try {
      List<CompletableFuture<CarrierAnswer<T>>> asked = new ArrayList<>();
      for (Carrier carrier : carriers) {
        asked.add(
            CompletableFuture.supplyAsync(Tally.carried(() -> question.apply(carrier)), threads)
                .completeOnTimeout(
                    CarrierAnswer.unknown("no answer in time"),
                    patience.toMillis(),
                    TimeUnit.MILLISECONDS));
      }
      return inOrder(asked, enough);
    } finally {
      threads.shutdownNow();
    }
  }

  private static <T> List<CarrierAnswer<T>> inOrder(
      List<CompletableFuture<CarrierAnswer<T>>> asked, Predicate<CarrierAnswer<T>> enough) {
    List<CarrierAnswer<T>> answers = new ArrayList<>();
    for (CompletableFuture<CarrierAnswer<T>> each : asked) {
      CarrierAnswer<T> answer = each.join();
      answers.add(answer);
      if (enough.test(answer)) {
        break;
      }
    }
    return answers;
  }
}

package io.dialplane.local;

import io.dialplane.local.KilledRequest.Call;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Clients that ask for everything at once until the process dies under them.
final class Burst {
  private static final int CLIENTS = 8;

  /// A machine that answers nothing for so long has another trouble.
  private static final long PATIENCE_SECONDS = 60;

  private final List<String> apiKeys;
  private final Random random;
  private final String name;
  private final List<KilledRequest> sent = new ArrayList<>();

  /// The same `random` asks for the same; `name` begins every Idempotency-Key.
  Burst(List<String> apiKeys, Random random, String name) {
    this.apiKeys = apiKeys;
    this.random = random;
    this.name = name;
  }

  /// Goes on until `answers` were heard, and kills the runner in the middle of the rest.
  List<KilledRequest> killing(RunnerProcess runner, int answers) throws Exception {
    CountDownLatch heard = new CountDownLatch(answers);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Void>> clients = new ArrayList<>();
      for (int i = 0; i < CLIENTS; i++) {
        Client client = new Client(name + "-" + i, new Random(random.nextLong()));
        clients.add(threads.submit(() -> client.goOn(runner, heard)));
      }
      boolean lively = heard.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
      runner.close();
      for (Future<Void> client : clients) {
        client.get();
      }
      if (!lively) {
        throw new IllegalStateException("the runner has answered too little");
      }
    }
    return sent;
  }

  private synchronized void note(KilledRequest request) {
    sent.add(request);
  }

  /// One that asks for one thing after the other, and for more of what it was given.
  private final class Client {
    private final String client;
    private final Random chance;
    private final List<String> numbers = new ArrayList<>();
    private final List<String> holds = new ArrayList<>();
    private int keys;

    Client(String client, Random chance) {
      this.client = client;
      this.chance = chance;
    }

    @Nullable Void goOn(RunnerProcess runner, CountDownLatch heard) throws InterruptedException {
      while (true) {
        String apiKey = apiKeys.get(chance.nextInt(apiKeys.size()));
        KilledRequest request = KilledRequest.of(next(), apiKey, client + "-" + keys++);
        note(request);
        Optional<KilledRequest.Answer> answer = request.sendTo(runner);
        if (answer.isEmpty()) {
          return null;
        }
        learn(request, answer.get());
        heard.countDown();
      }
    }

    private void learn(KilledRequest request, KilledRequest.Answer answer) {
      String id = answer.data().path("id").asText();
      if (answer.status() == 201 && request.isFor("/numbers/purchase")) {
        numbers.add(id);
      } else if (answer.status() == 201 && request.isFor("/numbers/reserve")) {
        holds.add(id);
      }
    }

    private Call next() {
      String e164 = "{\"e164\":\"+141555501%02d\"}".formatted(chance.nextInt(98));
      return switch (chance.nextInt(10)) {
        case 0, 1, 2 -> new Call("POST", "/numbers/purchase", e164);
        case 3, 4 -> new Call("POST", "/numbers/reserve", e164);
        case 5 -> one("POST", "/numbers/reserve/%s/extend", holds, "{}");
        case 6 -> one("DELETE", "/numbers/reserve/%s", holds, null);
        case 7, 8 -> one("DELETE", "/numbers/%s", numbers, null);
        default -> topUp();
      };
    }

    private Call one(String method, String path, List<String> of, @Nullable String body) {
      return of.isEmpty()
          ? topUp()
          : new Call(method, path.formatted(of.get(chance.nextInt(of.size()))), body);
    }

    private Call topUp() {
      return new Call(
          "POST", "/billing/wallet/topup", "{\"amountUsd\":" + (1 + chance.nextInt(9)) + "}");
    }
  }
}

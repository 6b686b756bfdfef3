package io.dialplane.storm;

import io.dialplane.http.Json;
import io.dialplane.testkit.memory.Hook;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/// One storm: customers, settle and time go on in an order that its seed decides, everything fails
/// now and then, and when it has cleared the books are held against each other.
final class Storm {
  private static final int AT_ONCE = 8;

  /// So often everybody who waits asks again before much time passes.
  private static final int ROUNDS = 20;

  /// After so long a customer asks again before anything else, since a key lives for a day.
  private static final Duration PATIENCE = Duration.ofHours(1);

  private final Weather weather;
  private final Fate fate;
  private final Loom loom;
  private final StormClock clock = new StormClock(Instant.parse("2027-01-29T09:00:00Z"));
  private final Witness witness = new Witness(clock);
  private final StoreWeather storeWeather;
  private final Market market;
  private final Sky sky;
  private final Operators operators;
  private final List<Customer> customers = new ArrayList<>();
  private final Hours hours;
  private final Post post;
  private int turn;
  private int gust;

  Storm(Weather weather) {
    this(weather, market(weather), Hook.NONE);
  }

  static BiFunction<Fate, StormClock, Market> market(Weather weather) {
    return (fate, clock) ->
        new StormMarket(new StormCarrier(fate, clock, weather.references(), weather.flaw()));
  }

  /// Over a market of one's own.
  Storm(Weather weather, BiFunction<Fate, StormClock, Market> market) {
    this(weather, market, Hook.NONE);
  }

  /// With somebody who stands between everything that goes wrong and the store.
  Storm(Weather weather, BiFunction<Fate, StormClock, Market> market, Hook last) {
    this.weather = weather;
    this.fate = new Fate(weather.seed());
    this.loom = new Loom(fate);
    this.storeWeather = new StoreWeather(fate, weather, witness);
    this.market = market.apply(fate, clock);
    this.sky =
        new Sky(
            clock,
            fate,
            (request, store) -> storeWeather.call(request, each -> last.call(each, store)),
            this.market.carrier());
    this.operators = new Operators(sky, fate);
    this.hours = new Hours(weather, fate, clock, this.market, new TtlStream(sky, fate, loom));
    this.post = new Post(loom, sky, clock, fate, witness);
  }

  /// What is wrong after such a storm; that nothing could go on counts as well.
  static List<String> wrongs(Weather weather) {
    return wrongs(weather, Hook.NONE);
  }

  static List<String> wrongs(Weather weather, Hook last) {
    try {
      return new Storm(weather, market(weather), last).run();
    } catch (AssertionError | RuntimeException e) {
      return List.of("broke: " + e);
    }
  }

  /// Lets it rage and clear; what is wrong afterwards.
  List<String> run() {
    settleIn();
    storeWeather.rage();
    market.rage();
    int end = weather.turns().end();
    while (turn < end) {
      blow();
    }
    clear();
    List<String> wrongs = new ArrayList<>(witness.wrongs());
    wrongs.addAll(market.wrongs());
    wrongs.addAll(operators.wrongs());
    wrongs.addAll(new Aftermath(sky, market, customers, clock).wrongs());
    wrongs.addAll(agreement().wrongs(customers));
    hours.end();
    return wrongs;
  }

  /// Of answers with the state, as it is now.
  Agreement agreement() {
    return new Agreement(State.of(sky.store()));
  }

  Sky sky() {
    return sky;
  }

  List<Customer> customers() {
    return customers;
  }

  /// What happened, and how often; of the customers' purchases those count that came to be.
  Tally tally() {
    Tally tally = new Tally();
    tally.add(fate.tally());
    tally.note("purchases", customers.stream().mapToInt(Customer::purchases).sum());
    return tally;
  }

  /// What was answered, oldest first.
  List<String> history() {
    return post.history();
  }

  private void settleIn() {
    List<String> inventory = market.inventory(weather.crowd());
    Market.brought(inventory).forEach(market::bring);
    for (int i = 0; i < weather.crowd().size().organizations(); i++) {
      customers.add(
          new Customer(fate, weather.crowd(), inventory, "c" + i, operators.newOrganization(i)));
      if (i % 10 < 9) {
        // One in ten begins with nothing.
        fate.turns(turn, 0);
        if (weather.turns().has(turn)) {
          send(customers.getLast(), customers.getLast().firstTopUp());
          loom.drain();
        }
        turn++;
      }
    }
  }

  /// One gust: somebody goes on, somebody new begins, or time passes.
  private void blow() {
    fate.turns(turn, gust++);
    if (loom.size() > 0 && fate.below(100) < 80) {
      loom.step();
    } else if (loom.size() < AT_ONCE) {
      gust = 1;
      fate.turns(turn, 0);
      if (weather.turns().has(turn)) {
        begin();
      }
      turn++;
    }
    if (fate.below(100) < 8) {
      passTime();
    }
  }

  private void begin() {
    if (fate.below(12) == 0) {
      post.tell(turn + ": settle");
      settle(fate.skew());
      return;
    }
    if (fate.below(25) == 0) {
      post.tell(turn + ": operators");
      operators.goOn(loom);
      return;
    }
    Customer customer = fate.one(customers);
    Optional<Errand> urgent =
        oldest().filter(e -> e.firstSent().plus(PATIENCE).isBefore(clock.now()));
    Errand errand = urgent.orElseGet(() -> customer.next(clock.now()));
    // What befalls it does not depend on how long the choice took.
    fate.turns(turn, -1);
    send(urgent.isPresent() ? owner(errand) : customer, errand);
  }

  /// What has been without an answer for the longest.
  private Optional<Errand> oldest() {
    return customers.stream()
        .flatMap(customer -> customer.unfinished().stream())
        .min(Comparator.comparing(Errand::firstSent));
  }

  private Customer owner(Errand errand) {
    return customers.stream()
        .filter(customer -> customer.errands().contains(errand))
        .findFirst()
        .orElseThrow();
  }

  private void send(Customer customer, Errand errand) {
    post.send(customer, errand, turn);
  }

  private void settle(Duration skew) {
    loom.spawn(() -> sky.invoke("SettleFunction", Json.object(), skew));
  }

  /// A function under way sees seconds pass; before days do, it has come to its end.
  private void passTime() {
    if (loom.size() > 0 && hours.tick()) {
      return;
    }
    loom.drain();
    Duration next = hours.next(turn);
    for (int round = 0; round < ROUNDS && next.compareTo(PATIENCE) > 0 && isAwaited(); round++) {
      askAgain();
    }
    hours.leap(next, oldest().map(Errand::firstSent));
    operators.clearUp(market);
    settle(fate.skew());
  }

  /// The sky clears: every customer asks until it has its answer, and settle does what is due.
  private void clear() {
    storeWeather.calmDown();
    market.calmDown();
    loom.drain();
    for (int round = 0; round < 2 * ROUNDS; round++) {
      askAgain();
      hours.pass(round < ROUNDS ? Duration.ZERO : Duration.ofHours(1));
    }
  }

  private boolean isAwaited() {
    return customers.stream().anyMatch(customer -> !customer.unfinished().isEmpty());
  }

  /// A minute later settle does what is due, and everybody who waits asks once more.
  private void askAgain() {
    hours.pass(Duration.ofSeconds(61));
    settle(Duration.ZERO);
    loom.drain();
    for (Customer customer : customers) {
      for (Errand errand : customer.unfinished()) {
        send(customer, errand);
        loom.drain();
      }
    }
  }
}

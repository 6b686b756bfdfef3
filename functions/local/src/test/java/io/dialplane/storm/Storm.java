package io.dialplane.storm;

import io.dialplane.http.Json;
import io.dialplane.testkit.Response;
import io.dialplane.testkit.memory.Hook;
import io.dialplane.testkit.memory.MemoryDynamoDb;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;

/// One storm: customers, settle and time go on in an order that its seed decides, everything fails
/// now and then, and when it has cleared the books are held against each other.
final class Storm {
  private static final int AT_ONCE = 8;

  /// API Gateway and Lambda give up on a function.
  private static final Duration TIMEOUT = Duration.ofSeconds(29);

  /// After so long a customer asks again before anything else, since a key lives for a day.
  private static final Duration PATIENCE = Duration.ofHours(1);
  private static final Duration KEY_LIFE = Duration.ofHours(20);

  /// One of so many requests is followed by a leap in time.
  private static final int LEAPS = 30;

  private final Weather weather;
  private final Fate fate;
  private final Loom loom = new Loom();
  private final StormClock clock = new StormClock(Instant.parse("2027-01-29T09:00:00Z"));
  private final Witness witness = new Witness(clock);
  private final StoreWeather storeWeather;
  private final Market market;
  private final Sky sky;
  private final Operators operators;
  private final TtlStream stream;
  private final Clientele customers;
  private Instant roundBegan = clock.now();
  private final List<String> history = new ArrayList<>();
  private int sent;

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
    this.storeWeather = new StoreWeather(fate, weather, witness);
    this.market = market.apply(fate, clock);
    this.sky =
        new Sky(
            clock,
            fate,
            (request, store) -> storeWeather.call(request, each -> last.call(each, store)),
            this.market.carrier());
    this.operators = new Operators(sky, fate);
    this.customers = new Clientele(fate);
    this.stream = new TtlStream(sky, clock, fate, loom);
  }

  /// What is wrong after such a storm; that nothing could go on counts as well.
  static List<String> wrongs(Weather weather) {
    try {
      return new Storm(weather).run();
    } catch (AssertionError | RuntimeException e) {
      return List.of("broke: " + e);
    }
  }

  /// Lets it rage and clear; what is wrong afterwards.
  List<String> run() {
    settleIn();
    storeWeather.rage();
    market.rage();
    while (sent < weather.requests()) {
      blow();
    }
    clear();
    List<String> wrongs = new ArrayList<>(witness.wrongs());
    wrongs.addAll(market.wrongs());
    wrongs.addAll(operators.wrongs());
    wrongs.addAll(new Aftermath(sky, market, customers.all(), clock).wrongs());
    wrongs.addAll(new Told(sky.store(), stream.forgotten()).wrongs());
    return wrongs;
  }

  /// How often what happened; of the customers' purchases those count that came to be.
  Map<String, Integer> happened() {
    Map<String, Integer> happened = new TreeMap<>(fate.happened());
    happened.put("requests", sent);
    happened.put("purchases", customers.all().stream().mapToInt(Customer::purchases).sum());
    return happened;
  }

  MemoryDynamoDb store() {
    return sky.store();
  }

  /// What was answered, oldest first.
  List<String> history() {
    return history;
  }

  private void settleIn() {
    List<String> inventory = market.inventory(weather.crowd());
    inventory.subList(inventory.size() * 9 / 10, inventory.size()).forEach(market::bring);
    for (int i = 0; i < weather.crowd().size().organizations(); i++) {
      Customer customer =
          new Customer(fate, weather.crowd(), inventory, "c" + i, operators.newOrganization(i));
      customers.add(customer);
      if (i % 10 < 9) {
        // One in ten begins with nothing.
        send(customer, customer.firstTopUp());
        loom.drain(fate);
      }
    }
  }

  /// One gust: somebody goes on, somebody new begins, or time passes.
  private void blow() {
    if (loom.size() > 0 && fate.below(100) < 80) {
      loom.step(fate);
    } else if (loom.size() < AT_ONCE) {
      begin();
    }
    if (fate.below(100) < 8) {
      passTime();
    }
  }

  private void begin() {
    if (fate.below(12) == 0) {
      loom.spawn(() -> sky.invoke("SettleFunction", Json.object(), skew()));
      return;
    }
    if (fate.below(25) == 0) {
      operators.goOn(loom);
      return;
    }
    Customer customer = customers.one();
    Optional<Errand> urgent =
        customers.oldest().filter(e -> e.firstSent().plus(PATIENCE).isBefore(clock.now()));
    if (urgent.isPresent()) {
      send(customers.owner(urgent.get()), urgent.get());
    } else {
      send(customer, customer.next());
    }
  }

  private void send(Customer customer, Errand errand) {
    errand.leaves(clock.now());
    sent++;
    Duration skew = skew();
    loom.spawn(
        () ->
            Sky.survive(
                () -> {
                  Response answer = sky.send(errand, customer.apiKey(), skew);
                  errand.comesBack(answer);
                  customer.hears(errand, answer);
                  if (answer.status() == 500) {
                    witness.saw("500 for " + errand.inFull());
                  }
                  tell("%s %s: %d".formatted(customer.name(), errand.inFull(), answer.status()));
                },
                () -> {
                  errand.comesBack(null);
                  tell("%s %s: died".formatted(customer.name(), errand.inFull()));
                }));
  }

  private void tell(String line) {
    history.add(clock.now() + " " + line);
  }

  private Duration skew() {
    return Duration.ofSeconds(fate.below(3) - 1L);
  }

  /// A function under way sees seconds pass; before days do, it has come to its end.
  private void passTime() {
    boolean roomLeft = clock.now().plusSeconds(5).isBefore(roundBegan.plus(TIMEOUT));
    if (loom.size() > 0 && roomLeft && fate.below(10) > 0) {
      clock.advance(Duration.ofMillis(fate.below(5_000)));
      return;
    }
    loom.drain(fate);
    Duration leap = leap();
    market.passes(leap);
    clock.advance(leap);
    roundBegan = clock.now();
    stream.reap(weather.ttl());
    loom.spawn(() -> sky.invoke("SettleFunction", Json.object(), skew()));
  }

  /// A minute or two, or so long that the whole span passes; before that, customers
  /// who still wait for an answer ask again, since their keys would not live so long.
  private Duration leap() {
    if (fate.below(2) > 0) {
      return Duration.ofSeconds(fate.below(120));
    }
    long share = weather.crowd().size().span().toMillis() / Math.max(1, weather.requests() / LEAPS);
    Duration leap = Duration.ofMillis((long) (fate.random().nextDouble() * share * 2));
    for (int round = 0; round < 20 && !isInTime(leap); round++) {
      loom.spawn(() -> sky.invoke("SettleFunction", Json.object(), skew()));
      askAgain();
      market.passes(Duration.ofSeconds(61));
      clock.advance(Duration.ofSeconds(61));
    }
    return isInTime(leap) ? leap : Duration.ofMinutes(1);
  }

  private boolean isInTime(Duration leap) {
    Instant then = clock.now().plus(leap).minus(KEY_LIFE);
    return customers.oldest().map(Errand::firstSent).filter(then::isAfter).isEmpty();
  }

  private void askAgain() {
    customers.unfinished().forEach(errand -> send(customers.owner(errand), errand));
    loom.drain(fate);
  }

  /// The sky clears: every customer asks until it has its answer, and settle does what is due.
  private void clear() {
    storeWeather.calmDown();
    market.calmDown();
    loom.drain(fate);
    for (int round = 0; round < 40; round++) {
      clock.advance(round < 20 ? Duration.ofSeconds(61) : Duration.ofHours(1));
      sky.invoke("SettleFunction", Json.object(), Duration.ZERO);
      askAgain();
    }
  }
}

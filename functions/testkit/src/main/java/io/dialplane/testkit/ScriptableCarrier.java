package io.dialplane.testkit;

import io.dialplane.domain.E164;
import io.dialplane.domain.Feature;
import io.dialplane.domain.InventoryQuery;
import io.dialplane.domain.Listing;
import io.dialplane.domain.Money;
import io.dialplane.domain.NumberType;
import io.dialplane.domain.Offer;
import io.dialplane.domain.Price;
import io.dialplane.port.Carrier;
import io.dialplane.port.CarrierAnswer;
import io.dialplane.port.CarrierAnswer.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// A carrier in memory that behaves well until a test scripts it, and the next orders or releases
/// can be given any answer. It sells the lines 0100 to 0199 of area codes that the sandbox does not
/// have, so that tests of the two never meet.
public final class ScriptableCarrier implements Carrier {
  /// Codes of Michigan.
  public static final List<String> AREA_CODES =
      List.of("231", "269", "616", "734", "810", "906", "989", "248", "517", "586");

  private static final String LOST = "sold, and the answer is lost";

  private final Map<E164, String> account = new ConcurrentHashMap<>();
  private final ConcurrentLinkedQueue<Supplier<CarrierAnswer<String>>> orderAnswers =
      new ConcurrentLinkedQueue<>();
  private final ConcurrentLinkedQueue<Supplier<CarrierAnswer<Confirmed>>> releaseAnswers =
      new ConcurrentLinkedQueue<>();
  private final ConcurrentLinkedQueue<CarrierAnswer<OnAccount>> findAnswers =
      new ConcurrentLinkedQueue<>();
  private final ScriptedPointing pointing = new ScriptedPointing();
  private final AtomicInteger orders = new AtomicInteger();
  private volatile Abilities abilities = new Abilities(true, true);
  private volatile Instant holdsUntil = Instant.MAX;
  private volatile Price price = new Price(Money.usd("1.00"), Money.usd("1.00"));

  /// Answers the next order so; the order itself is not applied.
  public void nextOrder(CarrierAnswer<String> answer) {
    orderAnswers.add(() -> answer);
  }

  /// Runs `meanwhile` when the next order arrives, and then sells as usual.
  public void duringNextOrder(Runnable meanwhile, CarrierAnswer<String> answer) {
    orderAnswers.add(
        () -> {
          meanwhile.run();
          return answer;
        });
  }

  /// Sells the next order, and answers as if nobody knew.
  public void losingNextAnswer() {
    orderAnswers.add(() -> CarrierAnswer.unknown(LOST));
  }

  /// Applies an order long after it was sent.
  public void applyLate(String e164, String reference) {
    account.put(new E164(e164), reference);
  }

  /// Takes a number off the account, as if somebody had released it in the carrier's own console.
  public void loses(String e164) {
    account.remove(new E164(e164));
  }

  public boolean has(String e164) {
    return account.containsKey(new E164(e164));
  }

  public void nextFind(CarrierAnswer<OnAccount> answer) {
    findAnswers.add(answer);
  }

  public void nextRelease(CarrierAnswer<Confirmed> answer) {
    releaseAnswers.add(() -> answer);
  }

  /// How it points numbers.
  public ScriptedPointing pointing() {
    return pointing;
  }

  public void abilities(boolean holds, boolean references) {
    abilities = new Abilities(holds, references);
  }

  /// Whatever it holds or prolongs ends then.
  public void holdsUntil(Instant end) {
    holdsUntil = end;
  }

  public void price(String setup, String monthly) {
    price = new Price(Money.usd(setup), Money.usd(monthly));
  }

  /// Puts a number on the account, as if it had been there before.
  public void onAccount(String e164) {
    account.put(new E164(e164), "");
  }

  public int orders() {
    return orders.get();
  }

  @Override
  public String name() {
    return "scripted";
  }

  @Override
  public Abilities abilities() {
    return abilities;
  }

  @Override
  public Calls calls() {
    return pointing.calls();
  }

  @Override
  public CarrierAnswer<List<Offer>> search(InventoryQuery query) {
    return CarrierAnswer.accepted(
        AREA_CODES.stream()
            .flatMap(
                code ->
                    IntStream.range(0, 100)
                        .mapToObj(line -> offer(new E164("+1%s55501%02d".formatted(code, line)))))
            .filter(offer -> !account.containsKey(offer.e164()))
            .filter(offer -> query.matches(offer.listing()))
            .limit(query.limit())
            .toList());
  }

  @Override
  public CarrierAnswer<Offer> quote(E164 e164) {
    boolean ours =
        AREA_CODES.contains(e164.areaCode())
            && e164.value().startsWith("55501", 5)
            && !account.containsKey(e164);
    return ours
        ? CarrierAnswer.accepted(offer(e164))
        : CarrierAnswer.refused(Refusal.TAKEN, "not for sale");
  }

  @Override
  public CarrierAnswer<Hold> hold(E164 e164, String reference) {
    return held("hold-" + reference);
  }

  @Override
  public CarrierAnswer<Hold> extendHold(E164 e164, String holdId) {
    return held(holdId);
  }

  private CarrierAnswer<Hold> held(String holdId) {
    return abilities.holds()
        ? CarrierAnswer.accepted(new Hold(holdId, holdsUntil))
        : CarrierAnswer.refused(Refusal.UNSUPPORTED, "no holds here");
  }

  @Override
  public CarrierAnswer<Confirmed> releaseHold(E164 e164, String holdId) {
    return CarrierAnswer.accepted(Confirmed.DONE);
  }

  @Override
  public CarrierAnswer<String> order(Order order) {
    orders.incrementAndGet();
    Supplier<CarrierAnswer<String>> scripted = orderAnswers.poll();
    if (scripted != null) {
      CarrierAnswer<String> answer = scripted.get();
      if (answer instanceof CarrierAnswer.Unknown<String>(var detail) && detail.equals(LOST)) {
        account.putIfAbsent(order.e164(), order.reference());
      }
      return answer;
    }
    String standing = account.putIfAbsent(order.e164(), order.reference());
    boolean known = abilities.references() && order.reference().equals(standing);
    return standing == null || known
        ? CarrierAnswer.accepted("id-" + order.e164().digits())
        : CarrierAnswer.unknown("on the account already");
  }

  @Override
  public CarrierAnswer<OnAccount> find(@Nullable String reference, E164 e164) {
    CarrierAnswer<OnAccount> scripted = findAnswers.poll();
    if (scripted != null) {
      return scripted;
    }
    String standing = account.get(e164);
    return standing == null
        ? CarrierAnswer.refused(Refusal.ABSENT, "not on the account")
        : CarrierAnswer.accepted(onAccount(e164, standing));
  }

  private OnAccount onAccount(E164 e164, String standing) {
    boolean kept = abilities.references() && !standing.isEmpty();
    return new OnAccount("id-" + e164.digits(), offer(e164), kept ? standing : null);
  }

  @Override
  public CarrierAnswer<AccountPage> owned(@Nullable String cursor) {
    return CarrierAnswer.accepted(
        new AccountPage(
            account.entrySet().stream()
                .map(each -> onAccount(each.getKey(), each.getValue()))
                .toList(),
            null));
  }

  @Override
  public CarrierAnswer<Confirmed> pointVoice(E164 e164, String carrierId) {
    return pointing.point(e164);
  }

  @Override
  public CarrierAnswer<Confirmed> release(E164 e164, String carrierId) {
    Supplier<CarrierAnswer<Confirmed>> scripted = releaseAnswers.poll();
    if (scripted != null) {
      return scripted.get();
    }
    account.remove(e164);
    return CarrierAnswer.accepted(Confirmed.DONE);
  }

  private Offer offer(E164 e164) {
    Listing listing =
        new Listing(
            e164,
            "US",
            NumberType.LOCAL,
            "Detroit",
            "MI",
            "DETROIT",
            Set.of(Feature.VOICE, Feature.SMS),
            name());
    return new Offer(listing, price, true);
  }
}

package io.dialplane.testkit.standin;

import io.dialplane.domain.E164;
import io.dialplane.domain.Offer;
import io.dialplane.port.Carrier;
import io.dialplane.port.Carrier.OnAccount;
import io.dialplane.port.CarrierAnswer;
import io.dialplane.port.CarrierAnswer.Accepted;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;

/// Everything that a carrier can be asked, each with what must have been before.
enum Ask {
  SEARCH,
  QUOTE,
  HOLD,
  HOLD_AGAIN,
  EXTEND,
  ORDER,
  ORDER_ABROAD,
  FIND,
  OWNED,
  POINT,
  RELEASE;

  static final E164 NUMBER = Asked.number("907", 11);
  static final String REFERENCE = "0123456789abcdef0123456789abcdef";

  /// More than a page of any carrier's account.
  private static final List<String> ACCOUNT = List.of("907", "505", "406", "802", "416", "787");

  /// How often a question is asked at most.
  static final int MOST_ASKED = 3;

  private static final int LINES = 100;
  private static final int MOST_LOOKS = 5;
  private static final Map<String, List<Heard>> REQUESTS = new ConcurrentHashMap<>();

  /// What is asked of an adapter, once everything is prepared.
  interface Question {
    CarrierAnswer<?> put();
  }

  /// One adapter before a stand-in of its own.
  record Bench(Brand brand, StandIn standIn, Carrier carrier) implements AutoCloseable {

    static Bench of(Brand brand) {
      StandIn standIn = brand.open(InstantSource.system());
      return new Bench(
          brand, standIn, brand.adapter(standIn, InstantSource.system(), Adapters.PATIENT));
    }

    boolean owns() {
      return brand.owns(standIn, NUMBER.value());
    }

    @Override
    public void close() {
      standIn.close();
    }
  }

  /// Whether it is one of a carrier's: only Telnyx holds, and is asked for papers.
  boolean isOf(Brand brand) {
    return switch (this) {
      case HOLD, HOLD_AGAIN, EXTEND, ORDER_ABROAD -> brand == Brand.TELNYX;
      case SEARCH, QUOTE, ORDER, FIND, OWNED, POINT, RELEASE -> true;
    };
  }

  /// What a carrier is asked for it, each kind of request once.
  List<Heard> requests(Brand brand) {
    return REQUESTS.computeIfAbsent(this + " " + brand, _ -> asked(brand));
  }

  private List<Heard> asked(Brand brand) {
    Answers answers = new Answers();
    try (Bench bench = Bench.of(brand)) {
      Question question = prepared(bench);
      bench.standIn().retell(answers);
      question.put();
    }
    Set<String> known = new TreeSet<>();
    return answers.requests().stream()
        .filter(request -> known.add(Fixtures.plain(request)))
        .toList();
  }

  Question prepared(Bench bench) {
    Carrier carrier = bench.carrier();
    return switch (this) {
      case SEARCH -> () -> carrier.search(Asked.in("907"));
      case QUOTE -> () -> carrier.quote(NUMBER);
      case HOLD -> quoted(carrier, (c, _) -> c.hold(NUMBER, REFERENCE));
      case HOLD_AGAIN -> held(carrier, (c, _) -> c.hold(NUMBER, REFERENCE));
      case EXTEND -> held(carrier, (c, hold) -> c.extendHold(NUMBER, hold.id()));
      case ORDER -> quoted(carrier, (c, o) -> c.order(new Carrier.Order(NUMBER, REFERENCE, o)));
      case ORDER_ABROAD -> abroad(bench);
      case FIND -> owned(carrier, (c, _) -> c.find(REFERENCE, NUMBER));
      case OWNED -> full(bench);
      case POINT -> owned(carrier, (c, there) -> c.pointVoice(NUMBER, there.carrierId()));
      case RELEASE -> owned(carrier, (c, there) -> c.release(NUMBER, there.carrierId()));
    };
  }

  private static Question quoted(
      Carrier carrier, BiFunction<Carrier, Offer, CarrierAnswer<?>> then) {
    Offer offer = Asked.value(carrier.quote(NUMBER));
    return () -> then.apply(carrier, offer);
  }

  private static Question held(
      Carrier carrier, BiFunction<Carrier, Carrier.Hold, CarrierAnswer<?>> then) {
    Asked.value(carrier.quote(NUMBER));
    Carrier.Hold hold = Asked.value(carrier.hold(NUMBER, REFERENCE));
    return () -> then.apply(carrier, hold);
  }

  /// For which Telnyx wants papers.
  private static Question abroad(Bench bench) {
    E164 number = Asked.number("787", 11);
    if (bench.standIn() instanceof TelnyxStandIn telnyx) {
      telnyx.wantPapers(number.value());
    }
    Offer offer = Asked.value(bench.carrier().quote(number));
    return () -> bench.carrier().order(new Carrier.Order(number, REFERENCE, offer));
  }

  private static Question owned(
      Carrier carrier, BiFunction<Carrier, OnAccount, CarrierAnswer<?>> then) {
    Asked.buy(carrier, NUMBER, REFERENCE);
    for (int look = 0; look < MOST_LOOKS; look++) {
      if (carrier.find(REFERENCE, NUMBER) instanceof Accepted<OnAccount>(var there)) {
        return () -> then.apply(carrier, there);
      }
    }
    throw new AssertionError("the number was not bought");
  }

  private static Question full(Bench bench) {
    for (String areaCode : ACCOUNT) {
      for (int line = 0; line < LINES; line++) {
        bench.brand().bring(bench.standIn(), Asked.number(areaCode, line).value());
      }
    }
    return () -> bench.carrier().owned(null);
  }
}

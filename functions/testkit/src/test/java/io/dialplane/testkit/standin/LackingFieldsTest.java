package io.dialplane.testkit.standin;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialplane.testkit.standin.Answers.Lack;
import io.dialplane.testkit.standin.Ask.Bench;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Takes every field out of every answer of every carrier, one at a time, and makes it null: the
/// adapter then says the same as with it, or that it does not know, but nothing that is not so.
class LackingFieldsTest {
  /// An adapter mostly waits.
  private static final int AT_ONCE = 8;

  /// Where a page ends, null says that it is the last.
  private static final Set<String> LAST_IF_NULL = Set.of("next_page_uri", "meta.next");

  private static final Map<Brand, List<Lacking>> ALL = new ConcurrentHashMap<>();

  /// What came of one question.
  private record Outcome(Told told, List<String> deeds) {}

  /// One field that is lacking, and what came of it.
  private record Lacking(Ask ask, String request, Lack lack, Outcome before, Outcome after) {

    boolean changesNothing() {
      return after.equals(before);
    }

    /// The same for a field that is null.
    @Override
    public String toString() {
      String kind = after.told().kind();
      return "%s, answer to %s without %s: %s"
          .formatted(
              ask, request, lack.field(), kind.equals("accepted") ? "accepted otherwise" : kind);
    }
  }

  @ParameterizedTest
  @EnumSource
  void nothing_untrue_is_made_of_an_answer_that_lacks_a_field(Brand brand) throws Exception {
    assertThat(all(brand))
        .hasSizeGreaterThan(100)
        .filteredOn(each -> !isSafe(brand, each))
        .isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void what_an_adapter_cannot_do_without_is_known(Brand brand) throws Exception {
    Set<String> needed = new TreeSet<>();
    all(brand).stream()
        .filter(lacking -> !lacking.changesNothing())
        .forEach(lacking -> needed.add(lacking.toString()));

    assertThat(needed)
        .isEqualTo(
            new TreeSet<>(
                Fixtures.lines("needed-of-" + brand.name().toLowerCase(Locale.ROOT) + ".txt")));
  }

  private static List<Lacking> all(Brand brand) throws ExecutionException, InterruptedException {
    List<Lacking> known = ALL.get(brand);
    if (known != null) {
      return known;
    }
    List<Future<Lacking>> asked = new ArrayList<>();
    List<Lacking> all = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
      for (Ask ask : Ask.values()) {
        if (ask.isOf(brand)) {
          asked.addAll(asked(brand, ask, threads));
        }
      }
      for (Future<Lacking> each : asked) {
        all.add(each.get());
      }
    }
    ALL.put(brand, all);
    return all;
  }

  private static List<Future<Lacking>> asked(Brand brand, Ask ask, ExecutorService threads) {
    Answers answers = new Answers();
    Outcome before = outcome(brand, ask, answers);
    List<Future<Lacking>> asked = new ArrayList<>();
    for (int answer = 0; answer < answers.requests().size(); answer++) {
      String request = Fixtures.plain(answers.requests().get(answer));
      for (String field : answers.fields(answer)) {
        for (boolean asNull : List.of(false, true)) {
          Lack lack = new Lack(answer, field, asNull);
          asked.add(
              threads.submit(
                  () ->
                      new Lacking(
                          ask, request, lack, before, outcome(brand, ask, new Answers(lack)))));
        }
      }
    }
    return asked;
  }

  private static Outcome outcome(Brand brand, Ask ask, Answers answers) {
    try (Bench bench = Bench.of(brand)) {
      Ask.Question question = ask.prepared(bench);
      bench.standIn().retell(answers);
      Told told = Told.of(question.put());
      return new Outcome(
          told, answers.requests().stream().filter(Heard::isDeed).map(Fixtures::plain).toList());
    }
  }

  private static boolean isSafe(Brand brand, Lacking lacking) {
    Told told = lacking.after().told();
    Lack lack = lacking.lack();
    if (told.is("unknown") || told.is("pending") || lacking.changesNothing()) {
      return true;
    }
    // An empty object is Vonage's word for nothing.
    boolean nothing = brand == Brand.VONAGE && lack.field().equals("*");
    boolean last = lack.asNull() && LAST_IF_NULL.contains(lack.field());
    return switch (lacking.ask()) {
      // What cannot be told is not sold.
      case SEARCH, QUOTE -> told.values().stream().allMatch(LackingFieldsTest::isSold);
      case FIND, OWNED -> nothing || last || isSame(told, lacking.before().told());
      // A no may differ where nothing was done that it could be wrong about.
      case HOLD, HOLD_AGAIN, EXTEND, ORDER, POINT, RELEASE ->
          told.is("refused") && lacking.after().deeds().size() < lacking.before().deeds().size();
      case ORDER_ABROAD -> told.is("refused") && lacking.after().deeds().isEmpty();
    };
  }

  /// A number that is for sale, for what it costs or for Twilio's list price.
  private static boolean isSold(String offer) {
    return offer.matches("[+]190755501[0-9]{2} at (0.80|1.00|0.74|1.15|1.10)");
  }

  /// The same numbers with the same ids, if perhaps without our reference.
  private static boolean isSame(Told told, Told before) {
    return told.kind().equals(before.kind())
        && told.values().stream()
            .filter(value -> !value.equals("under null"))
            .allMatch(before.values()::contains)
        && told.values().size() == before.values().size();
  }
}

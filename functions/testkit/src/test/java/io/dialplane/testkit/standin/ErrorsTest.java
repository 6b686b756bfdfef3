package io.dialplane.testkit.standin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dialplane.http.Json;
import io.dialplane.testkit.standin.Ask.Bench;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Every error that a carrier documents: those of its document in answer to every request that they
/// may answer, and the codes of its pages. Twilio's document has none, and Plivo has no document.
class ErrorsTest {
  /// The statuses that Telnyx declares and does not say with which code they come.
  private static final List<Integer> TELNYX_STATUSES = List.of(400, 403, 404, 409, 422);

  /// A documented error of a carrier: in answer to what, the code or the words, and what it means.
  private record Row(Ask ask, Brand brand, int status, String words, String meaning) {}

  @ParameterizedTest
  @EnumSource(
      value = Brand.class,
      names = {"TELNYX", "VONAGE"})
  void each_that_the_document_declares_is_no_success(Brand brand) {
    Set<String> outcomes = new TreeSet<>();
    for (Ask ask : Ask.values()) {
      if (ask.isOf(brand)) {
        for (Heard request : ask.requests(brand)) {
          for (Said error : declared(brand, request)) {
            Told told = told(brand, ask, request, error);
            assertThat(isSafe(ask, told))
                .as("%s: %s answered %s, %s", ask, request.line(), error, told)
                .isTrue();
            outcomes.add(
                "%s, %d to %s: %s"
                    .formatted(ask, error.status(), Fixtures.plain(request), told.kind()));
          }
        }
      }
    }

    assertThat(outcomes)
        .isEqualTo(
            new TreeSet<>(
                Fixtures.lines("errors-of-" + brand.name().toLowerCase(Locale.ROOT) + ".txt")));
  }

  /// With the bodies that the document describes.
  private static List<Said> declared(Brand brand, Heard request) {
    List<Said> errors = new ArrayList<>();
    try (Bench bench = Bench.of(brand)) {
      ApiDocument document = bench.standIn().document().orElseThrow();
      for (int status : document.errors(request)) {
        errors.add(Said.of(status, new Sample(document).of(document.schema(request, status))));
      }
    }
    return errors;
  }

  private static Told told(Brand brand, Ask ask, Heard request, Said error) {
    try (Bench bench = Bench.of(brand)) {
      Ask.Question question = ask.prepared(bench);
      for (int asked = 0; asked < Ask.MOST_ASKED; asked++) {
        bench.standIn().answerNext(beginning(request), error);
      }
      return Told.of(question.put());
    }
  }

  /// Up to an id, which is another each time.
  private static String beginning(Heard request) {
    return request.line().replaceFirst("[0-9a-f]{8}-[0-9a-f-]{27}.*", "");
  }

  /// An error is never taken for success, and decides nothing that it does not say.
  private static boolean isSafe(Ask ask, Told told) {
    return switch (ask) {
      case HOLD, HOLD_AGAIN, EXTEND, ORDER, ORDER_ABROAD, POINT, RELEASE, OWNED ->
          !told.is("accepted");
      // By one way or by the other.
      case FIND -> !told.is("refused absent");
      case SEARCH, QUOTE -> true;
    };
  }

  @TestFactory
  Stream<DynamicTest> each_code_means_what_it_says() {
    return Fixtures.lines("codes.txt").stream()
        .filter(line -> !line.startsWith("#"))
        .map(ErrorsTest::row)
        .flatMap(row -> variants(row).stream())
        .map(
            row ->
                DynamicTest.dynamicTest(
                    row.toString(), () -> assertThat(told(row).kind()).isEqualTo(row.meaning())));
  }

  /// `ORDER TELNYX 422 85001 = refused taken`; `*` is any status that it may come with.
  private static Row row(String line) {
    String[] sides = line.split(" = ", 2);
    String[] parts = sides[0].split(" ", 4);
    return new Row(
        Ask.valueOf(parts[0]),
        Brand.valueOf(parts[1]),
        parts[2].equals("*") ? 0 : Integer.parseInt(parts[2]),
        parts[3],
        sides[1]);
  }

  private static List<Row> variants(Row row) {
    return row.status() != 0
        ? List.of(row)
        : TELNYX_STATUSES.stream()
            .map(status -> new Row(row.ask(), row.brand(), status, row.words(), row.meaning()))
            .toList();
  }

  private static Told told(Row row) {
    Heard deed =
        row.ask().requests(row.brand()).stream().filter(Heard::isDeed).findFirst().orElseThrow();
    try (Bench bench = Bench.of(row.brand())) {
      Ask.Question question = row.ask().prepared(bench);
      int before = bench.standIn().heard(beginning(deed)).size();
      for (int asked = 0; asked < Ask.MOST_ASKED; asked++) {
        bench.standIn().answerNext(beginning(deed), said(row));
      }
      Told told = Told.of(question.put());
      assertThat(bench.owns()).isFalse();
      // Only where Telnyx wants a search first, it is a sure no that a second try may follow.
      assertThat(bench.standIn().heard(beginning(deed)).size() - before)
          .isEqualTo(row.words().equals("85000") && row.ask() != Ask.EXTEND ? 2 : 1);
      return told;
    }
  }

  private static Said said(Row row) {
    return switch (row.brand()) {
      case TELNYX -> TelnyxStandIn.refusal(row.status(), row.words(), "In Telnyx's words.");
      case TWILIO ->
          TwilioStandIn.refusal(row.status(), Integer.parseInt(row.words()), "In Twilio's words.");
      case PLIVO ->
          Said.of(row.status(), Json.object().put("api_id", "an id").put("error", row.words()));
      case VONAGE -> vonage(row);
    };
  }

  /// `420 method failed` is Vonage's old form, `low-balance Low balance` its new one (RFC 7807).
  private static Said vonage(Row row) {
    String code = row.words().substring(0, row.words().indexOf(' '));
    String words = row.words().substring(code.length() + 1);
    ObjectNode body =
        code.chars().allMatch(Character::isDigit)
            ? Json.object().put("error-code", code).put("error-code-label", words)
            : Json.object()
                .put("type", "https://developer.vonage.com/api-errors#" + code)
                .put("title", words)
                .put("detail", "In Vonage's words.");
    return Said.of(row.status(), body);
  }
}

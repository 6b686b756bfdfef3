package io.dialplane.testkit.standin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dialplane.testkit.standin.Ask.Bench;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SampleTest {
  private static final List<Integer> SUCCESSES = List.of(200, 201);

  @ParameterizedTest
  @EnumSource(
      value = Brand.class,
      names = {"TELNYX", "TWILIO", "VONAGE"})
  void a_sample_says_everything_that_the_document_names_and_is_an_answer_by_it(Brand brand) {
    int samples = 0;
    try (Bench bench = Bench.of(brand)) {
      ApiDocument document = bench.standIn().document().orElseThrow();
      for (Ask ask : Ask.values()) {
        for (Heard request : ask.isOf(brand) ? ask.requests(brand) : List.<Heard>of()) {
          List<Integer> statuses =
              Stream.concat(SUCCESSES.stream(), document.errors(request).stream()).toList();
          for (int status : statuses) {
            JsonNode schema = document.schema(request, status);
            if (!schema.isMissingNode()) {
              JsonNode sample = new Sample(document).of(schema);
              assertThat(document.faults(request, Said.of(status, sample))).isEmpty();
              assertThat(sample.size())
                  .isEqualTo(document.resolved(schema).path("properties").size())
                  .isPositive();
              samples++;
            }
          }
        }
      }
    }

    assertThat(samples).isGreaterThan(5);
  }
}

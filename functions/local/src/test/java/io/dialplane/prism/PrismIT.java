package io.dialplane.prism;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.dialplane.testkit.standin.Heard;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Every request that an adapter sends, before a server that knows the carrier's document and
/// nothing of us.
class PrismIT {

  @ParameterizedTest
  @EnumSource
  void takes_every_request_that_the_adapter_sends(Published carrier)
      throws IOException, InterruptedException {
    Optional<String> lack = Prism.lacks();
    lack.ifPresent(why -> System.out.println("PrismIT is skipped: " + why));
    assumeTrue(lack.isEmpty(), () -> lack.orElse(""));

    List<Heard> heard = Everything.asked(carrier);

    try (Prism prism = Prism.serving(carrier.document())) {
      for (Heard each : heard) {
        assertThat(prism.faults(each)).as(each.line()).isEmpty();
      }
    }
    for (Predicate<String> operation : carrier.operations()) {
      assertThat(heard).extracting(Heard::line).anyMatch(operation);
    }
  }

  @ParameterizedTest
  @EnumSource
  void finds_what_is_wrong_with_a_request(Published carrier)
      throws IOException, InterruptedException {
    assumeTrue(Prism.lacks().isEmpty(), () -> Prism.lacks().orElse(""));
    List<Heard> heard = Everything.asked(carrier);

    try (Prism prism = Prism.serving(carrier.document())) {
      for (Heard each : heard) {
        Heard stranger = new Heard(each.method(), each.path(), each.query(), Map.of(), each.body());
        assertThat(prism.faults(stranger)).as(each.line()).isNotEmpty();
      }
    }
  }
}

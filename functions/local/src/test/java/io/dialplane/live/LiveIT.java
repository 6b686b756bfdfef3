package io.dialplane.live;

import io.dialplane.domain.Mode;
import io.dialplane.domain.Money;
import io.dialplane.domain.Tenant;
import io.dialplane.port.Carrier;
import io.dialplane.testkit.Template;
import io.dialplane.wiring.Settings;
import io.dialplane.wiring.Wiring;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// A user's own account at a carrier, with the credentials of the environment, in real time.
///
/// `mvn verify -Dlive.telnyx` searches and looks, and changes nothing. `-Dlive.buyUpTo=2.50` beside
/// it also buys one number for at most so many dollars, and gives it back. Without `-Dlive.…` there
/// is no test here.
class LiveIT {
  private static final List<String> CARRIERS = List.of("telnyx", "twilio", "plivo", "vonage");

  @TestFactory
  Stream<DynamicTest> a_real_carrier() {
    return CARRIERS.stream()
        .filter(name -> System.getProperty("live." + name) != null)
        .flatMap(LiveIT::tests);
  }

  private static Stream<DynamicTest> tests(String name) {
    LiveCheck check = new LiveCheck(carrier(name));
    DynamicTest looks = DynamicTest.dynamicTest(name + " can be searched", check::looks);
    return Stream.concat(
        Stream.of(looks),
        most().stream()
            .map(
                most ->
                    DynamicTest.dynamicTest(
                        name + " sells a number for at most " + most,
                        () -> check.buysAndGivesBack(most))));
  }

  private static Optional<Money> most() {
    return Optional.ofNullable(System.getProperty("live.buyUpTo")).map(Money::usd);
  }

  /// As a deployment has it.
  private static Carrier carrier(String name) {
    Map<String, String> environment = new HashMap<>(Template.load().tableVariables());
    environment.putAll(System.getenv());
    environment.put("CARRIERS", name);
    Wiring wiring =
        new Wiring(Settings.of(environment), InstantSource.system(), new SecureRandom());
    return wiring.carriers().of(new Tenant("live", Mode.LIVE)).getFirst();
  }
}

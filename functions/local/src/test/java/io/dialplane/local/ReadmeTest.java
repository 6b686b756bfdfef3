package io.dialplane.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Plays the README's commands as they stand, from the first to the last, by bash and curl against
/// a runner. Changed are only its address and the key that a reader pastes. `mvn` is CI's own
/// command, `sam` and `aws` need containers or an account: of theirs bash reads the words.
class ReadmeTest {
  private static final Pattern BLOCK = Pattern.compile("(?ms)^```sh\\n(.*?)^```$");
  private static final String ADDRESS = "http://localhost:3000";
  private static final String KEY = "dp_test_…";

  /// 25.00 is to be read as it was written.
  private static final ObjectReader EXACT =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build()
          .readerFor(JsonNode.class);

  /// The first error ends it, and curl says nothing but its answer. What stands in for a command
  /// reads what is piped to it, or the pipe breaks now and then.
  private static final String BEFORE =
      """
      set -euo pipefail
      exec </dev/null
      mvn() { :; }
      sam() { cat >/dev/null; }
      aws() { :; }
      curl() { command curl --silent --show-error "$@"; }
      """;

  /// What a reader sees, answer by answer: a place in it, and what stands there.
  private static final List<Map.Entry<String, String>> SEEN =
      List.of(
          Map.entry("/data/2/setupCost", "1.00"),
          Map.entry("/data/e164", "+14155550100"),
          Map.entry("/data/status", "available"),
          Map.entry("/data/status", "assigned"),
          Map.entry("/data/publishedVersion", "1"),
          Map.entry("/data/live", "true"),
          Map.entry("/data/availableUsd", "23.00"),
          Map.entry("/mode", "test"),
          Map.entry("/balanceAfterUsd", "25.00"),
          Map.entry("/e164", "+14155550198"),
          Map.entry("/keys/1/scopes/0", "numbers:read"),
          Map.entry("/data/e164", "+14155550105"));

  @TempDir private Path folder;

  @BeforeAll
  static void needs_what_a_reader_has() {
    for (String command : List.of("bash", "curl", "sed")) {
      assumeTrue(isHere(command), "there is no " + command + " here");
    }
  }

  @Test
  void every_command_does_what_its_reader_expects() throws IOException {
    String readme = Files.readString(Path.of("README.md"));
    assertThat(readme).contains(ADDRESS, KEY);

    List<JsonNode> answers;
    try (Running running = Running.with(Map.of())) {
      answers =
          play(
              script(readme)
                  .replace(ADDRESS, running.runner().address())
                  .replace(KEY, running.runner().demoKey()));
    }

    SoftAssertions all = new SoftAssertions();
    all.assertThat(answers).hasSameSizeAs(SEEN);
    for (int i = 0; i < Math.min(answers.size(), SEEN.size()); i++) {
      JsonNode answer = answers.get(i);
      all.assertThat(answer.at(SEEN.get(i).getKey()).toString())
          .as(answer.toString())
          .isIn(SEEN.get(i).getValue(), "\"" + SEEN.get(i).getValue() + "\"");
    }
    all.assertAll();
  }

  private static String script(String readme) {
    StringBuilder script = new StringBuilder(BEFORE);
    Matcher block = BLOCK.matcher(readme);
    while (block.find()) {
      script.append(block.group(1));
    }
    return script.toString();
  }

  /// Every JSON value that the script prints.
  private List<JsonNode> play(String script) throws IOException {
    Path errors = folder.resolve("errors");
    Process bash = new ProcessBuilder("bash", "-c", script).redirectError(errors.toFile()).start();
    String printed = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int status = bash.onExit().join().exitValue();
    assertThat(status).as(Files.readString(errors) + printed).isZero();
    try (MappingIterator<JsonNode> values = EXACT.readValues(printed)) {
      return values.readAll();
    }
  }

  private static boolean isHere(String command) {
    try {
      return new ProcessBuilder(command, "--version")
              .redirectErrorStream(true)
              .start()
              .onExit()
              .join()
              .exitValue()
          == 0;
    } catch (IOException _) {
      return false;
    }
  }
}

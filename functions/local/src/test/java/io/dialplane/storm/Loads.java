package io.dialplane.storm;

import io.dialplane.storm.Weather.Flaw;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The table of all conditions, `conditions.txt`: each with the storm that notices its absence, be
/// it that somebody comes between in it; the carrier of one that is `late` applies orders after the
/// quiet time. A `scene` is what no storm does. And what the code has, to hold that table against.
final class Loads {
  private static final Path TABLE = Path.of("functions/local/src/test/resources/conditions.txt");
  private static final Pattern LINE =
      Pattern.compile("(scene|[A-Z]+) ?([0-9]*)( late)?( with an interloper)?: (.*)");

  /// A member of a class as the formatter sets it, or of one inside it.
  private static final Pattern MEMBER =
      Pattern.compile("^ {2}(?: {2})?(?:[a-z]+ )*[A-Z\\[<a-z][^=(;/]* ([a-z]\\w*)\\(.*");

  /// Hands a transaction to the store, or to what does so for many.
  private static final Pattern SENDS = Pattern.compile("(?<!Outcome)\\.(commit|transact|amend)\\(");

  private Loads() {}

  private static Stream<MatchResult> lines() {
    return text(TABLE).lines().map(line -> LINE.matcher(line).results().findFirst().orElseThrow());
  }

  /// The storms that notice by themselves, by the names of the loads.
  static Map<String, Weather> storms() {
    return storms(line -> line.group(2) != null && line.group(4) == null);
  }

  /// The storms in which somebody comes between, by the names of the loads at which.
  static Map<String, Weather> intruded() {
    return storms(line -> line.group(4) != null);
  }

  private static Map<String, Weather> storms(Predicate<MatchResult> those) {
    Map<String, Weather> storms = new LinkedHashMap<>();
    lines()
        .filter(line -> !line.group(2).isEmpty())
        .filter(those)
        .forEach(
            line -> {
              Weather weather =
                  Weather.of(Long.parseLong(line.group(2)), Weather.SHORT)
                      .with(Crowd.valueOf(line.group(1)));
              storms.put(
                  line.group(5),
                  line.group(3) == null ? weather : weather.with(Flaw.APPLIED_AFTER_QUIET));
            });
    return storms;
  }

  /// The names of all.
  static Set<String> all() {
    return names(_ -> true);
  }

  /// The names of those that no storm shows.
  static Set<String> scenes() {
    return names(line -> line.group(1).equals("scene"));
  }

  private static Set<String> names(Predicate<MatchResult> those) {
    return lines()
        .filter(those)
        .map(line -> line.group(5))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /// Every method of the product that sends transactions.
  static Set<String> places() {
    Set<String> places = new TreeSet<>();
    for (Path source : sources()) {
      String type = source.getFileName().toString().replace(".java", "");
      String member = "";
      for (String line : text(source).lines().toList()) {
        member =
            MEMBER.matcher(line).results().findFirst().map(found -> found.group(1)).orElse(member);
        if (SENDS.matcher(line).find()) {
          places.add(type + "." + member);
        }
      }
    }
    return places;
  }

  static Set<Path> sources() {
    try (Stream<Path> files = Files.walk(Path.of("functions"))) {
      return files
          .filter(file -> file.toString().matches(".*/src/main/java/.*[.]java"))
          .filter(file -> !file.toString().contains("/testkit/"))
          .collect(Collectors.toCollection(TreeSet::new));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

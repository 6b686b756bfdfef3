package io.dialplane.storm;

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

/// The table of all conditions, `conditions.txt`: each with the storm that notices its absence, or
/// `scene` where none was found to, or `seldom` where few storms so much as meet it; and what the
/// code has, to hold that table against.
final class Loads {
  private static final Path TABLE = Path.of("functions/local/src/test/resources/conditions.txt");
  private static final Pattern LINE = Pattern.compile("(scene|seldom|[A-Z]+) ?([0-9]*): (.*)");

  /// A member of a class as the formatter sets it, or of one inside it.
  private static final Pattern MEMBER =
      Pattern.compile("^ {2}(?: {2})?(?:[a-z]+ )*[A-Z\\[<a-z][^=(;/]* ([a-z]\\w*)\\(.*");

  /// Hands a transaction to the store, or to what does so for many.
  private static final Pattern SENDS = Pattern.compile("(?<!Outcome)\\.(commit|transact|amend)\\(");

  private Loads() {}

  private static Stream<MatchResult> lines() {
    return text(TABLE).lines().map(line -> LINE.matcher(line).results().findFirst().orElseThrow());
  }

  /// The storms that notice, by the names of the loads.
  static Map<String, Weather> storms() {
    Map<String, Weather> storms = new LinkedHashMap<>();
    lines()
        .filter(line -> !line.group(2).isEmpty())
        .forEach(
            line -> {
              Weather weather = Weather.of(Long.parseLong(line.group(2)), Weather.SHORT);
              storms.put(line.group(3), weather.with(Crowd.valueOf(line.group(1))));
            });
    return storms;
  }

  /// The names of those that have to be met.
  static Set<String> all() {
    return names(line -> !line.group(1).equals("seldom"));
  }

  /// The names of those that may be met, too.
  static Set<String> seldom() {
    return names(line -> line.group(1).equals("seldom"));
  }

  private static Set<String> names(Predicate<MatchResult> those) {
    return lines()
        .filter(those)
        .map(line -> line.group(3))
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

package io.dialplane.storm;

import io.dialplane.domain.E164;
import io.dialplane.domain.NumberId;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds the shortest storm of a seed in which something is wrong, for whoever must understand it.
final class Shortest {

  private static final Pattern NUMBER = Pattern.compile("[+]1[0-9]{10}");
  private static final int MOST_LINES = 60;

  private Shortest() {}

  /// Its seed and size, what is wrong, and what was answered until then.
  static String history(Weather weather, List<String> wrongs) {
    int enough = weather.requests();
    int tooFew = 0;
    List<String> found = wrongs;
    while (enough - tooFew > 1) {
      int half = (enough + tooFew) / 2;
      List<String> there = Storm.wrongs(weather.upTo(half));
      if (there.isEmpty()) {
        tooFew = half;
      } else {
        enough = half;
        found = there;
      }
    }
    Storm shortest = new Storm(weather.upTo(enough));
    shortest.run();
    return "%s%nwrong: %s%nhistory:%n%s"
        .formatted(
            weather.upTo(enough),
            String.join("\n       ", found),
            String.join("\n", about(found, shortest.history())));
  }

  /// What was answered about the numbers that something is wrong with, or else the last of all.
  private static List<String> about(List<String> wrongs, List<String> history) {
    Set<String> marks = new TreeSet<>();
    Matcher numbers = NUMBER.matcher(wrongs.toString());
    while (numbers.find()) {
      marks.add(numbers.group());
      // An id begins with the number that it is for.
      marks.add(NumberId.of(new E164(numbers.group()), 0, 0).toString().substring(0, 13));
    }
    List<String> lines =
        history.stream().filter(line -> marks.stream().anyMatch(line::contains)).toList();
    return lines.isEmpty()
        ? history.subList(Math.max(0, history.size() - MOST_LINES), history.size())
        : lines;
  }
}

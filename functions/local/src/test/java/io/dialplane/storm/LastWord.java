package io.dialplane.storm;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// What something can be at last, by what customers were told that they had made of it. Two errands
/// that were on their way at the same time may have had their effect in either order; one that was
/// begun when the other was answered came after it.
final class LastWord {
  private final Map<String, List<Word>> words = new HashMap<>();

  private record Word(Errand errand, String value) {}

  /// This errand was told that it has made this of that.
  void said(Errand errand, String about, String value) {
    words.computeIfAbsent(about, _ -> new ArrayList<>()).add(new Word(errand, value));
  }

  /// Whether anybody was told anything about it.
  boolean knows(String about) {
    return words.containsKey(about);
  }

  /// What no other word surely came after.
  Set<String> possible(String about) {
    List<Word> all = words.getOrDefault(about, List.of());
    return all.stream()
        .filter(word -> all.stream().noneMatch(other -> other.errand().isAfter(word.errand())))
        .map(Word::value)
        .collect(Collectors.toSet());
  }
}

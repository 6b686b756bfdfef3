package io.dialplane.storm;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// A storm's customers, and what they wait for.
final class Clientele {
  private final Fate fate;
  private final List<Customer> all = new ArrayList<>();

  Clientele(Fate fate) {
    this.fate = fate;
  }

  void add(Customer customer) {
    all.add(customer);
  }

  List<Customer> all() {
    return all;
  }

  Customer one() {
    return fate.one(all);
  }

  Customer owner(Errand errand) {
    return all.stream()
        .filter(customer -> customer.errands().contains(errand))
        .findFirst()
        .orElseThrow();
  }

  List<Errand> unfinished() {
    return all.stream().flatMap(customer -> customer.unfinished().stream()).toList();
  }

  /// What has been without an answer for the longest.
  Optional<Errand> oldest() {
    return unfinished().stream().min(Comparator.comparing(Errand::firstSent));
  }
}

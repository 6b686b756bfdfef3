package io.dialplane.testkit.standin;

/// What becomes of a stand-in's answer on its way: said with more words, or with fewer.
@FunctionalInterface
public interface Retelling {
  Retelling VERBATIM = (_, said) -> said;

  Said retold(Heard heard, Said said);
}

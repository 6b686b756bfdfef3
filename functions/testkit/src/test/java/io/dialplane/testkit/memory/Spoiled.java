package io.dialplane.testkit.memory;

import static io.dialplane.testkit.memory.Draw.text;
import static io.dialplane.testkit.memory.Draw.whole;

import io.dialplane.testkit.ItemSize;
import java.util.function.Consumer;

/// Makes a write wrong in one of the ways in which the product might.
record Spoiled(Draw draw, Items items) {
  private static final int ITEM_BYTES = 400 * 1024;

  Drawn of(Drawn write) {
    Consumer<Drawn> spoil =
        draw.of(
            this::nothingOfTheKey,
            this::keyOfAnotherType,
            this::emptyKey,
            this::unusedName,
            this::unusedValue,
            this::unknownPlaceholder,
            this::syntax,
            this::reserved,
            this::indexKey,
            this::tooLong,
            this::more);
    spoil.accept(write);
    return write;
  }

  private String key(Drawn write) {
    return draw.of(items.keyNames(write.table));
  }

  private void nothingOfTheKey(Drawn write) {
    write.subject.remove(key(write));
  }

  private void keyOfAnotherType(Drawn write) {
    write.subject.put(key(write), whole(1));
  }

  private void emptyKey(Drawn write) {
    write.subject.put(key(write), text(""));
  }

  private void unusedName(Drawn write) {
    write.names.put("#unused", "stamp");
  }

  private void unusedValue(Drawn write) {
    write.values.put(":unused", whole(1));
  }

  private void unknownPlaceholder(Drawn write) {
    write.condition = draw.of("#unknown = :unknown", "attribute_exists(#unknown)");
  }

  private void syntax(Drawn write) {
    write.condition =
        draw.of(
            "",
            " ",
            "stamp",
            "stamp =",
            "(stamp = stamp",
            "attribute_exists stamp",
            "attribute_exists(stamp))",
            "((attribute_exists(stamp)))",
            "(((attribute_exists(stamp)) AND attribute_exists(stamp)))",
            "attribute_exists(stamp) AND",
            "ATTRIBUTE_EXISTS(stamp)",
            "stamp == stamp",
            "stamp IN ()",
            "size(stamp)",
            "stamp ; stamp");
  }

  private void reserved(Drawn write) {
    write.condition = draw.of("attribute_exists(state)", "attribute_exists(name)", "Values = data");
  }

  private void indexKey(Drawn write) {
    if (write.kind == Drawn.Kind.PUT) {
      var indexes = items.indexes(write.table);
      if (!indexes.isEmpty()) {
        String name = draw.of(Items.names(draw.of(indexes).keySchema()));
        write.subject.put(name, draw.of(text(""), whole(1), text("x".repeat(1025))));
      }
    }
  }

  private void tooLong(Drawn write) {
    if (draw.oneIn(4)) {
      write.subject.put(key(write), text("x".repeat(draw.of(1024, 1025, 2048, 2049))));
    } else if (write.kind == Drawn.Kind.PUT) {
      int left = ITEM_BYTES - "long".length() - ItemSize.of(write.subject);
      write.subject.put("long", text("x".repeat(left + draw.of(0, 1, 1000))));
    }
  }

  private void more(Drawn write) {
    write.subject.put("more", text("more"));
  }
}

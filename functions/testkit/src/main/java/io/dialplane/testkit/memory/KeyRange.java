package io.dialplane.testkit.memory;

import static io.dialplane.testkit.memory.Position.after;
import static io.dialplane.testkit.memory.Position.before;

import io.dialplane.testkit.memory.expression.Invalid;
import io.dialplane.testkit.memory.expression.KeyPart;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The stretch of rows that a key condition speaks of; `bounded` where a bound of the condition
/// belongs to it.
record KeyRange(Position from, Position to, boolean bounded) {
  /// No key is longer than this, so nothing that begins with a text comes after the text with this.
  private static final String LAST = Character.toString(Character.MAX_CODE_POINT).repeat(257);

  static KeyRange of(Keys keys, List<KeyPart> parts) {
    String partition = null;
    KeyPart sort = null;
    for (KeyPart part : parts) {
      if (part.attribute().equals(keys.partition())
          && part.operator().equals("=")
          && partition == null) {
        partition = text(part, 0);
      } else if (part.attribute().equals(keys.sort()) && sort == null) {
        sort = part;
      } else {
        throw new Invalid("Query key condition not supported");
      }
    }
    if (partition == null) {
      throw new Invalid("Query condition missed key schema element: " + keys.partition());
    }
    return of(partition, sort);
  }

  private static KeyRange of(String partition, @Nullable KeyPart sort) {
    Position least = before(partition);
    Position most = after(partition);
    if (sort == null) {
      return new KeyRange(least, most, false);
    }
    String value = text(sort, 0);
    return switch (sort.operator()) {
      case "<" -> new KeyRange(least, before(partition, value), false);
      case "<=" -> new KeyRange(least, after(partition, value), true);
      case ">" -> new KeyRange(after(partition, value), most, false);
      case ">=" -> new KeyRange(before(partition, value), most, true);
      case "=" -> new KeyRange(before(partition, value), after(partition, value), false);
      case KeyPart.BETWEEN ->
          new KeyRange(before(partition, value), after(partition, text(sort, 1)), true);
      case KeyPart.BEGINS_WITH ->
          new KeyRange(before(partition, value), after(partition, value + LAST), false);
      default -> throw new IllegalArgumentException(sort.operator());
    };
  }

  private static String text(KeyPart part, int index) {
    String text = part.values().get(index).s();
    if (text == null || text.isEmpty()) {
      throw new Invalid("A key condition's value must be a text that is not empty");
    }
    return text;
  }

  boolean contains(Position position) {
    return position.compareTo(from) >= 0 && position.compareTo(to) <= 0;
  }

  /// Whether a position is the last that there can be: a table's item on a bound that belongs to
  /// the range.
  boolean isEnd(Position position, boolean forward) {
    return bounded && position.values().equals((forward ? to : from).values());
  }
}

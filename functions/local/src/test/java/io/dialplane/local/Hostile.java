package io.dialplane.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dialplane.http.Json;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Random;

/// Values that no caller should send, all of them from one seed.
final class Hostile {
  private static final List<String> TEXTS =
      List.of(
          "",
          " ",
          "\u0000",
          "a\u0000b",
          "\u0007\u001f\u007f",
          "line\r\nX-Injected: 1",
          "\ud800",
          "\udfff\ud800",
          "a\ud83dz",
          "\ud83d\ude00",
          "\u202e\ufeff\uffff",
          "\u0661\u0662\u0663\u0664\u0665\u0666\u0667\u0668\u0669\u0660",
          "x".repeat(40),
          "x".repeat(500),
          "x".repeat(1_100),
          "x".repeat(3_000),
          "\u00e9".repeat(600),
          "\ud83d\ude00".repeat(300),
          "\ud83d\ude00".repeat(99) + "\ud83d",
          "+999999999999999",
          "+0",
          "++14155550100",
          "+1415555010",
          "%2B14155550100",
          "%zz%",
          "%ed%a0%80",
          "../../etc/passwd",
          "search",
          "purchase/x",
          "org#live",
          "null",
          "NaN",
          "1e400",
          "[]",
          "{\"a\":1}",
          "$default",
          "{id}",
          "/a/b",
          "ffffffffffffffffffffffffffffffff",
          "ffffffff-ffff-8fff-bfff-ffffffffffff",
          "00000000-0000-8000-8000-000000000000");
  private static final List<String> NUMBERS =
      List.of(
          "0",
          "-1",
          "1.000000000001",
          "1e400",
          "1e-400",
          "-0.0",
          "2147483648",
          "0.001",
          "1e2",
          "9223372036854775808",
          "99999999999999999999999999999999999999999");
  private static final int DEEPEST = 400;

  private final Random random;

  Hostile(long seed) {
    random = new Random(seed);
  }

  boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  /// One of a list, or now and then random characters.
  String text() {
    if (chance(80)) {
      return one(TEXTS);
    }
    StringBuilder text = new StringBuilder();
    int length = random.nextInt(40);
    for (int i = 0; i < length; i++) {
      text.append((char) (chance(70) ? random.nextInt(0x80) : random.nextInt(0x10000)));
    }
    return text.toString();
  }

  JsonNode value() {
    return switch (random.nextInt(8)) {
      case 0 -> NullNode.getInstance();
      case 1 -> Json.object().put("v", chance(50)).path("v");
      case 2, 3 -> number();
      case 4 -> nested();
      case 5 -> Json.array().add(text()).add(value());
      default -> Json.object().put("v", text()).path("v");
    };
  }

  private JsonNode number() {
    String text = one(NUMBERS);
    boolean whole = text.chars().allMatch(c -> c == '-' || Character.isDigit(c));
    ArrayNode holder = Json.array();
    return (whole ? holder.add(new BigInteger(text)) : holder.add(new BigDecimal(text))).get(0);
  }

  private JsonNode nested() {
    ObjectNode inner = Json.object();
    inner.put(text(), text());
    JsonNode outer = inner;
    int depth = chance(20) ? DEEPEST : random.nextInt(5);
    for (int i = 0; i < depth; i++) {
      outer = i % 2 == 0 ? Json.array().add(outer) : Json.object().set("a", outer);
    }
    return outer;
  }
}

package io.dialplane.testkit.memory;

import static io.dialplane.testkit.memory.Draw.text;
import static io.dialplane.testkit.memory.Draw.whole;

import io.dialplane.testkit.TemplateTables;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;

/// Draws keys and items of the template's tables: few keys, so that operations meet one another,
/// and attributes as the product has them. `model` holds what the history has led to so far, so
/// that some writes are drawn as one would who has just read.
record Items(Draw draw, TemplateTables template, DynamoDbClient model) {
  static final List<String> TABLES =
      List.of(
          "NumbersTable",
          "HoldsTable",
          "RequestsTable",
          "WalletsTable",
          "AgentsTable",
          "LedgerTable");

  private static final List<String> STATUSES = List.of("available", "releasing");

  String table() {
    return draw.of(TABLES);
  }

  List<String> keyNames(String table) {
    return names(template.request(table).keySchema());
  }

  List<GlobalSecondaryIndex> indexes(String table) {
    return template.request(table).globalSecondaryIndexes();
  }

  /// Whether an attribute is a key of the table or of an index.
  boolean isKey(String table, String name) {
    return keyNames(table).contains(name)
        || indexes(table).stream().anyMatch(index -> names(index.keySchema()).contains(name));
  }

  static List<String> names(List<KeySchemaElement> schema) {
    return schema.stream().map(KeySchemaElement::attributeName).toList();
  }

  Map<String, AttributeValue> key(String table) {
    Map<String, AttributeValue> key = new TreeMap<>();
    keyNames(table).forEach(name -> key.put(name, text(keyText(name))));
    return key;
  }

  /// A value for the key of a table or of an index.
  String keyText(String name) {
    return switch (name) {
      case "e164", "abandonedNumber" ->
          draw.of("+14155550100", "+14155550101", "+13125550102", "+13125550103");
      case "tenant", "owner", "purchasesOf" -> draw.of("o1#test", "o1#live", "o2#test");
      case "ownerStatus", "purchasesOfStatus" -> "o1#test#" + draw.of(STATUSES);
      case "ownerAgent" -> "o1#test#" + draw.of("a1", "a2");
      case "requestId" -> draw.of("r1", "r2", "r3");
      case "agentId" -> draw.of("a1", "a2");
      case "entry" -> draw.of("000001", "000002", "000003", "000004");
      case "dueKind" -> draw.of("renewal", "release");
      case "statusListedAt" -> draw.of(STATUSES) + "#" + order();
      default -> order();
    };
  }

  /// Sort keys: times, with others among them that test the order of texts.
  private String order() {
    return draw.of("0001", "0002", "0003", "0010", "0010#x", "a", "é", "\uFFFF", "\uD83D\uDE00");
  }

  /// The attributes that an expression may speak of.
  List<String> attributes(String table) {
    List<String> attributes = new ArrayList<>(keyNames(table));
    attributes.addAll(others(table));
    indexes(table).forEach(index -> attributes.addAll(names(index.keySchema())));
    return attributes.stream().distinct().toList();
  }

  private static List<String> others(String table) {
    return switch (table) {
      case "HoldsTable" -> List.of("stamp", "held");
      case "WalletsTable" -> List.of("stamp", "available", "held", "entries");
      case "AgentsTable" -> List.of("stamp", "assignedNumbers", "route", "publishedRoute");
      default -> List.of("stamp", "state", "expiresAt", "tags", "extended", "version");
    };
  }

  /// What is at a key now.
  Map<String, AttributeValue> there(String table, Map<String, AttributeValue> key) {
    return model.getItem(get -> get.tableName(table).key(key)).item();
  }

  /// The value of an attribute that is there now, or more seldom another one.
  AttributeValue seen(
      String table, Map<String, AttributeValue> key, String name, AttributeValue other) {
    AttributeValue there = there(table, key).get(name);
    return there == null || draw.oneIn(4) ? other : there;
  }

  AttributeValue attribute(String table, String name) {
    return switch (name) {
      case "stamp" -> text(stamp());
      case "held" -> table.equals("HoldsTable") ? AttributeValue.fromM(holds()) : amount();
      case "available", "entries", "assignedNumbers", "version" -> amount();
      case "expiresAt" -> whole(1_700_000_000L + draw.upTo(3));
      case "route", "publishedRoute" -> AttributeValue.fromM(draw.map());
      case "tags" -> AttributeValue.fromL(draw.some(0, 3, () -> text(draw.word())));
      case "extended" -> AttributeValue.fromBool(draw.oneIn(2));
      case "state" -> text(draw.of("reserved", "owned", "freed"));
      default -> text(keyText(name));
    };
  }

  String stamp() {
    return draw.of("s1", "s2", "s3");
  }

  AttributeValue amount() {
    return whole(draw.upTo(4));
  }

  Map<String, AttributeValue> holds() {
    Map<String, AttributeValue> held = new TreeMap<>();
    draw.distinct(0, 3, () -> keyText("e164")).forEach(e164 -> held.put(e164, hold()));
    return held;
  }

  AttributeValue hold() {
    return text(draw.of("h1 1700000000", "h2 1700000060"));
  }

  /// An item with its stamp and most of its other attributes: some keys of indexes are missing.
  Map<String, AttributeValue> item(String table) {
    Map<String, AttributeValue> item = new TreeMap<>();
    for (String name : attributes(table)) {
      if (!draw.oneIn(4)) {
        item.put(name, attribute(table, name));
      }
    }
    item.put("stamp", text(stamp()));
    item.putAll(key(table));
    return item;
  }
}

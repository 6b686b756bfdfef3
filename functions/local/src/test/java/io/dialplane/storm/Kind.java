package io.dialplane.storm;

import java.lang.StackWalker.StackFrame;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/// A kind of transaction: the place in the code that sends it, as the stack tells, and what it is
/// about, as its events and the state of a purchase tell. What nobody has listed shows by itself.
record Kind(String place, String about) {
  private static final StackWalker STACK = StackWalker.getInstance();

  /// What hands transactions on for others.
  private static final List<String> BETWEEN =
      List.of(
          "io.dialplane.storm.",
          "io.dialplane.testkit.",
          "io.dialplane.dynamodb.",
          "io.dialplane.http.Call.",
          "io.dialplane.http.OwnNumber.");

  static Kind of(DynamoDbRequest request) {
    return new Kind(STACK.walk(frames -> place(frames.toList())), about(request));
  }

  /// As a table of kinds calls it.
  String name() {
    return about.isEmpty() ? place : place + " (" + about + ")";
  }

  private static String place(List<StackFrame> frames) {
    return frames.stream()
        .filter(frame -> frame.getClassName().startsWith("io.dialplane."))
        .filter(frame -> BETWEEN.stream().noneMatch((frame.getClassName() + ".")::startsWith))
        .map(frame -> place(frame))
        .findFirst()
        .orElse("a test");
  }

  private static String place(StackFrame frame) {
    String type = frame.getClassName().replaceAll(".*[.]", "");
    return type + "." + frame.getMethodName().replaceAll("lambda[$](.*)[$][0-9]+", "$1");
  }

  /// Its events, and how a purchase has ended without a number; where it has none, the state that
  /// it leaves a number in.
  private static String about(DynamoDbRequest request) {
    Set<String> events = words(request, "EventsTable", "type");
    if (events.isEmpty()) {
      return String.join(", ", words(request, "NumbersTable", "state"));
    }
    if (events.size() > 1) {
      // Whoever takes a number may meet a hold on it that has run out, and who buys one pays it.
      events.remove("number.hold_expired");
    }
    if (events.contains("number.purchased")) {
      events.remove("wallet.debited");
    }
    if (events.contains("purchase.failed")) {
      events.addAll(words(request, "RequestsTable", "purchaseStatus"));
    }
    return String.join(", ", events);
  }

  private static Set<String> words(DynamoDbRequest request, String table, String name) {
    Set<String> words = new TreeSet<>();
    if (request instanceof TransactWriteItemsRequest transaction) {
      transaction.transactItems().stream()
          .map(TransactWriteItem::put)
          .filter(put -> put != null && put.tableName().equals(table))
          .forEach(put -> words.add(new Item(put.item()).text(name)));
    }
    words.remove("");
    return words;
  }
}

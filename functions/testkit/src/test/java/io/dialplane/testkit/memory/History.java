package io.dialplane.testkit.memory;

import io.dialplane.testkit.TemplateTables;
import io.dialplane.testkit.memory.Drawn.Kind;
import io.dialplane.testkit.memory.Operation.Call;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/// Draws a history of operations from a seed.
final class History {
  private final List<Operation> operations = new ArrayList<>();
  private final Draw draw;
  private final MemoryDynamoDb model;
  private final Items items;
  private final ProductWrites product;
  private final RandomWrites random;
  private final RandomReads reads;
  private final Spoiled spoiled;
  private final List<TransactWriteItemsRequest> sent = new ArrayList<>();

  private History(long seed, TemplateTables template) {
    draw = new Draw(new SplittableRandom(seed));
    model = MemoryDynamoDb.of(template, InstantSource.system(), Hook.NONE);
    items = new Items(draw, template, model);
    product = new ProductWrites(draw, items);
    random = new RandomWrites(draw, items);
    reads = new RandomReads(draw, items);
    spoiled = new Spoiled(draw, items);
  }

  static List<Operation> of(long seed, TemplateTables template, int length) {
    History history = new History(seed, template);
    history.product.beginning().forEach(put -> history.add(history.alone(put)));
    while (history.operations.size() < length) {
      history.add(history.next());
    }
    return history.operations;
  }

  private void add(Operation operation) {
    operations.add(operation);
    operation.on(model, 0);
  }

  private Operation next() {
    return switch (draw.upTo(7)) {
      case 0, 1, 2 -> reads.any();
      case 3, 4, 5 -> alone(write(2));
      default -> transaction();
    };
  }

  private Drawn write(int randomOneIn) {
    Drawn write = draw.oneIn(randomOneIn) ? random.any() : product.any();
    return draw.oneIn(25) ? spoiled.of(write) : write;
  }

  private Operation alone(Drawn write) {
    write.told =
        write.kind == Kind.UPDATE || draw.oneIn(20)
            ? draw.maybe(ReturnValue.NONE, ReturnValue.ALL_OLD, ReturnValue.ALL_NEW)
            : draw.maybe(ReturnValue.NONE, ReturnValue.ALL_OLD);
    if (draw.oneIn(200)) {
      write.table = "NoTable";
    }
    return new Call(write.alone());
  }

  private Operation transaction() {
    if (!sent.isEmpty() && draw.oneIn(10)) {
      return new Call(again(draw.of(sent)));
    }
    List<Drawn> parts = draw.some(1, draw.of(1, 3, 5), () -> write(5));
    if (!draw.oneIn(20)) {
      Set<Object> seen = new HashSet<>();
      parts.removeIf(part -> !seen.add(place(part)));
    }
    TransactWriteItemsRequest request =
        TransactWriteItemsRequest.builder()
            .transactItems(parts.stream().map(Drawn::part).toList())
            .clientRequestToken(draw.oneIn(4) ? null : "t" + sent.size())
            .build();
    sent.add(request);
    return new Call(request);
  }

  private Object place(Drawn write) {
    Map<String, AttributeValue> key = new TreeMap<>(write.subject);
    key.keySet().retainAll(items.keyNames(write.table));
    return List.of(write.table, key);
  }

  /// The same once more, or another one under a token that was used.
  private TransactWriteItemsRequest again(TransactWriteItemsRequest request) {
    return draw.oneIn(3)
        ? request.toBuilder().transactItems(draw.of(sent).transactItems()).build()
        : request;
  }
}

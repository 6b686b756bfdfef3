package io.dialplane.testkit.memory;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/// Something to ask of two stores, with everything in the answer that they must agree on.
sealed interface Operation {
  /// Far more than our few items fill: a page that does not go on would be asked for ever.
  int MOST_PAGES = 100;

  /// `run` sets the tokens of one run apart from another's: DynamoDB Local remembers them.
  Object content(DynamoDbClient store, int run);

  default Answer on(DynamoDbClient store, int run) {
    return Answer.of(() -> content(store, run));
  }

  /// One call.
  record Call(DynamoDbRequest request) implements Operation {
    @Override
    public Object content(DynamoDbClient store, int run) {
      return Answer.content(send(store, run));
    }

    private DynamoDbResponse send(DynamoDbClient store, int run) {
      return switch (request) {
        case GetItemRequest get -> store.getItem(get);
        case BatchGetItemRequest batch -> store.batchGetItem(batch);
        case PutItemRequest put -> store.putItem(put);
        case UpdateItemRequest update -> store.updateItem(update);
        case DeleteItemRequest delete -> store.deleteItem(delete);
        case QueryRequest query -> store.query(query);
        case TransactWriteItemsRequest transaction -> {
          String token = transaction.clientRequestToken();
          yield store.transactWriteItems(
              token == null
                  ? transaction
                  : transaction.toBuilder().clientRequestToken(token + "-" + run).build());
        }
        default -> throw new IllegalArgumentException("not expected: " + request);
      };
    }
  }

  /// A query to its end, page by page.
  record Pages(QueryRequest first) implements Operation {
    @Override
    public Object content(DynamoDbClient store, int run) {
      return pages(store, first).stream().map(Answer::content).toList();
    }
  }

  /// A query of an index to its end. Items with the same sort key come in the store's own order, so
  /// they are compared as a set.
  record IndexPages(QueryRequest first, String sort) implements Operation {
    @Override
    public Object content(DynamoDbClient store, int run) {
      List<QueryResponse> pages = pages(store, first);
      List<Object> groups = new ArrayList<>();
      Set<Object> group = new HashSet<>();
      AttributeValue last = null;
      for (Map<String, AttributeValue> item :
          pages.stream().flatMap(page -> page.items().stream()).toList()) {
        if (!Objects.equals(last, item.get(sort))) {
          group = new HashSet<>();
          groups.add(group);
        }
        group.add(item);
        last = item.get(sort);
      }
      return List.of(groups, pages.stream().map(QueryResponse::count).toList());
    }
  }

  private static List<QueryResponse> pages(DynamoDbClient store, QueryRequest first) {
    List<QueryResponse> pages = new ArrayList<>();
    pages.add(store.query(first));
    while (pages.getLast().hasLastEvaluatedKey() && pages.size() < MOST_PAGES) {
      var start = pages.getLast().lastEvaluatedKey();
      pages.add(store.query(first.toBuilder().exclusiveStartKey(start).build()));
    }
    return pages;
  }

  /// A scan to its end. Items come in the store's own order.
  record WholeTable(ScanRequest first) implements Operation {
    @Override
    public Object content(DynamoDbClient store, int run) {
      Set<Object> items = new HashSet<>();
      List<Integer> counts = new ArrayList<>();
      ScanRequest next = first;
      while (next != null && counts.size() < MOST_PAGES) {
        ScanResponse page = store.scan(next);
        items.addAll(page.items());
        counts.add(page.count());
        next =
            page.hasLastEvaluatedKey()
                ? first.toBuilder().exclusiveStartKey(page.lastEvaluatedKey()).build()
                : null;
      }
      return List.of(items, counts);
    }
  }
}

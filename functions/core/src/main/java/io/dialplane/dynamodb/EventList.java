package io.dialplane.dynamodb;

import io.dialplane.domain.Event;
import io.dialplane.domain.EventType;
import io.dialplane.port.EventFilter;
import io.dialplane.port.PageRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbTable;
import software.amazon.awssdk.enhanced.dynamodb.Key;
import software.amazon.awssdk.enhanced.dynamodb.model.Page;
import software.amazon.awssdk.enhanced.dynamodb.model.QueryConditional;
import software.amazon.awssdk.enhanced.dynamodb.model.QueryEnhancedRequest;

/// Pages of one tenant's events, newest first. What is not of the wanted types is passed over here,
/// as the index that could do so would cost a write for every event. The first query looks at one
/// page, as most tenants need no more; where much is passed over, a few larger ones follow.
final class EventList {
  private static final int MOST_QUERIES = 5;
  private static final int AT_A_TIME = 200;

  /// Sorts behind whatever else an event's id may go on with.
  private static final String BEHIND_ALL = "~";

  private final DynamoDbTable<Row> events;
  private final EventFilter filter;
  private final Set<String> types;
  private final String from;

  EventList(DynamoDbTable<Row> events, EventFilter filter) {
    this.events = events;
    this.filter = filter;
    this.from = Event.timeOf(filter.from());
    this.types = filter.types().stream().map(EventType::label).collect(Collectors.toSet());
  }

  io.dialplane.port.Page<Event> page(PageRequest asked) {
    List<Event> found = new ArrayList<>();
    String position = asked.after();
    // Days may lie between two pages: what the first ended at may be too old by now.
    boolean over = types.isEmpty() || (position != null && position.compareTo(from) < 0);
    for (int query = 0; !over && query < MOST_QUERIES; query++) {
      Page<Row> rows = query(position, query == 0 ? asked.limit() + 1 : AT_A_TIME);
      for (Row row : rows.items()) {
        String id = row.get(EventRows.EVENT_ID);
        if (types.contains(row.get(EventRows.TYPE)) && !id.equals(position)) {
          if (found.size() == asked.limit()) {
            return new io.dialplane.port.Page<>(found, position);
          }
          found.add(EventRows.fromRow(row));
        }
        position = id;
      }
      over = rows.lastEvaluatedKey() == null;
    }
    return new io.dialplane.port.Page<>(found, over ? null : position);
  }

  /// The rows before `position`, which is the first of them.
  private Page<Row> query(@Nullable String position, int rows) {
    String to = position == null ? Event.timeOf(filter.to()) + BEHIND_ALL : position;
    QueryEnhancedRequest request =
        QueryEnhancedRequest.builder()
            .queryConditional(QueryConditional.sortBetween(key(from), key(to)))
            .scanIndexForward(false)
            .limit(position == null ? rows : rows + 1)
            .build();
    return events.query(request).iterator().next();
  }

  private Key key(String eventId) {
    return Key.builder().partitionValue(filter.tenant().key()).sortValue(eventId).build();
  }
}

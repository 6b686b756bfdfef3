package io.dialplane.audit;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dialplane.domain.Invariants.Break;
import io.dialplane.http.Json;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What an audit has looked at and found. `complete` is false where time ran out first.
public final class Report {
  /// Enough to see what is wrong; the count tells how much.
  private static final int MOST_SHOWN = 100;

  private final List<Break> breaks = new ArrayList<>();
  private final Map<String, Integer> looked = new TreeMap<>();
  private boolean complete = true;

  void looked(String at) {
    looked.merge(at, 1, Integer::sum);
  }

  void add(Collection<Break> found) {
    breaks.addAll(found);
  }

  void cutShort() {
    complete = false;
  }

  public List<Break> breaks() {
    return List.copyOf(breaks);
  }

  public boolean isComplete() {
    return complete;
  }

  ObjectNode view() {
    ObjectNode view =
        Json.object()
            .put("ok", complete && breaks.isEmpty())
            .put("complete", complete)
            .put("breakCount", breaks.size());
    ObjectNode at = view.putObject("looked");
    looked.forEach(at::put);
    ArrayNode rows = view.putArray("breaks");
    breaks.stream()
        .limit(MOST_SHOWN)
        .forEach(
            each ->
                rows.addObject()
                    .put("rule", each.rule())
                    .put("subject", each.subject())
                    .put("found", each.found()));
    return view;
  }
}

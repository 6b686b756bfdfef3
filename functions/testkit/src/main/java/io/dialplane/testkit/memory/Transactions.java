package io.dialplane.testkit.memory;

import io.dialplane.testkit.memory.Step.End;
import io.dialplane.testkit.memory.expression.Invalid;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;

/// Transactions: all parts or none, and once for each token.
final class Transactions {
  private static final int MOST_PARTS = 100;
  private static final int LONGEST_TOKEN = 36;
  private static final Duration TOKEN_LIFE = Duration.ofMinutes(10);
  private static final TransactWriteItemsResponse APPLIED =
      TransactWriteItemsResponse.builder().build();

  private final Steps steps;
  private final Journal journal;
  private final InstantSource clock;
  private final Map<String, Sent> tokens = new LinkedHashMap<>();

  /// What was applied under a token, and when.
  private record Sent(List<TransactWriteItem> parts, Instant at) {}

  Transactions(Steps steps, Journal journal, InstantSource clock) {
    this.steps = steps;
    this.journal = journal;
    this.clock = clock;
  }

  TransactWriteItemsResponse write(TransactWriteItemsRequest request) {
    List<Action> actions = request.transactItems().stream().map(Action::of).toList();
    if (actions.isEmpty() || actions.size() > MOST_PARTS) {
      throw new Invalid("A transaction has from 1 to " + MOST_PARTS + " parts");
    }
    List<Step.Meaning> meanings = actions.stream().map(steps::read).toList();
    String token = request.clientRequestToken();
    if (token != null && isRepeated(token, request.transactItems())) {
      return APPLIED;
    }
    List<Part> parts = new ArrayList<>();
    for (int index = 0; index < actions.size(); index++) {
      parts.add(part(actions.get(index), meanings.get(index)));
    }
    requireDistinct(parts);
    if (!parts.stream().allMatch(part -> part.end() instanceof End.Done)) {
      List<CancellationReason> reasons = parts.stream().map(Transactions::reason).toList();
      journal.refused(request, reasons);
      throw Refusals.cancelled(reasons);
    }
    parts.forEach(Part::apply);
    journal.wrote(parts.stream().flatMap(Part::turn).toList());
    if (token != null) {
      tokens.put(token, new Sent(request.transactItems(), clock.instant()));
    }
    return APPLIED;
  }

  /// A part and how it would end; without a step where it does not fit its table.
  private record Part(Action action, @Nullable Step step, End end) {

    void apply() {
      if (step != null && end instanceof End.Done done) {
        step.apply(done);
      }
    }

    Stream<Journal.Turn> turn() {
      return end instanceof End.Done done && action.kind() != Action.Kind.CHECK
          ? Stream.of(Journal.Turn.of(action.table(), done))
          : Stream.empty();
    }
  }

  private static void requireDistinct(List<Part> parts) {
    Set<List<Object>> seen = new HashSet<>();
    for (Part part : parts) {
      Step step = part.step();
      if (step != null && !seen.add(List.of(part.action().table(), step.position()))) {
        throw new Invalid("Transaction request cannot include multiple operations on one item");
      }
    }
  }

  private Part part(Action action, Step.Meaning meaning) {
    try {
      Step step = steps.of(action, meaning);
      return new Part(action, step, step.end());
    } catch (Misfit e) {
      return new Part(action, null, new End.Impossible(String.valueOf(e.getMessage())));
    }
  }

  private boolean isRepeated(String token, List<TransactWriteItem> parts) {
    if (token.isEmpty() || token.length() > LONGEST_TOKEN) {
      throw new Invalid("A token has from 1 to " + LONGEST_TOKEN + " characters");
    }
    forgetOld();
    Sent sent = tokens.get(token);
    if (sent != null && !sent.parts().equals(parts)) {
      throw Refusals.tokenReused();
    }
    return sent != null;
  }

  /// The oldest stand first.
  private void forgetOld() {
    Instant oldest = clock.instant().minus(TOKEN_LIFE);
    Iterator<Sent> all = tokens.values().iterator();
    while (all.hasNext() && !all.next().at().isAfter(oldest)) {
      all.remove();
    }
  }

  private static CancellationReason reason(Part part) {
    return switch (part.end()) {
      case End.Done _ -> reason("None", null).build();
      case End.Failed(var before) ->
          reason("ConditionalCheckFailed", "The conditional request failed")
              .item(part.action().tellsOld() ? before : null)
              .build();
      case End.Impossible(var message) -> reason("ValidationError", message).build();
    };
  }

  private static CancellationReason.Builder reason(String code, @Nullable String message) {
    return CancellationReason.builder().code(code).message(message);
  }
}

package io.dialplane.carrier.rest;

import static io.dialplane.port.CarrierAnswer.refused;
import static io.dialplane.port.CarrierAnswer.unknown;

import com.fasterxml.jackson.databind.JsonNode;
import io.dialplane.port.CarrierAnswer;
import io.dialplane.port.CarrierAnswer.Refusal;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Sorts what came back into what it surely means, by a carrier's table of codes.
///
/// `fault` finds the code in an error body; `refusals` are the codes that surely mean no; after one
/// of
/// `undecided` nothing is known. A code that is in neither is still the carrier's own no, when the
/// status says that the fault was ours.
public record Sorting(
    Function<Row, Optional<Fault>> fault, Map<String, Refusal> refusals, Set<String> undecided) {

  public Sorting {
    refusals = Map.copyOf(refusals);
    undecided = Set.copyOf(undecided);
  }

  /// A carrier's code for what went wrong, and its words for it.
  public record Fault(String code, String words) {}

  /// Of a question whose answer decides about money: a code that is not in the table decides
  /// nothing.
  public <T> CarrierAnswer<T> question(Reply reply, Function<Row, CarrierAnswer<T>> reading) {
    return sort(reply, reading, null);
  }

  /// Of a list: where the list itself is not found, nobody knows what would be in it. It is so when
  /// the account or the address is wrong.
  public <T> CarrierAnswer<T> list(Reply reply, Function<Row, CarrierAnswer<T>> reading) {
    CarrierAnswer<T> answer = question(reply, reading);
    boolean error = reply instanceof Reply.Answered answered && !answered.isSuccess();
    return error
            && answer instanceof CarrierAnswer.Refused<T>(var reason, var words)
            && reason == Refusal.ABSENT
        ? unknown(words)
        : answer;
  }

  /// Of a search: what the carrier cannot make sense of, it does not sell.
  public <T> CarrierAnswer<T> search(Reply reply, Function<Row, CarrierAnswer<T>> reading) {
    return sort(reply, reading, Refusal.UNSUPPORTED);
  }

  /// Of what buys, holds, points or releases: a code that is not in the table is a no with the
  /// carrier's reason.
  public <T> CarrierAnswer<T> deed(Reply reply, Function<Row, CarrierAnswer<T>> reading) {
    return sort(reply, reading, Refusal.REGULATORY);
  }

  /// The carrier's code, where it answered with an error.
  public Optional<String> code(Reply reply) {
    return reply instanceof Reply.Answered answered && !answered.isSuccess()
        ? fault.apply(new Row(answered.body())).map(Fault::code)
        : Optional.empty();
  }

  private <T> CarrierAnswer<T> sort(
      Reply reply, Function<Row, CarrierAnswer<T>> reading, @Nullable Refusal unlisted) {
    return switch (reply) {
      case Reply.NotSent(var why) -> refused(Refusal.NOT_SENT, why);
      case Reply.Lost(var why) -> unknown(why);
      case Reply.Answered answered when answered.isSuccess() -> read(answered.body(), reading);
      case Reply.Answered answered -> error(answered, unlisted);
    };
  }

  private static <T> CarrierAnswer<T> read(JsonNode body, Function<Row, CarrierAnswer<T>> reading) {
    try {
      return reading.apply(new Row(body));
    } catch (Row.Unreadable e) {
      return unknown(String.valueOf(e.getMessage()));
    }
  }

  private <T> CarrierAnswer<T> error(Reply.Answered answered, @Nullable Refusal unlisted) {
    int status = answered.status();
    Optional<Fault> told = fault.apply(new Row(answered.body()));
    String words = told.map(Fault::words).orElse("HTTP " + status);
    Refusal listed = told.map(Fault::code).map(refusals::get).orElse(null);
    boolean open = told.map(Fault::code).filter(undecided::contains).isPresent();
    if (status < 400 || status == 408 || status >= 500 || open) {
      return unknown(words);
    }
    if (status == 401) {
      return refused(Refusal.ACCOUNT, words);
    }
    if (status == 429) {
      return refused(Refusal.THROTTLED, words);
    }
    if (listed != null) {
      return refused(listed, words);
    }
    if (status == 403) {
      return refused(Refusal.ACCOUNT, words);
    }
    if (status == 404 && told.isPresent()) {
      return refused(Refusal.ABSENT, words);
    }
    // A conflict may be with an earlier request of our own.
    return told.isPresent() && unlisted != null && status != 409
        ? refused(unlisted, words)
        : unknown(words);
  }
}

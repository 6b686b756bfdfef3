package io.dialplane.local;

import com.fasterxml.jackson.databind.JsonNode;
import io.dialplane.http.Json;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A request with an Idempotency-Key, and every answer that it ever got, through as many kills as
/// it takes.
record KilledRequest(Call call, String apiKey, String idempotencyKey, List<Answer> answers) {

  /// What is asked for.
  record Call(String method, String path, @Nullable String body) {}

  /// A status, and the id of what it is about.
  record Answer(int status, JsonNode data) {

    /// Whether this key must be answered the same for ever: a refusal that changed nothing may be
    /// tried again.
    boolean isFinal() {
      return status < 300 && status != 202;
    }
  }

  static KilledRequest of(Call call, String apiKey, String idempotencyKey) {
    return new KilledRequest(call, apiKey, idempotencyKey, new ArrayList<>());
  }

  /// Empty: the process died before it answered.
  Optional<Answer> sendTo(RunnerProcess runner) throws InterruptedException {
    try {
      HttpResponse<String> response =
          runner.send(
              call.method(),
              "/api/v1" + call.path(),
              call.body(),
              Map.of("authorization", "Bearer " + apiKey, "idempotency-key", idempotencyKey));
      JsonNode body = Json.read(response.body()).orElse(Json.object());
      Answer answer = new Answer(response.statusCode(), body.path("data"));
      answers.add(answer);
      return Optional.of(answer);
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  Optional<Answer> last() {
    return answers.isEmpty() ? Optional.empty() : Optional.of(answers.getLast());
  }

  boolean succeeded() {
    return last().filter(Answer::isFinal).isPresent();
  }

  boolean isFor(String path) {
    return call.path().equals(path);
  }

  /// A success that was followed by any other answer.
  boolean contradictsItself() {
    Optional<Answer> first = answers.stream().filter(Answer::isFinal).findFirst();
    return first
        .filter(
            said ->
                answers.subList(answers.indexOf(said), answers.size()).stream()
                    .anyMatch(
                        later ->
                            later.status() != said.status()
                                || !later.data().path("id").equals(said.data().path("id"))))
        .isPresent();
  }
}

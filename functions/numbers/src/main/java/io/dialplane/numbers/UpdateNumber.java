package io.dialplane.numbers;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dialplane.domain.Agent;
import io.dialplane.domain.NumberSettings;
import io.dialplane.domain.Ownership;
import io.dialplane.domain.Scope;
import io.dialplane.domain.Tenant;
import io.dialplane.http.Answer;
import io.dialplane.http.Call;
import io.dialplane.http.Fields;
import io.dialplane.http.Nobody;
import io.dialplane.http.NumberName;
import io.dialplane.http.NumberView;
import io.dialplane.http.Operation;
import io.dialplane.http.OwnNumber;
import io.dialplane.http.Part;
import io.dialplane.http.Plan;
import io.dialplane.port.Store;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Edits a number's settings; a field that is not sent stays as it is, and `label` null takes the
/// label away.
///
/// Refuses, in this order: `not_found`, `invalid_state` while releasing.
public final class UpdateNumber implements Operation<UpdateNumber.Asked> {
  private static final int LONGEST_LABEL = 100;
  private static final int MOST_TAGS = 20;
  private static final int LONGEST_TAG = 50;
  private static final List<String> FLAGS =
      List.of("deletionProtection", "allowInbound", "allowOutbound");

  private final Store store;

  UpdateNumber(Store store) {
    this.store = store;
  }

  /// Which number, and what becomes of its settings.
  record Asked(Optional<NumberName> number, Edit edit) {}

  /// What was sent; null was not.
  record Edit(
      Label label,
      @Nullable List<String> tags,
      @Nullable Boolean deletionProtection,
      @Nullable Boolean allowInbound,
      @Nullable Boolean allowOutbound) {

    NumberSettings applied(NumberSettings old) {
      return new NumberSettings(
          label.sent() ? label.text() : old.label(),
          tags == null ? old.tags() : tags,
          deletionProtection == null ? old.deletionProtection() : deletionProtection,
          allowInbound == null ? old.allowInbound() : allowInbound,
          allowOutbound == null ? old.allowOutbound() : allowOutbound);
    }
  }

  /// A label that may be taken away.
  record Label(boolean sent, @Nullable String text) {}

  @Override
  public String name() {
    return "update_number";
  }

  @Override
  public Scope scope() {
    return Scope.NUMBERS_WRITE;
  }

  @Override
  public boolean changes() {
    return true;
  }

  @Override
  public boolean needsBody() {
    return true;
  }

  @Override
  public Asked parse(Fields in) {
    Part body = in.body();
    Label label = new Label(body.has("label"), body.clearableText("label", LONGEST_LABEL));
    List<String> tags = body.texts("tags", MOST_TAGS, LONGEST_TAG);
    FLAGS.forEach(body::refuseNull);
    body.refuseNull("tags");
    return new Asked(
        NumberName.in(in),
        new Edit(
            label,
            body.has("tags") ? tags : null,
            flag(body, "deletionProtection"),
            flag(body, "allowInbound"),
            flag(body, "allowOutbound")));
  }

  private static @Nullable Boolean flag(Part body, String name) {
    boolean value = body.flag(name, false);
    return body.has(name) ? value : null;
  }

  @Override
  public ObjectNode example() {
    return Nobody.number().put("label", "Desk");
  }

  @Override
  public Plan plan(Tenant tenant, Asked asked) {
    return Plan.reading(NumberName.refs(asked.number()), call -> run(call, asked));
  }

  private Answer run(Call call, Asked asked) {
    Agent agent =
        OwnNumber.find(call, asked.number())
            .map(number -> PointedAt.by(number, store))
            .orElse(null);
    return OwnNumber.transact(
        call,
        asked.number(),
        (owned, _) ->
            Ownership.update(
                owned.number(), owned.seen(), asked.edit().applied(owned.number().settings())),
        number -> Answer.ok(NumberView.of(number, agent, call.now())));
  }
}

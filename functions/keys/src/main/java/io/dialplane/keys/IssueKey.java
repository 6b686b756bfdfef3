package io.dialplane.keys;

import com.amazonaws.services.lambda.runtime.Context;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dialplane.domain.Change;
import io.dialplane.domain.Mode;
import io.dialplane.domain.Organization;
import io.dialplane.domain.Rejection;
import io.dialplane.domain.Scope;
import io.dialplane.domain.Seen;
import io.dialplane.domain.Tenant;
import io.dialplane.http.Answer;
import io.dialplane.http.OperatorAction;
import io.dialplane.http.Part;
import io.dialplane.http.Problems;
import io.dialplane.http.Surroundings;
import io.dialplane.port.Commit;
import io.dialplane.port.Ref;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Issues another key of an organisation.
///
/// Refuses `not_found` for an unknown organisation.
final class IssueKey implements OperatorAction<IssueKey.Asked> {
  private static final int LONGEST_LABEL = 100;
  private static final String SCOPES =
      Stream.of(Scope.values()).map(Scope::label).collect(Collectors.joining(", "));
  private final Surroundings around;
  private final KeyMaker maker;

  IssueKey(Surroundings around, KeyMaker maker) {
    this.around = around;
    this.maker = maker;
  }

  /// For whom, in which world, on which terms.
  record Asked(String organizationId, Mode mode, KeyMaker.Terms terms) {}

  @Override
  public String name() {
    return "issue_key";
  }

  @Override
  public Asked parse(Part event) {
    String organizationId = Organizations.id(event);
    return new Asked(
        organizationId,
        event.required("mode", Mode::of, "live or test.").orElse(Mode.TEST),
        new KeyMaker.Terms(
            scopes(event), event.optionalText("label", LONGEST_LABEL), expiry(event)));
  }

  private static Set<Scope> scopes(Part event) {
    Set<Scope> scopes = EnumSet.noneOf(Scope.class);
    scopes.addAll(event.list("scopes", Scope::of, "a list of at least one scope: " + SCOPES + "."));
    return scopes;
  }

  private @Nullable Instant expiry(Part event) {
    Instant expiresAt = event.choice("expiresAt", Times::parse, Times.WORDS);
    if (expiresAt != null && !expiresAt.isAfter(maker.now())) {
      event.refuse("expiresAt", "Must lie in the future.");
    }
    return expiresAt;
  }

  @Override
  public ObjectNode example() {
    ObjectNode event = OperatorAction.super.example().put("mode", "test");
    event.putArray("scopes").add("numbers:read");
    return event;
  }

  @Override
  public Answer run(Asked asked, Context context) {
    Ref.OfOrganization ref = new Ref.OfOrganization(asked.organizationId());
    Optional<Organization> organization = around.store().read(ref).found();
    if (organization.isEmpty()) {
      return Problems.of(new Rejection.NotFound("organization"));
    }
    KeyMaker.Made key =
        maker.make(
            organization.get(), new Tenant(asked.organizationId(), asked.mode()), asked.terms());
    Commit commit = around.store().commit(List.of(new Change.PutKey(key.record(), Seen.absent())));
    return commit instanceof Commit.Applied
        ? Answer.ok(KeyMaker.view(key))
        : Problems.of(new Rejection.Unavailable());
  }
}

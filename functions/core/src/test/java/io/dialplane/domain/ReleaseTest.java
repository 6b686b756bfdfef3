package io.dialplane.domain;

import static io.dialplane.domain.Given.MINE;
import static io.dialplane.domain.Given.NOW;
import static io.dialplane.domain.Given.TIMING;
import static io.dialplane.domain.Given.changes;
import static io.dialplane.domain.Given.imported;
import static io.dialplane.domain.Given.locked;
import static io.dialplane.domain.Given.owned;
import static io.dialplane.domain.Given.rejection;
import static io.dialplane.domain.Given.reply;
import static io.dialplane.domain.Given.seen;
import static io.dialplane.domain.Given.unkeyed;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReleaseTest {
  private static final Release.Requested KEYED =
      new Release.Requested(Given.key(MINE, Optional.of("key")), Seen.absent());

  @Test
  void begins_by_taking_the_number_from_its_agent() {
    Decision<Releasing> decision = begin(owned(MINE, "agent"), unkeyed(MINE));

    assertThat(reply(decision).was().agentId()).isNull();
    assertThat(changes(decision, Change.CountNumber.class))
        .containsExactly(new Change.CountNumber(MINE, "agent", -1));
    assertThat(changes(decision, Change.PutRequest.class)).isEmpty();
    assertThat(changes(decision, Change.ReturnFunds.class)).isEmpty();
  }

  @Test
  void leaves_a_protected_number_alone_whichever_way_it_is_to_go() {
    Owned bought = locked(owned(MINE, null));
    Owned kept = locked(imported(MINE));

    assertThat(rejection(begin(bought, unkeyed(MINE))))
        .isInstanceOf(Rejection.DeletionProtected.class);
    assertThat(rejection(keep(bought))).isInstanceOf(Rejection.DeletionProtected.class);
    assertThat(rejection(keep(kept))).isInstanceOf(Rejection.DeletionProtected.class);
  }

  @Test
  void lets_only_an_imported_number_stay_at_its_carrier() {
    Decision<Owned> decision = keep(imported(MINE));

    assertThat(rejection(keep(owned(MINE, null)))).isInstanceOf(Rejection.InvalidState.class);
    assertThat(changes(decision, Change.DeleteNumber.class)).hasSize(1);
  }

  @Test
  void remembers_a_keyed_request_for_ever_however_it_is_made() {
    Decision<Releasing> begun = begin(owned(MINE, null), KEYED);
    Decision<Releasing> joined = Release.join(reply(begun), KEYED);
    Owned imported = imported(MINE);
    Decision<Owned> kept = Release.keepAtCarrier(imported, seen(imported), KEYED, NOW);

    for (Decision<?> decision : new Decision<?>[] {begun, joined, kept}) {
      assertThat(changes(decision, Change.PutRequest.class))
          .singleElement()
          .satisfies(change -> assertThat(change.next()).isInstanceOf(StoredRequest.Release.class));
    }
    assertThat(Given.changesOf(Release.join(reply(begun), unkeyed(MINE)))).isEmpty();
  }

  @Test
  void leaves_a_tombstone_once_the_carrier_has_confirmed() {
    Releasing releasing = Given.releasing(MINE);

    Freed freed = reply(Release.confirm(open(releasing), NOW));

    assertThat(freed.e164()).isEqualTo(releasing.e164());
    assertThat(freed.isOver(NOW)).isFalse();
    assertThat(freed.isOver(NOW.plus(TIMING.lease()).plus(TIMING.quiet()))).isTrue();
  }

  @Test
  void gives_the_number_back_to_the_pool_where_the_carrier_refuses_and_answers_its_request() {
    StoredAnswer refused = new StoredAnswer(422, "{}", true);
    Releasing releasing = reply(begin(owned(MINE, "agent"), KEYED));
    StoredRequest record =
        new StoredRequest.Release(MINE, KEYED.key().id(), "f", releasing.was().id(), null);
    Release.Open open = new Release.Open(releasing, seen(releasing), seen(record));

    Decision<Owned> decision = Release.giveBack(open, refused);

    assertThat(reply(decision).status()).isEqualTo(NumberStatus.AVAILABLE);
    assertThat(changes(decision, Change.PutRequest.class))
        .singleElement()
        .satisfies(
            change ->
                assertThat(((StoredRequest.Release) change.next()).answer()).isEqualTo(refused));
    assertThat(changes(Release.giveBack(open(releasing), refused), Change.PutRequest.class))
        .isEmpty();
  }

  private static Decision<Releasing> begin(Owned number, Release.Requested by) {
    return Release.begin(number, seen(number), by, TIMING.starting(NOW), NOW);
  }

  private static Decision<Owned> keep(Owned number) {
    return Release.keepAtCarrier(number, seen(number), unkeyed(MINE), NOW);
  }

  private static Release.Open open(Releasing releasing) {
    return new Release.Open(releasing, seen(releasing), Seen.absent());
  }
}

package io.dialplane.http;

import io.dialplane.domain.Agent;
import io.dialplane.domain.Decision;
import io.dialplane.domain.NumberState;
import io.dialplane.domain.Outcome;
import io.dialplane.domain.Owned;
import io.dialplane.domain.Purchase;
import io.dialplane.domain.Rejection;
import io.dialplane.domain.Seen;
import io.dialplane.domain.StoredRequest;
import io.dialplane.domain.Wallet;
import io.dialplane.port.Commit;
import io.dialplane.port.Pause;
import io.dialplane.port.Ref;
import io.dialplane.port.Snapshot;
import io.dialplane.port.StoreUnavailable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Writes the end of a purchase, T2 or TV, until it is written or time is up; then it stays
/// undecided and settle takes over. Whoever ends it first decides what everybody answers.
public final class PurchaseEnd {
  /// Nobody loses so many races to others: the books contradict the claim, which the audit will
  /// tell, and asking the store without a pause would only cost.
  private static final int MANY_RACES = 10;

  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final Surroundings around;
  private final Instant deadline;

  public PurchaseEnd(Surroundings around, Instant deadline) {
    this.around = around;
    this.deadline = deadline;
  }

  /// Who pays, as read before the claim, and the agent that the number is for.
  public record Payer(Wallet wallet, @Nullable Agent agent) {}

  /// Writes what `verdict` means for the claim, and answers it.
  public Answer write(Verdict verdict, Outcome.Open open, Payer payer) {
    return switch (verdict) {
      case Verdict.Bought(var there) -> commit(open, payer, there);
      case Verdict.Failed(var rejection) ->
          refuse(open, payer, Problems.of(rejection), Outcome::fail);
      case Verdict.GivenUp(var rejection) ->
          refuse(open, payer, Problems.of(rejection), Outcome::giveUp);
      case Verdict.Abandoned() ->
          refuse(open, payer, Problems.of(new Rejection.NumberUnavailable()), Outcome::abandon);
      case Verdict.Undecided() -> Replay.undecided(open.purchase());
    };
  }

  private Answer commit(Outcome.Open open, Payer payer, Outcome.Bought there) {
    Function<Owned, Answer> say =
        owned -> Answer.created(NumberView.of(owned, payer.agent(), around.now()));
    return end(
        new Claimed(open, payer.wallet()),
        now -> {
          Decision.Done<Owned> done =
              Outcome.commit(
                  now.open(),
                  now.wallet(),
                  there,
                  around.now(),
                  owned -> say.apply(owned).stored());
          return map(done, say);
        });
  }

  /// How a claim ends without a number.
  private interface Ending {
    Decision.Done<Purchase> of(Outcome.Open open, Outcome.Said said, Instant now);
  }

  private Answer refuse(Outcome.Open open, Payer payer, Answer answer, Ending ending) {
    Outcome.Said said = new Outcome.Said(Objects.requireNonNull(answer.code()), answer.stored());
    return end(
        new Claimed(open, payer.wallet()),
        now -> map(ending.of(now.open(), said, around.now()), _ -> answer));
  }

  /// A claim, and the wallet that it is paid from, as they were read last.
  private record Claimed(Outcome.Open open, Wallet wallet) {}

  private Answer end(Claimed first, Function<Claimed, Decision.Done<Answer>> decide) {
    Claimed now = first;
    try {
      for (int races = 0; ; races++) {
        Decision.Done<Answer> done = decide.apply(now);
        if (around.store().commit(done.changes()) instanceof Commit.Applied) {
          return done.reply();
        }
        Reread again = reread(now.open());
        if (again.claimed().isEmpty()) {
          return again.outcome();
        }
        now = again.claimed().get();
        if (!around.clock().instant().isBefore(deadline)) {
          return Replay.undecided(first.open().purchase());
        }
        if (races >= MANY_RACES) {
          Pause.of(PAUSE);
        }
      }
    } catch (StoreUnavailable _) {
      return Replay.undecided(first.open().purchase());
    }
  }

  /// The claim as it stands now, or what somebody else has made of it.
  private record Reread(Optional<Claimed> claimed, Answer outcome) {}

  private Reread reread(Outcome.Open open) {
    Purchase purchase = open.purchase();
    Ref<StoredRequest> request = new Ref.OfRequest(purchase.tenant(), purchase.id());
    Ref<NumberState> number = new Ref.OfNumber(purchase.e164());
    Ref<Wallet> wallet = new Ref.OfWallet(purchase.tenant());
    Snapshot snapshot = around.store().read(List.of(request, number, wallet));
    Seen<StoredRequest> record = snapshot.get(request);
    Optional<Claimed> claimed =
        Outcome.Open.of(record, snapshot.get(number))
            .map(
                still ->
                    new Claimed(
                        still,
                        snapshot.get(wallet).found().orElse(Wallet.empty(purchase.tenant()))));
    Answer outcome =
        record.value() instanceof Purchase ended && ended.answer() != null
            ? Answer.of(ended.answer())
            : Replay.undecided(purchase);
    return new Reread(claimed, outcome);
  }

  private static <R> Decision.Done<Answer> map(Decision.Done<R> done, Function<R, Answer> say) {
    return Decision.done(say.apply(done.reply()), done.changes());
  }
}

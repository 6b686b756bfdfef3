package io.dialplane.dynamodb;

import io.dialplane.domain.Change;
import io.dialplane.port.Commit;
import io.dialplane.port.Ids;
import io.dialplane.port.Pause;
import io.dialplane.port.StoreUnavailable;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/// Sends one transaction until its outcome is known.
///
/// A lost answer is sent again under the same token, which DynamoDB applies once. Pure contention,
/// which the SDK does not retry, is retried under a new token; should that meet our own first
/// attempt, the failed condition's old item carries our stamp.
final class Transactor {
  private static final int CONTENTION_RETRIES = 8;
  private static final int RESENDS = 3;
  private static final long BACKOFF_MILLIS = 10;
  private static final long BACKOFF_CAP_MILLIS = 500;
  private static final Set<String> CONTENTION =
      Set.of(
          "TransactionConflict",
          "ThrottlingError",
          "ProvisionedThroughputExceeded",
          "RequestLimitExceeded",
          "ThrottlingException",
          "ProvisionedThroughputExceededException",
          "TransactionInProgressException");

  private final Supplier<DynamoDbClient> client;
  private final Tables tables;
  private final Ids ids;

  Transactor(Supplier<DynamoDbClient> client, Tables tables, Ids ids) {
    this.client = client;
    this.tables = tables;
    this.ids = ids;
  }

  Commit commit(List<Change> changes) {
    String stamp = ids.next();
    List<TransactWriteItem> items = new Writes(tables, new Write(stamp)).of(changes);
    String token = stamp;
    int contended = 0;
    int lost = 0;
    while (true) {
      switch (send(items, token, stamp)) {
        case APPLIED -> {
          return new Commit.Applied(stamp);
        }
        case LOST_RACE -> {
          return new Commit.Lost();
        }
        case CONTENDED -> {
          if (++contended > CONTENTION_RETRIES) {
            throw new StoreUnavailable("contention did not end", null);
          }
          token = ids.next();
          backOff(contended);
        }
        case ANSWER_LOST -> {
          if (++lost > RESENDS) {
            throw new StoreUnavailable("no answer to a transaction", null);
          }
          backOff(lost);
        }
      }
    }
  }

  private enum Sent {
    APPLIED,
    LOST_RACE,
    CONTENDED,
    ANSWER_LOST
  }

  private Sent send(List<TransactWriteItem> items, String token, String stamp) {
    try {
      client
          .get()
          .transactWriteItems(
              TransactWriteItemsRequest.builder()
                  .transactItems(items)
                  .clientRequestToken(token)
                  .build());
      return Sent.APPLIED;
    } catch (TransactionCanceledException cancelled) {
      return cancelled(cancelled, stamp);
    } catch (DynamoDbException refused) {
      String code = refused.awsErrorDetails() == null ? "" : refused.awsErrorDetails().errorCode();
      if (CONTENTION.contains(code)) {
        return Sent.CONTENDED;
      }
      if (refused.statusCode() >= 500) {
        return Sent.ANSWER_LOST;
      }
      throw refused;
    } catch (SdkException _) {
      // A timeout, a reset, an answer whose checksum is wrong: it may be written.
      return Sent.ANSWER_LOST;
    }
  }

  private static Sent cancelled(TransactionCanceledException cancelled, String stamp) {
    boolean raced = false;
    boolean contended = false;
    for (CancellationReason reason : cancelled.cancellationReasons()) {
      String code = reason.code() == null ? "None" : reason.code();
      if (code.equals("ConditionalCheckFailed")) {
        var writer = reason.item() == null ? null : reason.item().get(Row.STAMP.name());
        if (writer != null && stamp.equals(writer.s())) {
          return Sent.APPLIED;
        }
        raced = true;
      } else if (CONTENTION.contains(code)) {
        contended = true;
      } else if (!code.equals("None")) {
        throw cancelled;
      }
    }
    if (raced) {
      return Sent.LOST_RACE;
    }
    if (contended) {
      return Sent.CONTENDED;
    }
    throw cancelled;
  }

  /// Full jitter: waiters that collided once must not collide in step again.
  private void backOff(int attempt) {
    long cap = Math.min(BACKOFF_CAP_MILLIS, BACKOFF_MILLIS << attempt);
    Pause.of(Duration.ofMillis(ids.random().nextLong(cap + 1)));
  }
}

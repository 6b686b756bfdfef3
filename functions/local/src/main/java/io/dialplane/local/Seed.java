package io.dialplane.local;

import io.dialplane.domain.ApiKey;
import io.dialplane.domain.Change;
import io.dialplane.domain.KeyRecord;
import io.dialplane.domain.LedgerEntry;
import io.dialplane.domain.Money;
import io.dialplane.domain.Organization;
import io.dialplane.domain.Scope;
import io.dialplane.domain.Seen;
import io.dialplane.domain.Wallet;
import io.dialplane.port.Commit;
import io.dialplane.port.Store;
import io.dialplane.testkit.Template;
import io.dialplane.wiring.Settings;
import io.dialplane.wiring.Wiring;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;

/// Puts the organisation of `events/` into the tables at `AWS_ENDPOINT_URL_DYNAMODB`, so that those
/// files get real answers from `sam local invoke`. Its key is no secret: it stands in every one of
/// them.
public final class Seed {
  /// The key of `events/`.
  public static final String KEY = "dp_test_demo_Example0000000000000000000000015QjDp";

  private static final Money CREDIT = Money.usd("25.00");

  private Seed() {}

  public static void main(String[] arguments) {
    Template template = Template.load();
    String endpoint = System.getenv().getOrDefault("AWS_ENDPOINT_URL_DYNAMODB", "");
    Settings settings =
        Settings.of(Runner.functionEnvironment(template, System.getenv(), endpoint));
    Wiring wiring = new Wiring(settings, InstantSource.system(), new SecureRandom());
    sow(wiring.surroundings().store(), Instant.now());
  }

  /// Makes the organisation, unless it is there.
  public static void sow(Store store, Instant now) {
    Instant at = now.truncatedTo(ChronoUnit.MILLIS);
    ApiKey key = ApiKey.parse(KEY).orElseThrow();
    Organization organization =
        new Organization(key.tenant().organizationId(), "Demo", "no secret either", at);
    KeyRecord record =
        new KeyRecord(
            key.tenant(),
            key.hash(),
            "key_events",
            EnumSet.allOf(Scope.class),
            "events/",
            organization.cursorSecret(),
            at,
            null,
            null,
            null);
    Commit made =
        store.commit(
            List.of(
                new Change.CreateOrganization(organization),
                new Change.PutKey(record, Seen.absent())));
    if (made instanceof Commit.Applied) {
      LedgerEntry.Cause cause =
          new LedgerEntry.Cause(LedgerEntry.Type.ADJUSTMENT, null, "seed of events/");
      store.commit(
          List.of(new Change.Book(Wallet.empty(key.tenant()).next(cause, CREDIT, at), false)));
    }
  }
}

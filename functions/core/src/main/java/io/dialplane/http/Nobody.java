package io.dialplane.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dialplane.domain.Agent;
import io.dialplane.domain.ApiKey;
import io.dialplane.domain.Change;
import io.dialplane.domain.Decision;
import io.dialplane.domain.Duty;
import io.dialplane.domain.E164;
import io.dialplane.domain.Feature;
import io.dialplane.domain.Funds;
import io.dialplane.domain.Holds;
import io.dialplane.domain.KeyRecord;
import io.dialplane.domain.LedgerEntry;
import io.dialplane.domain.Listing;
import io.dialplane.domain.Money;
import io.dialplane.domain.NumberId;
import io.dialplane.domain.NumberSettings;
import io.dialplane.domain.NumberType;
import io.dialplane.domain.Offer;
import io.dialplane.domain.Organization;
import io.dialplane.domain.Origin;
import io.dialplane.domain.Owned;
import io.dialplane.domain.Pointing;
import io.dialplane.domain.Price;
import io.dialplane.domain.Purchase;
import io.dialplane.domain.Renewal;
import io.dialplane.domain.Reserved;
import io.dialplane.domain.Route;
import io.dialplane.domain.Scope;
import io.dialplane.domain.Seen;
import io.dialplane.domain.StoredAnswer;
import io.dialplane.domain.Tenant;
import io.dialplane.domain.Timers;
import io.dialplane.domain.Wallet;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What lies in the world that a rehearsal plays in: an organisation with a key, money, two agents,
/// a hold and numbers. All of it is made up, and consistent: an audit finds nothing wrong.
public final class Nobody {
  /// Nobody has these two yet: one is for sale, one lies on the carrier account.
  public static final String FREE = "+14155550100";

  public static final String ON_ACCOUNT = "+14155550198";

  /// Its own number, and the one that it holds.
  public static final E164 OWNED = new E164("+14155550101");

  public static final E164 HELD = new E164("+14155550102");

  /// The agent that its number points at, and one that nothing points at.
  public static final String AGENT = "priming-agent";

  public static final String IDLE_AGENT = "priming-idle";
  public static final String PURCHASE = "0".repeat(32);
  public static final String KEY_ID = "key_priming";

  /// Where it is reached, and the secret that carriers share with it.
  public static final String ADDRESS = "https://nobody.example.com";

  public static final String SECRET = "priming";

  /// A key pair that everybody knows (RFC 8032, section 7.1, test 1), so that it proves nothing.
  public static final String PUBLIC_KEY = "11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=";

  public static final String PRIVATE_KEY = "nWGxne/9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A=";

  /// No table has it: no organisation is named so.
  static final ApiKey KEY = ApiKey.generate(Tenant.NOBODY, () -> 0L);

  private static final Price PRICE = new Price(new Money(1_000_000), new Money(1_000_000));
  private static final Route ROUTE = new Route.Sip("sip:nobody@example.com");

  private final Instant now;
  private final Instant before;
  private final List<Change> things = new ArrayList<>();

  private Nobody(Instant now) {
    this.now = now;
    this.before = now.minus(Duration.ofHours(1));
  }

  private static final List<String> CALLING = List.of("telnyx", "twilio", "plivo", "vonage");

  /// Its number at a carrier that calls.
  public static E164 called(String carrier) {
    return new E164("+1415555011" + CALLING.indexOf(carrier));
  }

  /// The input of what is done to its number.
  public static ObjectNode number() {
    return Json.object().put("id", NumberId.of(OWNED, 0, 0).toString());
  }

  /// The input of what is done to its hold.
  public static ObjectNode hold() {
    return Json.object().put("id", NumberId.of(HELD, 0, 0).toString());
  }

  /// The input of what is done to the agent that nothing points at.
  public static ObjectNode idleAgent() {
    return Json.object().put("id", IDLE_AGENT);
  }

  /// What puts all of it into empty tables. `provider` is the carrier of its numbers.
  public static List<Change> things(Instant now, String provider) {
    Nobody nobody = new Nobody(now);
    nobody.organization();
    nobody.agents();
    nobody.number(provider);
    nobody.hold(provider);
    CALLING.forEach(nobody::imported);
    nobody.dayIsDone("wallets");
    nobody.dayIsDone("sweep:" + provider);
    return nobody.things;
  }

  private void organization() {
    Tenant tenant = Tenant.NOBODY;
    String secret = "cHJpbWluZw";
    things.add(
        new Change.CreateOrganization(
            new Organization(tenant.organizationId(), "Nobody", secret, before)));
    things.add(
        new Change.PutKey(
            new KeyRecord(
                tenant,
                KEY.hash(),
                KEY_ID,
                EnumSet.allOf(Scope.class),
                null,
                secret,
                before,
                null,
                null,
                LocalDate.EPOCH),
            Seen.absent()));
    Wallet wallet = Wallet.empty(tenant);
    Money topUp = new Money(1_000_000_000);
    book(wallet, new LedgerEntry.Cause(LedgerEntry.Type.TOPUP, null, "priming"), topUp);
    book(
        new Wallet(tenant, topUp, Money.ZERO, 1),
        new LedgerEntry.Cause(LedgerEntry.Type.PURCHASE, OWNED, PURCHASE),
        PRICE.total().negated());
  }

  private void book(Wallet wallet, LedgerEntry.Cause cause, Money amount) {
    if (Funds.book(wallet, cause, amount, before) instanceof Decision.Done(var _, var changes)) {
      things.addAll(changes);
    }
  }

  private void agents() {
    agent(AGENT, 1 + CALLING.size());
    agent(IDLE_AGENT, 0);
  }

  private void agent(String id, long numbers) {
    Agent.Draft draft = new Agent.Draft("Nobody", ROUTE, 2);
    Agent.Published published = new Agent.Published("Nobody", ROUTE, 1, before);
    things.add(
        new Change.PutAgent(
            new Agent(Tenant.NOBODY, id, draft, published, numbers, before, before),
            Seen.absent()));
  }

  private static Listing listing(E164 e164, String provider) {
    return new Listing(
        e164,
        "US",
        NumberType.LOCAL,
        "San Francisco",
        "CA",
        "SNFC CNTRL",
        Set.of(Feature.VOICE, Feature.SMS),
        provider);
  }

  private void own(E164 e164, String provider, Origin.Source source, @Nullable String purchase) {
    boolean bought = purchase != null;
    Owned owned =
        new Owned(
            Tenant.NOBODY,
            NumberId.of(e164, 0, 0),
            listing(e164, provider),
            bought ? PRICE : Price.FREE,
            new Origin(source, purchase, "priming", before),
            NumberSettings.INITIAL,
            AGENT,
            bought ? Renewal.after(before) : Renewal.NEVER,
            Pointing.DONE,
            1);
    things.add(new Change.PutNumber(owned, Seen.absent()));
  }

  private void imported(String carrier) {
    own(called(carrier), carrier, Origin.Source.IMPORTED, null);
  }

  /// What is done once a day has been done.
  private void dayIsDone(String duty) {
    things.add(new Change.PutDuty(new Duty(duty, null, before).done(now), Seen.absent()));
  }

  private void number(String provider) {
    own(OWNED, provider, Origin.Source.PURCHASED, PURCHASE);
    things.add(
        new Change.PutRequest(
            new Purchase(
                Tenant.NOBODY,
                PURCHASE,
                "priming",
                OWNED,
                NumberId.of(OWNED, 0, 0),
                PRICE,
                AGENT,
                Purchase.Status.COMPLETED,
                new StoredAnswer(201, "{}", false),
                before,
                new Timers(before, before, before, 0)),
            Seen.absent()));
  }

  private void hold(String provider) {
    Reserved held =
        new Reserved(
            Tenant.NOBODY,
            NumberId.of(HELD, 0, 0),
            new Offer(listing(HELD, provider), PRICE, true),
            before,
            now.plus(Duration.ofHours(1)),
            true,
            false,
            "priming");
    things.add(new Change.PutNumber(held, Seen.absent()));
    things.add(
        new Change.ChangeHolds(
            Tenant.NOBODY,
            List.of(),
            new Holds.Hold(held.e164(), held.id(), held.expiresAt()),
            false));
  }
}

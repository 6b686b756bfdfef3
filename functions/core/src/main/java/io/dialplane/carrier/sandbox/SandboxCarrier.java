package io.dialplane.carrier.sandbox;

import static io.dialplane.port.CarrierAnswer.accepted;
import static io.dialplane.port.CarrierAnswer.refused;
import static io.dialplane.port.CarrierAnswer.unknown;

import io.dialplane.domain.E164;
import io.dialplane.domain.InventoryQuery;
import io.dialplane.domain.Offer;
import io.dialplane.port.Carrier;
import io.dialplane.port.CarrierAnswer;
import io.dialplane.port.CarrierAnswer.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;

/// A carrier that sells numbers nobody can have. Its last two digits decide how it behaves, see
/// [Magic].
public final class SandboxCarrier implements Carrier {
  public static final String NAME = "sandbox";

  private static final Duration HOLD = Duration.ofMinutes(30);
  private static final String ALREADY = "the number is on the account already";

  private final Sales sales;
  private final InstantSource clock;
  private final Duration late;

  /// `late` is how long after its order a late one is applied.
  public SandboxCarrier(SandboxTable table, InstantSource clock, Duration late) {
    this.sales = new Sales(table.client(), table.name());
    this.clock = clock;
    this.late = late;
  }

  /// Where the sandbox keeps what it sold.
  public record SandboxTable(
      Supplier<software.amazon.awssdk.services.dynamodb.DynamoDbClient> client, String name) {}

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Abilities abilities() {
    return new Abilities(true, true);
  }

  /// Nobody calls a number that nobody can have.
  @Override
  public Calls calls() {
    return Calls.ARE_HERE;
  }

  @Override
  public CarrierAnswer<List<Offer>> search(InventoryQuery query) {
    return reading(
        () -> {
          List<Offer> found = new ArrayList<>();
          Iterator<Offer> stock = Inventory.matching(query).iterator();
          while (stock.hasNext() && found.size() < query.limit()) {
            List<Offer> batch = new ArrayList<>();
            while (stock.hasNext() && batch.size() < Sales.KEYS_IN_A_BATCH) {
              batch.add(stock.next());
            }
            Set<E164> sold = sales.sold(batch.stream().map(Offer::e164).toList());
            batch.stream().filter(offer -> !sold.contains(offer.e164())).forEach(found::add);
          }
          return accepted(found.stream().limit(query.limit()).toList());
        });
  }

  @Override
  public CarrierAnswer<Offer> quote(E164 e164) {
    return reading(
        () -> {
          Magic magic = Magic.of(e164);
          Optional<Offer> offer = Inventory.offer(e164);
          boolean forSale =
              offer.isPresent()
                  && magic != Magic.GONE_AFTER_SEARCH
                  && magic != Magic.ON_ACCOUNT
                  && sales.find(e164).isEmpty();
          return forSale
              ? accepted(offer.get())
              : refused(Refusal.TAKEN, "the sandbox does not sell this number now");
        });
  }

  /// Stateless: what keeps others out is Dialplane's own hold, which is all that can ever ask this
  /// sandbox.
  @Override
  public CarrierAnswer<Hold> hold(E164 e164, String reference) {
    if (Magic.of(e164) == Magic.HOLD_REFUSED) {
      return refused(Refusal.TAKEN, "the sandbox refuses to hold numbers that end in 96");
    }
    return switch (quote(e164)) {
      case CarrierAnswer.Accepted<Offer> _ ->
          accepted(new Hold("hold-" + e164.digits(), clock.instant().plus(HOLD)));
      case CarrierAnswer.Refused<Offer>(var reason, var detail) -> refused(reason, detail);
      case CarrierAnswer.Pending<Offer> _, CarrierAnswer.Unknown<Offer> _ ->
          unknown("the sandbox did not answer");
    };
  }

  @Override
  public CarrierAnswer<Hold> extendHold(E164 e164, String holdId) {
    return accepted(new Hold(holdId, clock.instant().plus(HOLD).plus(HOLD)));
  }

  @Override
  public CarrierAnswer<Confirmed> releaseHold(E164 e164, String holdId) {
    return accepted(Confirmed.DONE);
  }

  @Override
  public CarrierAnswer<String> order(Order order) {
    E164 e164 = order.e164();
    Magic magic = Magic.of(e164);
    Instant now = clock.instant();
    if (Inventory.offer(e164).isEmpty()) {
      return refused(Refusal.TAKEN, "the sandbox has no such number");
    }
    return switch (magic) {
      case TAKEN_WHEN_ORDERED, GONE_AFTER_SEARCH ->
          refused(Refusal.TAKEN, "somebody else has bought it");
      case ACCOUNT_LACKS_FUNDS -> refused(Refusal.ACCOUNT_FUNDS, "the sandbox account lacks funds");
      case PRICE_CHANGED -> refused(Refusal.PRICE_CHANGED, "the price has changed");
      case NEVER_APPLIED -> unknown("the answer is lost");
      case ON_ACCOUNT -> unknown(ALREADY);
      case BOUGHT_ANSWER_LOST -> losing(sell(order, now));
      case APPLIED_LATE -> losing(sell(order, now.plus(late)));
      case PLAIN, RELEASE_FAILS_ONCE, HOLD_REFUSED -> sell(order, now);
    };
  }

  private CarrierAnswer<String> sell(Order order, Instant appliesAt) {
    try {
      Sale standing = sales.sell(Sale.of(order.e164(), order.reference(), appliesAt));
      return order.reference().equals(standing.reference())
          ? accepted(carrierId(order.e164()))
          : unknown(ALREADY);
    } catch (SdkException e) {
      return unknown("the sandbox's table did not answer");
    }
  }

  private static CarrierAnswer<String> losing(CarrierAnswer<String> answer) {
    return answer instanceof CarrierAnswer.Accepted<String>
        ? unknown("the answer is lost")
        : answer;
  }

  @Override
  public CarrierAnswer<OnAccount> find(@Nullable String reference, E164 e164) {
    return reading(
        () -> {
          Optional<Sale> sale = sales.find(e164);
          boolean there =
              sale.map(sold -> sold.isOnAccount(clock.instant()))
                  .orElse(Magic.of(e164) == Magic.ON_ACCOUNT);
          Optional<Offer> offer = Inventory.offer(e164);
          return there && offer.isPresent()
              ? accepted(onAccount(offer.get(), sale.map(Sale::reference).orElse(null)))
              : refused(Refusal.ABSENT, "the sandbox account does not have this number");
        });
  }

  @Override
  public CarrierAnswer<AccountPage> owned(@Nullable String cursor) {
    return reading(
        () -> {
          Sales.Batch batch = sales.all(cursor);
          List<OnAccount> numbers = new ArrayList<>();
          for (Sale sale : batch.sales()) {
            if (sale.isOnAccount(clock.instant())) {
              Inventory.offer(sale.e164())
                  .ifPresent(offer -> numbers.add(onAccount(offer, sale.reference())));
            }
          }
          if (batch.next() == null) {
            // What lay there from the beginning is no item, and comes with the last page.
            Inventory.onAccount().stream()
                .filter(offer -> sales.find(offer.e164()).isEmpty())
                .forEach(offer -> numbers.add(onAccount(offer, null)));
          }
          return accepted(new AccountPage(numbers, batch.next()));
        });
  }

  @Override
  public CarrierAnswer<Confirmed> pointVoice(E164 e164, String carrierId) {
    return accepted(Confirmed.DONE);
  }

  @Override
  public CarrierAnswer<Confirmed> release(E164 e164, String carrierId) {
    try {
      Optional<Sale> sale = sales.find(e164);
      if (Magic.of(e164) == Magic.ON_ACCOUNT) {
        sales.put(new Sale(e164, null, clock.instant(), true, true));
      } else if (sale.isPresent()
          && Magic.of(e164) == Magic.RELEASE_FAILS_ONCE
          && !sale.get().releaseTried()) {
        Sale sold = sale.get();
        sales.put(new Sale(e164, sold.reference(), sold.appliesAt(), false, true));
        return unknown("the first release of a number that ends in 89 fails");
      } else if (sale.isPresent()) {
        sales.forget(e164);
      }
      return accepted(Confirmed.DONE);
    } catch (SdkException e) {
      return unknown("the sandbox's table did not answer");
    }
  }

  private static OnAccount onAccount(Offer offer, @Nullable String reference) {
    return new OnAccount(carrierId(offer.e164()), offer, reference);
  }

  private static String carrierId(E164 e164) {
    return "sbx-" + e164.digits();
  }

  /// A question changes nothing, so one that got no answer surely did not happen.
  private static <T> CarrierAnswer<T> reading(Supplier<CarrierAnswer<T>> question) {
    try {
      return question.get();
    } catch (SdkException e) {
      return refused(Refusal.THROTTLED, "the sandbox's table did not answer");
    }
  }
}

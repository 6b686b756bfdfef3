package io.dialplane.port;

import io.dialplane.domain.E164;
import io.dialplane.domain.InventoryQuery;
import io.dialplane.domain.Offer;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One carrier: its inventory, its holds, its orders, the numbers on our account there. Money and
/// ownership are decided elsewhere; this only asks and is told.
///
/// Reads may be retried inside; nothing that buys, holds or releases is ever sent twice. No method
/// throws for what the carrier or the network does: that is an answer.
public interface Carrier {

  /// The label under which numbers remember their carrier.
  String name();

  Abilities abilities();

  /// What a carrier can do beyond selling. `holds`: it keeps a number for us. `references`: an
  /// order carries our reference and can be found by it; where it cannot, ownership is looked up
  /// before a claim.
  record Abilities(boolean holds, boolean references) {}

  /// How a number's calls come here.
  Calls calls();

  /// What has to be done for calls to come here.
  enum Calls {
    /// Nothing: they are played, or come of themselves.
    ARE_HERE,
    /// Each number is pointed here.
    ARE_POINTED,
    /// An operator must first set where this deployment is reached.
    HAVE_NO_WAY
  }

  /// At most `query.limit()` numbers that match every filter, cheapest first where prices differ.
  CarrierAnswer<List<Offer>> search(InventoryQuery query);

  /// What this number costs now. [CarrierAnswer.Refusal#TAKEN] where nobody can buy it now.
  CarrierAnswer<Offer> quote(E164 e164);

  /// Keeps the number for us. Already held by our own account counts as held.
  CarrierAnswer<Hold> hold(E164 e164, String reference);

  /// A carrier's hold: its id there and when it ends by itself.
  record Hold(String id, Instant expiresAt) {}

  /// Prolongs a hold; the answer tells its new end.
  CarrierAnswer<Hold> extendHold(E164 e164, String holdId);

  /// Ends a hold early; [CarrierAnswer.Refusal#UNSUPPORTED] where holds only run out.
  CarrierAnswer<Confirmed> releaseHold(E164 e164, String holdId);

  /// Buys the number: one attempt, carrying `reference`. Accepted with the carrier's own id of the
  /// number.
  CarrierAnswer<String> order(Order order);

  /// An order for `e164` at no more than `agreed`; `reference` is the purchase's id.
  record Order(E164 e164, String reference, Offer agreed) {}

  /// Whether our account has the number, for settling what stayed unknown.
  /// Accepted: on the account, whoever's order bought it: its reference says. Pending: an order
  /// with this reference is under way. Refused: ABSENT where neither the order nor the number is
  /// there, anything else where the order was refused.
  CarrierAnswer<OnAccount> find(@Nullable String reference, E164 e164);

  /// A number on our account; `reference` is that of the order that bought it, where the carrier
  /// keeps one.
  record OnAccount(String carrierId, Offer offer, @Nullable String reference) {}

  /// Whether a number on our account is what the order with this reference bought. Where the
  /// carrier keeps no reference, the account was looked at before the order, and did not have the
  /// number.
  default boolean isBoughtBy(String reference, OnAccount there) {
    return !abilities().references() || reference.equals(there.reference());
  }

  /// Every number on our account, a page at a time; `cursor` null for the first.
  CarrierAnswer<AccountPage> owned(@Nullable String cursor);

  /// A page of [#owned]; `next` is null on the last.
  record AccountPage(List<OnAccount> numbers, @Nullable String next) {}

  /// Points the number's calls at this deployment.
  CarrierAnswer<Confirmed> pointVoice(E164 e164, String carrierId);

  /// Gives the number back, by the carrier's own id. Accepted once the carrier has confirmed, a
  /// number that is gone already included.
  CarrierAnswer<Confirmed> release(E164 e164, String carrierId);

  /// Nothing to tell beyond the fact.
  enum Confirmed {
    DONE
  }
}

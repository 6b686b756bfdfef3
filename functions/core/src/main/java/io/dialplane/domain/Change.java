package io.dialplane.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One write of a transaction, with its condition in its own terms. What was read travels as
/// `seen`: the write applies only while that is still what the table holds.
public sealed interface Change {

  record PutNumber(NumberState next, Seen<NumberState> seen) implements Change {}

  record DeleteNumber(E164 e164, Seen<NumberState> seen) implements Change {}

  record PutRequest(StoredRequest next, Seen<StoredRequest> seen) implements Change {}

  record PutAgent(Agent next, Seen<Agent> seen) implements Change {}

  record DeleteAgent(Agent agent, Seen<Agent> seen) implements Change {}

  /// One number more (`+1`) or less (`-1`) points at an agent, which must exist.
  record CountNumber(Tenant tenant, String agentId, int delta) implements Change {}

  /// Holds that end, and one that begins. `limited` asks that the open ones stay within the limit.
  record ChangeHolds(
      Tenant tenant, List<Holds.Hold> dropped, Holds.@Nullable Hold added, boolean limited)
      implements Change {}

  /// Moves money from available to held; only if enough is available.
  record HoldFunds(Tenant tenant, Money amount) implements Change {}

  /// Moves held money back.
  record ReturnFunds(Tenant tenant, Money amount) implements Change {}

  /// Writes the next ledger entry, where there is none of its number yet: as entries are never
  /// deleted, the wallet then stands at the entry before it. The money is what a claim has held
  /// (`fromHeld`) or what is available, and neither may go below zero.
  record Book(LedgerEntry entry, boolean fromHeld) implements Change {}

  record PutEvent(Event event) implements Change {}

  /// A new organisation with an empty wallet and no holds in each of its worlds.
  record CreateOrganization(Organization organization) implements Change {}

  record PutKey(KeyRecord next, Seen<KeyRecord> seen) implements Change {}

  /// Lets an organisation import a number. On no condition: the last grant of a number stands,
  /// whatever was granted before.
  record PutGrant(Grant grant) implements Change {}

  record PutOrphan(Orphan orphan, Seen<Orphan> seen) implements Change {}

  /// Forgets what was left, whoever left it: the number is owned now. On no condition.
  record DeleteOrphan(E164 e164) implements Change {}

  record PutDuty(Duty duty, Seen<Duty> seen) implements Change {}

  record Grant(E164 e164, String organizationId) {}
}

package io.dialplane.dynamodb;

import static io.dialplane.dynamodb.Write.text;
import static io.dialplane.dynamodb.Write.whole;

import io.dialplane.domain.Change;
import io.dialplane.domain.Change.Book;
import io.dialplane.domain.Change.ChangeHolds;
import io.dialplane.domain.Change.CountNumber;
import io.dialplane.domain.Change.CreateOrganization;
import io.dialplane.domain.E164;
import io.dialplane.domain.LedgerEntry;
import io.dialplane.domain.Mode;
import io.dialplane.domain.Money;
import io.dialplane.domain.Organization;
import io.dialplane.domain.Seen;
import io.dialplane.domain.Tenant;
import io.dialplane.domain.Wallet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// Turns the domain's changes into the parts of one transaction, each with its condition.
record Writes(Tables tables, Write write) {

  List<TransactWriteItem> of(List<Change> changes) {
    return changes.stream().flatMap(change -> of(change).stream()).toList();
  }

  private List<TransactWriteItem> of(Change change) {
    return switch (change) {
      case Change.PutNumber(var next, var seen) ->
          put(tables.numbers(), NumberColumns.SCHEMA, NumberRows.toRow(next), seen);
      case Change.DeleteNumber(var e164, var seen) -> delete(tables.numbers(), key(e164), seen);
      case Change.PutRequest(var next, var seen) ->
          put(tables.requests(), RequestRows.SCHEMA, RequestRows.toRow(next), seen);
      case Change.PutAgent(var next, var seen) ->
          put(tables.agents(), AgentRows.SCHEMA, AgentRows.toRow(next), seen);
      case Change.DeleteAgent(var agent, var seen) ->
          delete(tables.agents(), agentKey(agent.tenant(), agent.id()), seen);
      case CountNumber count -> List.of(count(count));
      case ChangeHolds holds -> List.of(HoldsWrite.of(tables.holds(), write, holds));
      case Change.HoldFunds(var tenant, var amount) -> List.of(holdFunds(tenant, amount));
      case Change.ReturnFunds(var tenant, var amount) -> List.of(returnFunds(tenant, amount));
      case Book(var entry, var fromHeld) -> book(entry, fromHeld);
      case Change.PutEvent(var event) ->
          put(tables.events(), EventRows.SCHEMA, EventRows.toRow(event), Seen.absent());
      case CreateOrganization(var organization) -> create(organization);
      case Change.PutKey(var next, var seen) ->
          put(tables.keys(), KeyRows.SCHEMA, KeyRows.toRow(next), seen);
      case Change.PutGrant(var grant) ->
          List.of(write.overwrite(tables.grants(), Schemas.toRow(grant)));
      case Change.PutOrphan(var orphan, var seen) ->
          put(tables.orphans(), DutyRows.ORPHAN_SCHEMA, DutyRows.toRow(orphan), seen);
      case Change.DeleteOrphan(var e164) -> List.of(Write.erase(tables.orphans(), key(e164)));
      case Change.PutDuty(var duty, var seen) ->
          put(tables.duties(), DutyRows.SCHEMA, DutyRows.toRow(duty), seen);
    };
  }

  private List<TransactWriteItem> put(
      String table, RowSchema schema, Row.Builder row, Seen<?> seen) {
    return List.of(write.put(table, schema, row, seen.stamp()));
  }

  private List<TransactWriteItem> delete(
      String table, Map<String, AttributeValue> key, Seen<?> seen) {
    return List.of(write.delete(table, key, seen.stamp()));
  }

  private TransactWriteItem holdFunds(Tenant tenant, Money amount) {
    return wallet(
        tenant, ", available = available - :x, held = held + :x", "available >= :x", amount);
  }

  private TransactWriteItem returnFunds(Tenant tenant, Money amount) {
    return wallet(tenant, ", available = available + :x, held = held - :x", "held >= :x", amount);
  }

  private TransactWriteItem count(CountNumber count) {
    // Also conditioned downwards: an agent that counts below zero would be deleted under a number.
    boolean up = count.delta() > 0;
    return write.update(
        tables.agents(),
        agentKey(count.tenant(), count.agentId()),
        new Write.Arithmetic(
            ", assignedNumbers = assignedNumbers + :delta",
            up ? "attribute_exists(agentId)" : "assignedNumbers >= :one",
            Map.of(),
            up
                ? Map.of(":delta", whole(1))
                : Map.of(":delta", whole(count.delta()), ":one", whole(1))));
  }

  private TransactWriteItem wallet(
      Tenant tenant, String expression, String condition, Money amount) {
    return write.update(
        tables.wallets(),
        tenantKey(tenant),
        new Write.Arithmetic(
            expression, condition, Map.of(), Map.of(":x", whole(amount.micros()))));
  }

  private List<TransactWriteItem> book(LedgerEntry entry, boolean fromHeld) {
    String purse = fromHeld ? "held" : "available";
    Map<String, AttributeValue> values =
        Map.of(
            ":x", whole(entry.amount().micros()),
            ":least", whole(Math.max(0, -entry.amount().micros())),
            ":index", whole(entry.index()));
    TransactWriteItem wallet =
        write.update(
            tables.wallets(),
            tenantKey(entry.tenant()),
            new Write.Arithmetic(
                ", " + purse + " = " + purse + " + :x, entries = :index",
                purse + " >= :least",
                Map.of(),
                values));
    return List.of(
        wallet, write.put(tables.ledger(), LedgerRows.SCHEMA, LedgerRows.toRow(entry), null));
  }

  private List<TransactWriteItem> create(Organization organization) {
    List<TransactWriteItem> items = new ArrayList<>();
    items.add(
        write.put(
            tables.organizations(),
            KeyRows.ORGANIZATION_SCHEMA,
            KeyRows.toRow(organization),
            null));
    for (Mode mode : Mode.values()) {
      Tenant tenant = new Tenant(organization.id(), mode);
      items.add(
          write.put(
              tables.wallets(), WalletRows.SCHEMA, WalletRows.toRow(Wallet.empty(tenant)), null));
      items.add(write.put(tables.holds(), HoldsRows.SCHEMA, HoldsRows.empty(tenant), null));
    }
    return items;
  }

  private static Map<String, AttributeValue> key(E164 e164) {
    return Map.of("e164", text(e164.value()));
  }

  private static Map<String, AttributeValue> tenantKey(Tenant tenant) {
    return Map.of("tenant", text(tenant.key()));
  }

  private static Map<String, AttributeValue> agentKey(Tenant tenant, String agentId) {
    return Map.of("tenant", text(tenant.key()), "agentId", text(agentId));
  }
}

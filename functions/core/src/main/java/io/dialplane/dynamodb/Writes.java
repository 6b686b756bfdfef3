package io.dialplane.dynamodb;

import static io.dialplane.dynamodb.Write.text;
import static io.dialplane.dynamodb.Write.whole;

import io.dialplane.domain.Change;
import io.dialplane.domain.Change.Book;
import io.dialplane.domain.Change.ChangeHolds;
import io.dialplane.domain.Change.CountNumber;
import io.dialplane.domain.Change.CreateOrganization;
import io.dialplane.domain.LedgerEntry;
import io.dialplane.domain.Mode;
import io.dialplane.domain.Money;
import io.dialplane.domain.Organization;
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
          List.of(
              write.put(
                  tables.numbers(), NumberColumns.SCHEMA, NumberRows.toRow(next), seen.stamp()));
      case Change.DeleteNumber(var e164, var seen) ->
          List.of(write.delete(tables.numbers(), Map.of("e164", text(e164.value())), seen.stamp()));
      case Change.PutRequest(var next, var seen) ->
          List.of(
              write.put(
                  tables.requests(), RequestRows.SCHEMA, RequestRows.toRow(next), seen.stamp()));
      case Change.PutAgent(var next, var seen) ->
          List.of(
              write.put(tables.agents(), AgentRows.SCHEMA, AgentRows.toRow(next), seen.stamp()));
      case Change.DeleteAgent(var agent, var seen) ->
          List.of(
              write.delete(tables.agents(), agentKey(agent.tenant(), agent.id()), seen.stamp()));
      case CountNumber count -> List.of(count(count));
      case ChangeHolds holds -> List.of(HoldsWrite.of(tables.holds(), write, holds));
      case Change.HoldFunds(var tenant, var amount) ->
          List.of(
              wallet(
                  tenant,
                  ", available = available - :x, held = held + :x",
                  "available >= :x",
                  amount));
      case Change.ReturnFunds(var tenant, var amount) ->
          List.of(
              wallet(
                  tenant, ", available = available + :x, held = held - :x", "held >= :x", amount));
      case Book(var entry, var fromHeld) -> book(entry, fromHeld);
      case Change.PutEvent(var event) ->
          List.of(write.put(tables.events(), EventRows.SCHEMA, EventRows.toRow(event), null));
      case CreateOrganization(var organization) -> create(organization);
      case Change.PutKey(var next, var seen) ->
          List.of(write.put(tables.keys(), KeyRows.SCHEMA, KeyRows.toRow(next), seen.stamp()));
      case Change.PutGrant(var grant) ->
          List.of(
              write.overwrite(
                  tables.grants(),
                  Schemas.GRANTS,
                  Row.builder()
                      .put(Schemas.GRANT_E164, grant.e164().value())
                      .put(Schemas.GRANT_ORGANIZATION, grant.organizationId())));
      case Change.PutOrphan(var orphan, var seen) ->
          List.of(
              write.put(
                  tables.orphans(), DutyRows.ORPHAN_SCHEMA, DutyRows.toRow(orphan), seen.stamp()));
      case Change.DeleteOrphan(var e164) ->
          List.of(Write.erase(tables.orphans(), Map.of("e164", text(e164.value()))));
      case Change.PutDuty(var duty, var seen) ->
          List.of(write.put(tables.duties(), DutyRows.SCHEMA, DutyRows.toRow(duty), seen.stamp()));
    };
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
                ", %s = %s + :x, entries = :index".formatted(purse, purse),
                "%s >= :least".formatted(purse),
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

  private static Map<String, AttributeValue> tenantKey(Tenant tenant) {
    return Map.of("tenant", text(tenant.key()));
  }

  private static Map<String, AttributeValue> agentKey(Tenant tenant, String agentId) {
    return Map.of("tenant", text(tenant.key()), "agentId", text(agentId));
  }
}

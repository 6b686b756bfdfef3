package io.dialplane.dynamodb;

import io.dialplane.domain.Agent;
import io.dialplane.domain.E164;
import io.dialplane.domain.Feature;
import io.dialplane.domain.Listing;
import io.dialplane.domain.Money;
import io.dialplane.domain.NumberId;
import io.dialplane.domain.NumberType;
import io.dialplane.domain.Offer;
import io.dialplane.domain.Price;
import io.dialplane.domain.Reserved;
import io.dialplane.domain.Route;
import io.dialplane.domain.Tenant;
import java.time.Instant;
import java.util.Set;
import java.util.function.Function;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/// Maps rows that are nowhere, before a snapshot: the reads that go before it find none, and a
/// restored function's first one does.
final class Mapping {
  private Mapping() {}

  static void rehearse() {
    map(NumberColumns.SCHEMA, NumberRows.toRow(hold()), NumberRows::fromRow);
    map(AgentRows.SCHEMA, AgentRows.toRow(agent()), AgentRows::fromRow);
  }

  private static void map(TableSchema<Row> schema, Row.Builder row, Function<Row, ?> value) {
    Object _ = value.apply(schema.mapToItem(schema.itemToMap(row.build(), true)));
  }

  private static Reserved hold() {
    E164 number = new E164("+14155550100");
    Listing listing =
        new Listing(
            number, "US", NumberType.LOCAL, null, null, null, Set.of(Feature.VOICE), "nobody");
    Offer offer = new Offer(listing, new Price(Money.ZERO, Money.ZERO), false);
    return new Reserved(
        Tenant.NOBODY,
        NumberId.of(number, 0, 0),
        offer,
        Instant.EPOCH,
        Instant.EPOCH,
        false,
        false,
        null);
  }

  private static Agent agent() {
    Route route = new Route.Sip("sip:nobody@example.com");
    return new Agent(
        Tenant.NOBODY,
        "nobody",
        new Agent.Draft("Nobody", route, 1),
        new Agent.Published("Nobody", route, 1, Instant.EPOCH),
        0,
        Instant.EPOCH,
        Instant.EPOCH);
  }
}

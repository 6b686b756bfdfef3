package io.dialplane.port;

import io.dialplane.domain.Agent;
import io.dialplane.domain.Duty;
import io.dialplane.domain.E164;
import io.dialplane.domain.Holds;
import io.dialplane.domain.KeyRecord;
import io.dialplane.domain.NumberState;
import io.dialplane.domain.Organization;
import io.dialplane.domain.Orphan;
import io.dialplane.domain.StoredRequest;
import io.dialplane.domain.Tenant;
import io.dialplane.domain.Wallet;

/// Names one item of the store. Whatever belongs to a tenant cannot be named without one.
public sealed interface Ref<T> {

  record OfNumber(E164 e164) implements Ref<NumberState> {}

  record OfHolds(Tenant tenant) implements Ref<Holds> {}

  record OfRequest(Tenant tenant, String id) implements Ref<StoredRequest> {}

  record OfWallet(Tenant tenant) implements Ref<Wallet> {}

  record OfAgent(Tenant tenant, String id) implements Ref<Agent> {}

  record OfKey(Tenant tenant, String hash) implements Ref<KeyRecord> {}

  record OfOrganization(String id) implements Ref<Organization> {}

  /// Which organisation an operator allowed to import a number.
  record OfGrant(E164 e164) implements Ref<String> {}

  record OfOrphan(E164 e164) implements Ref<Orphan> {}

  record OfDuty(String name) implements Ref<Duty> {}
}

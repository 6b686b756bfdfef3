package io.dialplane.local;

import io.dialplane.domain.E164;
import io.dialplane.domain.InventoryQuery;
import io.dialplane.domain.Mode;
import io.dialplane.domain.NumberType;
import io.dialplane.domain.Tenant;
import io.dialplane.port.Carrier;
import io.dialplane.testkit.CarrierContract;
import io.dialplane.testkit.Deployment;
import java.util.Set;

/// The sandbox, with its table on DynamoDB Local, as a deployment has it.
class SandboxCarrierTest extends CarrierContract {
  private static final Carrier SANDBOX =
      Deployment.start().wiring().carriers().of(new Tenant("anybody", Mode.TEST)).getFirst();

  @Override
  protected Carrier carrier() {
    return SANDBOX;
  }

  @Override
  protected InventoryQuery stock() {
    return new InventoryQuery(
        new InventoryQuery.Place("US", "901", null, null, null),
        NumberType.LOCAL,
        Set.of(),
        InventoryQuery.Pattern.ANY,
        20);
  }

  @Override
  protected E164 unsold() {
    return new E164("+19015559999");
  }
}

package io.dialplane.local;

import io.dialplane.domain.E164;
import io.dialplane.domain.InventoryQuery;
import io.dialplane.domain.NumberType;
import io.dialplane.port.Carrier;
import io.dialplane.testkit.CarrierContract;
import io.dialplane.testkit.ScriptableCarrier;
import java.util.Set;
import org.junit.jupiter.api.Nested;

/// The tests' own carrier must be like the real ones, with and without their abilities.
class ScriptableCarrierTest {

  @Nested
  class WithHoldsAndReferences extends Scripted {
    WithHoldsAndReferences() {
      super(true, true);
    }
  }

  @Nested
  class WithReferencesAlone extends Scripted {
    WithReferencesAlone() {
      super(false, true);
    }
  }

  @Nested
  class WithNeither extends Scripted {
    WithNeither() {
      super(false, false);
    }
  }

  abstract static class Scripted extends CarrierContract {
    private final ScriptableCarrier carrier = new ScriptableCarrier();

    Scripted(boolean holds, boolean references) {
      carrier.abilities(holds, references);
    }

    @Override
    protected Carrier carrier() {
      return carrier;
    }

    @Override
    protected InventoryQuery stock() {
      return new InventoryQuery(
          new InventoryQuery.Place("US", "231", null, null, null),
          NumberType.LOCAL,
          Set.of(),
          InventoryQuery.Pattern.ANY,
          20);
    }

    @Override
    protected E164 unsold() {
      return new E164("+12315559999");
    }
  }
}

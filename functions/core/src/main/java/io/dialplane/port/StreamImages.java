package io.dialplane.port;

import com.fasterxml.jackson.databind.JsonNode;
import io.dialplane.domain.Event;
import io.dialplane.domain.NumberState;

/// Reads the items that a table's stream shows, as the store spells them in JSON. Throws for what
/// is no item of that table.
public interface StreamImages {

  Event event(JsonNode image);

  NumberState number(JsonNode image);
}

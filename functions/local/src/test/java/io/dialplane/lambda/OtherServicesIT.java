package io.dialplane.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dialplane.http.Json;
import io.dialplane.lambda.LambdaProcess.Initialization;
import io.dialplane.testkit.Deployment;
import io.dialplane.testkit.TableStream;
import io.dialplane.testkit.World;
import io.dialplane.testkit.standin.SecretsStandIn;
import io.dialplane.testkit.standin.TelnyxStandIn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The deployed jars hold only those classes of AWS's clients that our calls need: here is every
/// service beside DynamoDB, with an answer and with a refusal.
class OtherServicesIT {
  @TempDir private Path folder;

  @Test
  void the_jar_behind_the_streams_tells_the_bus_and_knows_what_the_bus_refused()
      throws IOException {
    Deployment deployment = Deployment.start();
    World world = deployment.newOrganization();
    List<ObjectNode> records;
    try (TableStream outbox = TableStream.from(deployment, "EventsTable")) {
      assertThat(world.reserve("+15045550160").status()).isEqualTo(201);
      records = outbox.next();
    }

    try (LambdaProcess publish = start("PublishFunction", deployment)) {
      deployment.bus().refuseNext(0);
      JsonNode refused = publish.invoke(TableStream.event(records)).payload();
      JsonNode taken = publish.invoke(TableStream.event(records)).payload();

      assertThat(refused.path("batchItemFailures")).hasSize(1);
      assertThat(taken.path("batchItemFailures")).isEmpty();
      assertThat(deployment.bus().told())
          .extracting(event -> event.path("type").asText())
          .contains("number.reserved");
    }
  }

  @Test
  void a_jar_reads_the_carriers_credentials_from_the_secret_and_knows_when_there_is_none()
      throws IOException {
    try (TelnyxStandIn telnyx = TelnyxStandIn.start(InstantSource.system())) {
      Map<String, String> settings = new HashMap<>(telnyx.settings());
      String key = settings.remove("TELNYX_API_KEY");
      settings.put("CARRIERS", "telnyx");

      try (SecretsStandIn secrets = SecretsStandIn.with(Json.object().put("TELNYX_API_KEY", key))) {
        settings.putAll(secrets.settings());
        JsonNode found = search(settings);
        settings.put("CARRIER_SECRET_ARN", SecretsStandIn.ARN + "-of-nobody");
        JsonNode unknown = search(settings);

        assertThat(found.path("status").asInt()).as(found.toString()).isEqualTo(200);
        assertThat(found.path("data")).isNotEmpty();
        assertThat(unknown.at("/problem/code").asText()).isEqualTo("carrier_unavailable");
      }
    }
  }

  private JsonNode search(Map<String, String> settings) throws IOException {
    Deployment deployment = Deployment.with(settings);
    ObjectNode event =
        deployment
            .newOrganization()
            .event("search", Json.object().put("areaCode", "406"))
            .put("mode", "live");
    try (LambdaProcess search = start("SearchFunction", deployment)) {
      return search.invoke(event).payload();
    }
  }

  private LambdaProcess start(String function, Deployment deployment) throws IOException {
    Path own = Files.createTempDirectory(folder, function);
    return LambdaProcess.start(
        Code.unpack(function, own),
        deployment.wiring().settings().environment(),
        Initialization.ON_DEMAND);
  }
}

package io.dialplane.localstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.dialplane.http.Json;
import io.dialplane.local.EventFile;
import io.dialplane.local.Seed;
import io.dialplane.testkit.FakeContext;
import io.dialplane.testkit.Functions;
import io.dialplane.testkit.Template;
import io.dialplane.testkit.TemplateTables;
import io.dialplane.wiring.Settings;
import io.dialplane.wiring.StoreClients;
import io.dialplane.wiring.Wiring;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.testcontainers.localstack.LocalStackContainer;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveDescription;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;

class LocalStackIT {
  private static final String IMAGE = "localstack/localstack:4.14.0";

  private final Template template = Template.load();

  @Test
  void cloudformation_makes_the_tables_as_they_are_written_and_a_number_is_bought_on_them()
      throws IOException {
    Optional<String> lack = Docker.lacks(IMAGE);
    lack.ifPresent(why -> System.out.println("LocalStackIT is skipped: " + why));
    assumeTrue(lack.isEmpty(), () -> lack.orElse(""));

    try (LocalStackContainer localStack = new LocalStackContainer(IMAGE);
        HttpClient http = HttpClient.newHttpClient()) {
      localStack.start();
      Map<String, String> names = new TableStack(localStack.getEndpoint(), http).create();
      Map<String, String> environment = environment(localStack, names);

      try (StoreClients clients = new StoreClients(environment, StoreClients::crt, List.of())) {
        names.forEach((id, name) -> assertAsWritten(clients.get(), id, name));
      }
      assertThat(names.keySet()).isEqualTo(new TemplateTables(template).names());
      assertSells(environment);
    }
  }

  private Map<String, String> environment(
      LocalStackContainer localStack, Map<String, String> names) {
    Map<String, String> environment = new HashMap<>(template.tableVariables());
    environment.replaceAll((_, id) -> names.getOrDefault(id, id));
    environment.put("AWS_ENDPOINT_URL_DYNAMODB", localStack.getEndpoint().toString());
    environment.put("AWS_REGION", localStack.getRegion());
    environment.put("AWS_ACCESS_KEY_ID", localStack.getAccessKey());
    environment.put("AWS_SECRET_ACCESS_KEY", localStack.getSecretKey());
    return environment;
  }

  private void assertAsWritten(DynamoDbClient client, String id, String name) {
    CreateTableRequest written = new TemplateTables(template).request(id);
    TableDescription table = client.describeTable(ask -> ask.tableName(name)).table();
    assertThat(table.keySchema()).as(id).isEqualTo(written.keySchema());
    assertThat(table.streamSpecification()).as(id).isEqualTo(written.streamSpecification());
    assertThat(
            table.globalSecondaryIndexes().stream()
                .map(
                    index ->
                        GlobalSecondaryIndex.builder()
                            .indexName(index.indexName())
                            .keySchema(index.keySchema())
                            .projection(index.projection())
                            .build()))
        .as(id)
        .containsExactlyInAnyOrderElementsOf(written.globalSecondaryIndexes());
    TimeToLiveDescription ttl =
        client.describeTimeToLive(ask -> ask.tableName(name)).timeToLiveDescription();
    Optional<String> expires = new TemplateTables(template).expiresBy(id);
    assertThat(ttl.timeToLiveStatus() == TimeToLiveStatus.ENABLED)
        .as(id)
        .isEqualTo(expires.isPresent());
    assertThat(Optional.ofNullable(ttl.attributeName())).as(id).isEqualTo(expires);
  }

  private void assertSells(Map<String, String> environment) throws IOException {
    Wiring wiring =
        new Wiring(Settings.of(environment), InstantSource.system(), new SecureRandom());
    Seed.sow(wiring.surroundings().store(), Instant.now());
    EventFile purchase = EventFile.named("purchase");
    ByteArrayOutputStream out = new ByteArrayOutputStream();

    new Functions(template, wiring)
        .find(purchase.function())
        .orElseThrow()
        .handleRequest(
            new ByteArrayInputStream(Json.bytes(purchase.event())),
            out,
            new FakeContext(
                "localstack",
                purchase.function(),
                Instant.now().plusSeconds(29),
                InstantSource.system()));

    String answer = out.toString(StandardCharsets.UTF_8);
    assertThat(EventFile.statusOf(Json.read(answer).orElseThrow()))
        .as(answer)
        .isEqualTo(purchase.status());
  }
}

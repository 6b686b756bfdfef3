package io.dialplane.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dialplane.http.Json;
import io.dialplane.testkit.Deployment;
import io.dialplane.testkit.World;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What operators' events answer.
class OperatorsTest {
  private final Deployment deployment = Deployment.start();
  private final World world = deployment.newOrganization();

  @Test
  void a_new_organisation_comes_with_its_first_key_live_and_with_every_scope() {
    JsonNode made = ask("{'action':'create_organization','name':'Acme'}");

    assertThat(names(made)).containsExactly("organizationId", "name", "key");
    assertThat(names(made.path("key")))
        .containsExactlyInAnyOrder(
            "keyId", "secret", "mode", "scopes", "label", "expiresAt", "createdAt");
    assertThat(made.path("key").path("mode").asText()).isEqualTo("live");
    assertThat(made.path("key").path("scopes")).hasSize(6);
    assertThat(world.as(made.path("key").path("secret").asText()).get("/numbers").status())
        .isEqualTo(200);
    assertThat(ask("{'action':'list_organizations'}").path("organizations"))
        .anyMatch(row -> row.path("organizationId").equals(made.path("organizationId")));
  }

  @Test
  void a_key_has_its_fields_and_dies_when_it_is_told_to() {
    String end = Json.time(deployment.clock().instant().plusSeconds(60));
    JsonNode key =
        ask(
            "{'action':'issue_key','organizationId':'$ORG','mode':'test',"
                + "'scopes':['agents:read'],'label':'ci','expiresAt':'"
                + end
                + "'}");
    World user = world.as(key.path("secret").asText());

    assertThat(names(key))
        .containsExactlyInAnyOrder(
            "keyId", "secret", "mode", "scopes", "label", "expiresAt", "createdAt");
    assertThat(key.path("expiresAt").asText()).isEqualTo(end);
    assertThat(user.get("/agents").status()).isEqualTo(200);
    deployment.clock().advance(Duration.ofSeconds(60));
    assertThat(user.get("/agents").status()).isEqualTo(401);
  }

  @Test
  void keys_are_listed_without_their_secrets_and_revoked_for_good() {
    JsonNode keys = ask("{'action':'list_keys','organizationId':'$ORG'}").path("keys");
    String id = keys.path(0).path("keyId").asText();
    String revoke = "{'action':'revoke_key','organizationId':'$ORG','keyId':'" + id + "'}";

    JsonNode revoked = ask(revoke);
    deployment.clock().advance(Duration.ofDays(1));

    assertThat(names(keys.path(0)))
        .containsExactlyInAnyOrder(
            "keyId",
            "mode",
            "scopes",
            "label",
            "expiresAt",
            "createdAt",
            "revokedAt",
            "lastUsedOn");
    assertThat(names(revoked)).containsExactly("keyId", "revokedAt");
    assertThat(ask(revoke)).isEqualTo(revoked);
    assertThat(
            ask("{'action':'revoke_key','organizationId':'acme','keyId':'" + id + "'}")
                .path("code")
                .asText())
        .isEqualTo("not_found");
  }

  @Test
  void a_wallet_is_set_right_once_for_each_key_and_never_below_zero() {
    String adjust =
        "{'action':'adjust_wallet','organizationId':'$ORG','mode':'test','amountUsd':%s,"
            + "'reason':'goodwill','idempotencyKey':'%s'}";

    JsonNode credited = ask(adjust.formatted("5", "a"));
    JsonNode again = ask(adjust.formatted("5", "a"));
    JsonNode other = ask(adjust.formatted("6", "a"));
    JsonNode below = ask(adjust.formatted("-5.01", "b"));
    JsonNode debited = ask(adjust.formatted("-5", "b"));

    assertThat(credited.path("type").asText()).isEqualTo("adjustment");
    assertThat(credited.path("reference").asText()).isEqualTo("goodwill");
    assertThat(again).isEqualTo(credited);
    assertThat(other.path("code").asText()).isEqualTo("idempotency_key_reused");
    assertThat(below.path("code").asText()).isEqualTo("insufficient_funds");
    assertThat(debited.path("balanceAfterUsd").toString()).isEqualTo("0.00");
    assertThat(world.get("/billing/wallet/entries").data()).hasSize(2);
  }

  @Test
  void a_refund_is_called_one_and_goes_to_the_live_wallet_unless_said() {
    JsonNode refund =
        ask(
            "{'action':'adjust_wallet','organizationId':'$ORG','amountUsd':1,'type':'refund',"
                + "'reason':'r','idempotencyKey':'r'}");

    assertThat(refund.path("type").asText()).isEqualTo("refund");
    assertThat(world.live().wallet().path("balanceUsd").toString()).isEqualTo("1.00");
    assertThat(world.wallet().path("balanceUsd").toString()).isEqualTo("0.00");
  }

  @Test
  void a_grant_lets_one_organisation_import_one_number() {
    Deployment granting = Deployment.with(Map.of("IMPORTS", "granted"));
    World owner = granting.newOrganization();
    World stranger = granting.newOrganization();
    String body = "{\"e164\":\"+12035550198\"}";
    assertThat(owner.post("/numbers/import", body).code()).isEqualTo("not_on_carrier_account");

    JsonNode grant =
        granting.operator(
            "grant_import",
            Json.object()
                .put("organizationId", owner.organizationId())
                .put("e164", "(203) 555-0198"));

    assertThat(names(grant)).containsExactlyInAnyOrder("e164", "organizationId");
    assertThat(grant.path("e164").asText()).isEqualTo("+12035550198");
    assertThat(stranger.post("/numbers/import", body).code()).isEqualTo("not_on_carrier_account");
    assertThat(owner.post("/numbers/import", body).status()).isEqualTo(201);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}                                                                        | action
          {'action':7}                                                              | action
          {'action':'drop_tables'}                                                  | action
          {'action':'create_organization'}                                          | name
          {'action':'create_organization','name':' ','x':1}                         | name,x
          {'action':'create_organization','name':'\\ud83d'}                         | name
          {'action':'issue_key','organizationId':'$ORG'}                            | mode,scopes
          {'action':'issue_key','organizationId':7,'mode':'prod','scopes':[]}       | organizationId,mode,scopes
          {'action':'issue_key','organizationId':'$ORG','mode':'test','scopes':'numbers:read'}          | scopes
          {'action':'issue_key','organizationId':'$ORG','mode':'test','scopes':['all']}                 | scopes
          {'action':'issue_key','organizationId':'$ORG','mode':'test','scopes':['numbers:read,x']}      | scopes
          {'action':'issue_key','organizationId':'$ORG','mode':'test','scopes':['agents:read'],'expiresAt':'2020-01-01T00:00:00Z'} | expiresAt
          {'action':'issue_key','organizationId':'$ORG','mode':'test','scopes':['agents:read'],'expiresAt':'2099-01-01'}           | expiresAt
          {'action':'issue_key','organizationId':'$ORG','mode':'test','scopes':['agents:read'],'expiresAt':'+999999999-12-31T23:59:59Z'} | expiresAt
          {'action':'issue_key','organizationId':'$ORG','mode':'test','scopes':['agents:read'],'label':7}                          | label
          {'action':'revoke_key','organizationId':'$ORG'}                           | keyId
          {'action':'grant_import','organizationId':'$ORG','e164':'123'}            | e164
          {'action':'adjust_wallet','organizationId':'$ORG','amountUsd':0,'reason':'r','idempotencyKey':''} | amountUsd,idempotencyKey
          {'action':'adjust_wallet','organizationId':'$ORG','amountUsd':0.001}      | amountUsd,reason,idempotencyKey
          {'action':'adjust_wallet','organizationId':'$ORG','amountUsd':1,'reason':'r','idempotencyKey':'k','type':'topup'} | type
          """)
  void a_bad_event_is_a_problem_that_names_its_fields_and_changes_nothing(
      String event, String wrong) {
    JsonNode refused = ask(event);

    assertThat(refused.path("status").asInt()).isEqualTo(400);
    assertThat(refused.path("code").asText()).isEqualTo("validation_error");
    assertThat(refused.path("detail").asText()).isNotEmpty();
    assertThat(refused.path("errors").valueStream().map(error -> error.path("field").asText()))
        .containsExactlyInAnyOrder(wrong.split(",", -1));
    assertThat(ask("{'action':'list_keys','organizationId':'$ORG'}").path("keys")).hasSize(3);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {'action':'issue_key','organizationId':'acme','mode':'test','scopes':['agents:read']}
          {'action':'list_keys','organizationId':'acme'}
          {'action':'grant_import','organizationId':'acme','e164':'+12035550197'}
          {'action':'adjust_wallet','organizationId':'acme','amountUsd':1,'reason':'r','idempotencyKey':'k'}
          {'action':'revoke_key','organizationId':'acme','keyId':'k'}
          """)
  void an_unknown_organisation_is_not_found(String event) {
    assertThat(ask(event).path("code").asText()).isEqualTo("not_found");
  }

  private JsonNode ask(String event) {
    String json = event.replace('\'', '"').replace("$ORG", world.organizationId());
    return deployment.invoke("KeysFunction", Json.read(json).orElseThrow());
  }

  private static List<String> names(JsonNode object) {
    return object.properties().stream().map(Map.Entry::getKey).toList();
  }
}

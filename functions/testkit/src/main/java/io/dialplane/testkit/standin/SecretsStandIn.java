package io.dialplane.testkit.standin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dialplane.http.Json;
import java.util.Map;

/// Secrets Manager on localhost, with one secret in it.
public final class SecretsStandIn extends StandIn {
  public static final String ARN =
      "arn:aws:secretsmanager:us-east-1:000000000000:secret:carriers-AbCdEf";

  private final ObjectNode secret;

  private SecretsStandIn(ObjectNode secret) {
    super("", null);
    this.secret = secret;
  }

  public static SecretsStandIn with(ObjectNode secret) {
    return new SecretsStandIn(secret);
  }

  @Override
  public Map<String, String> settings() {
    return Map.of("CARRIER_SECRET_ARN", ARN, "AWS_ENDPOINT_URL_SECRETS_MANAGER", base());
  }

  @Override
  protected Said answer(Heard heard) {
    boolean right = heard.json().path("SecretId").asText().equals(ARN);
    return right
        ? Said.of(200, Json.object().put("ARN", ARN).put("SecretString", Json.write(secret)))
        : error(400);
  }

  @Override
  protected Said error(int status) {
    return Said.of(status, Json.object().put("__type", "ResourceNotFoundException"));
  }
}

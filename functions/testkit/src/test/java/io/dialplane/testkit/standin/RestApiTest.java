package io.dialplane.testkit.standin;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.dialplane.carrier.rest.Connections;
import io.dialplane.carrier.rest.Credentials;
import io.dialplane.carrier.rest.Network;
import io.dialplane.carrier.rest.RestApi;
import io.dialplane.carrier.rest.RestRequest;
import io.dialplane.carrier.rest.Sorting;
import io.dialplane.http.Json;
import io.dialplane.port.CarrierAnswer;
import io.dialplane.port.CarrierAnswer.Refusal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What every carrier's adapter stands on.
class RestApiTest {
  private static final Sorting SORTING =
      new Sorting(
          body -> Optional.ofNullable(body.text("code")).map(code -> new Sorting.Fault(code, code)),
          Map.of("taken", Refusal.TAKEN),
          Set.of("puzzled"));

  /// A carrier that answers whatever it is told to.
  private static final class Parrot extends StandIn {
    private Said next = Said.of(200, Json.object());

    Parrot() {
      super("", null);
    }

    @Override
    protected Said answer(Heard heard) {
      return next;
    }

    @Override
    protected Said error(int status) {
      return Said.of(status, Json.object());
    }

    @Override
    public Map<String, String> settings() {
      return Map.of("BASE", base(), "KEY", "a secret key");
    }
  }

  private final Parrot parrot = new Parrot();

  @AfterEach
  void close() {
    parrot.close();
  }

  private RestApi api(String base) {
    InstantSource real = InstantSource.system();
    Credentials credentials =
        setting ->
            Optional.ofNullable(setting.equals("BASE") ? base : parrot.settings().get(setting));
    return new RestApi(
        new RestApi.Profile("https://carrier.invalid", "BASE", RestApi.bearer("KEY")),
        credentials,
        new Network(new Connections(real), Adapters.PATIENT, real, new Random(1)));
  }

  private RestApi api() {
    return api(parrot.base());
  }

  private static CarrierAnswer<String> act(RestApi api) {
    return api.call(
        session ->
            SORTING.deed(
                session.act(RestRequest.of("POST", "/things")),
                body -> CarrierAnswer.accepted(body.required("id"))));
  }

  private static CarrierAnswer<String> ask(RestApi api) {
    return api.call(
        session ->
            SORTING.question(
                session.ask(RestRequest.get("/things")),
                body -> CarrierAnswer.accepted(body.required("id"))));
  }

  private CarrierAnswer<String> acted(int status, String body) {
    parrot.next = Said.of(status, Json.read(body).orElseThrow());
    return act(api());
  }

  @Test
  void counts_as_not_sent_only_what_surely_was_not() throws Exception {
    HttpsServer certificateless =
        HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1);
    SSLContext tls = SSLContext.getInstance("TLS");
    tls.init(null, null, null);
    certificateless.setHttpsConfigurator(new HttpsConfigurator(tls));
    certificateless.start();

    assertThat(Asked.refusal(act(api("http://nowhere.invalid")))).isEqualTo(Refusal.NOT_SENT);
    assertThat(Asked.refusal(act(api("http://127.0.0.1:1")))).isEqualTo(Refusal.NOT_SENT);
    assertThat(
            Asked.refusal(act(api("https://127.0.0.1:" + certificateless.getAddress().getPort()))))
        .isEqualTo(Refusal.NOT_SENT);
    certificateless.stop(0);
  }

  @Test
  void sorts_a_deeds_answer_by_its_status_and_code() {
    assertThat(Asked.value(acted(200, "{\"id\":\"1\",\"unknown\":[1]}"))).isEqualTo("1");
    assertThat(acted(200, "{\"id\":null}")).isInstanceOf(CarrierAnswer.Unknown.class);
    assertThat(acted(302, "{}")).isInstanceOf(CarrierAnswer.Unknown.class);
    assertThat(acted(408, "{}")).isInstanceOf(CarrierAnswer.Unknown.class);
    assertThat(acted(409, "{\"code\":\"other\"}")).isInstanceOf(CarrierAnswer.Unknown.class);
    assertThat(acted(404, "{}")).isInstanceOf(CarrierAnswer.Unknown.class);
    assertThat(acted(400, "{\"code\":\"puzzled\"}")).isInstanceOf(CarrierAnswer.Unknown.class);
    assertThat(acted(500, "{\"code\":\"taken\"}")).isInstanceOf(CarrierAnswer.Unknown.class);
    assertThat(Asked.refusal(acted(400, "{\"code\":\"taken\"}"))).isEqualTo(Refusal.TAKEN);
    assertThat(Asked.refusal(acted(400, "{\"code\":\"other\"}"))).isEqualTo(Refusal.REGULATORY);
    assertThat(Asked.refusal(acted(401, "{}"))).isEqualTo(Refusal.ACCOUNT);
    assertThat(Asked.refusal(acted(403, "{}"))).isEqualTo(Refusal.ACCOUNT);
    assertThat(Asked.refusal(acted(403, "{\"code\":\"taken\"}"))).isEqualTo(Refusal.TAKEN);
    assertThat(Asked.refusal(acted(429, "{}"))).isEqualTo(Refusal.THROTTLED);
  }

  @Test
  void takes_no_no_from_a_question_that_the_table_does_not_know() {
    parrot.next = Said.of(400, Json.object().put("code", "other"));

    assertThat(ask(api())).isInstanceOf(CarrierAnswer.Unknown.class);
  }

  @Test
  void gives_up_at_once_where_the_carrier_wants_longer_than_there_is_time() {
    parrot.next = new Said(429, Json.object(), Map.of("Retry-After", "30"));

    assertThat(Asked.refusal(ask(api()))).isEqualTo(Refusal.THROTTLED);
    assertThat(parrot.heard()).hasSize(1);
  }

  @Test
  void asks_three_times_at_most() {
    parrot.next = Said.of(503, Json.object());

    assertThat(ask(api())).isInstanceOf(CarrierAnswer.Unknown.class);
    assertThat(parrot.heard()).hasSize(3);
  }

  @Test
  void reads_no_answer_that_is_too_long() {
    parrot.next = Said.of(200, Json.object().put("id", "1".repeat(5_000_000)));

    assertThat(act(api())).isInstanceOf(CarrierAnswer.Unknown.class);
  }

  @Test
  void sends_nothing_without_credentials_and_names_the_setting() {
    RestApi api =
        new RestApi(
            new RestApi.Profile(parrot.base(), "BASE", RestApi.basic("NAME", "SECRET")),
            _ -> Optional.empty(),
            new Network(
                new Connections(InstantSource.system()),
                Adapters.PATIENT,
                InstantSource.system(),
                new Random(1)));

    CarrierAnswer<String> answer = act(api);

    assertThat(Asked.refusal(answer)).isEqualTo(Refusal.NOT_SET_UP);
    assertThat(Asked.words(answer)).contains("NAME");
    assertThat(parrot.heard()).isEmpty();
  }

  @Test
  void shows_no_credential_that_cannot_be_sent() {
    RestApi api =
        new RestApi(
            new RestApi.Profile(parrot.base(), "BASE", RestApi.bearer("KEY")),
            setting ->
                setting.equals("KEY") ? Optional.of("a key\non two lines") : Optional.empty(),
            new Network(
                new Connections(InstantSource.system()),
                Adapters.PATIENT,
                InstantSource.system(),
                new Random(1)));

    CarrierAnswer<String> answer = act(api);

    assertThat(Asked.refusal(answer)).isEqualTo(Refusal.NOT_SET_UP);
    assertThat(Asked.words(answer)).contains("BASE").doesNotContain("two lines");
  }

  @Test
  void goes_on_with_new_connections_after_they_were_dropped() {
    InstantSource real = InstantSource.system();
    Connections connections = new Connections(real);
    RestApi api =
        new RestApi(
            new RestApi.Profile(parrot.base(), "BASE", RestApi.bearer("KEY")),
            setting -> Optional.ofNullable(parrot.settings().get(setting)),
            new Network(connections, Adapters.PATIENT, real, new Random(1)));
    parrot.next = Said.of(200, Json.object().put("id", "1"));
    ask(api);

    connections.renew();

    assertThat(Asked.value(ask(api))).isEqualTo("1");
  }
}

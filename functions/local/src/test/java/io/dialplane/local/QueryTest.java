package io.dialplane.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialplane.http.HttpRoute;
import io.dialplane.http.Routes;
import io.dialplane.testkit.Deployment;
import io.dialplane.testkit.Response;
import io.dialplane.testkit.World;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueryTest {
  private static final World WORLD = Deployment.start().newOrganization();

  static Stream<HttpRoute> every_route() {
    return Routes.load().all().stream().filter(HttpRoute::takesKey);
  }

  @ParameterizedTest
  @MethodSource("every_route")
  void refuses_a_parameter_that_it_does_not_know(HttpRoute route) {
    String path =
        route.path().replace("/api/v1", "").replace("{id}", "x").replace("{e164}", "+16175550100");
    boolean body = route.method().equals("POST") || route.method().equals("PATCH");

    Response refused =
        WORLD.call(route.method(), path + "?colour=red", body ? "{}" : null, java.util.Map.of());

    assertThat(fields(refused)).contains("colour");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/numbers",
        "/numbers/purchases",
        "/numbers/reserve",
        "/billing/wallet/entries",
        "/agents"
      })
  void refuses_a_limit_out_of_range(String list) {
    for (String limit : List.of("0", "101", "-1", "+5", "5.0", "1e1", "x", "", "99999999999")) {
      assertThat(fields(WORLD.get(list + "?limit=" + limit))).as(limit).containsExactly("limit");
    }
    assertThat(fields(WORLD.get(list + "?limit=5&limit=5"))).containsExactly("limit");
    assertThat(WORLD.get(list + "?limit=1").status()).isEqualTo(200);
    assertThat(WORLD.get(list + "?limit=100").status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          limit=51                                  | limit
          limit=0                                   | limit
          cursor=x                                  | cursor
          country=USA                               | country
          country=U1                                | country
          areaCode=4a5                              | areaCode
          areaCode=415&areaCode=415                 | areaCode
          numberType=pager                          | numberType
          features=voice,telex                      | features
          features=                                 | features
          contains=555-01                           | contains
          contains=12345678901                      | contains
          startsWith=                               | startsWith
          endsWith=*                                | endsWith
          bestEffort=yes                            | bestEffort
          bestEffort=true&bestEffort=false          | bestEffort
          bestEffort=True                           | bestEffort
          locality=                                 | locality
          locality=%20                              | locality
          administrativeArea=CA&administrativeArea=NY | administrativeArea
          areacode=415                              | areacode
          /a=1&/a=2                                 | /a
          areaCode=x&limit=y&bestEfort=false        | areaCode,limit,bestEfort
          """)
  void refuses_a_search_that_is_not_meant_as_it_stands(String query, String wrong) {
    assertThat(fields(WORLD.get("/numbers/search?" + query)))
        .containsExactlyInAnyOrder(wrong.split(",", -1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /numbers?status=lost            | status
          /numbers?agentId=               | agentId
          /numbers?agentId=a&agentId=b    | agentId
          /numbers/purchases?status=lost  | status
          /numbers?cursor=                | cursor
          """)
  void refuses_a_filter_that_it_cannot_read(String target, String wrong) {
    assertThat(fields(WORLD.get(target))).containsExactly(wrong);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "features=voice&features=sms",
        "features=voice,sms",
        "features=voice%2Csms",
        "features=sms&features=voice,mms"
      })
  void takes_features_repeated_or_with_commas_and_requires_them_all(String features) {
    Response found = WORLD.get("/numbers/search?areaCode=800&bestEffort=false&limit=1&" + features);

    assertThat(found.status()).isEqualTo(200);
    assertThat(found.data()).hasSize(features.contains("mms") ? 0 : 1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"country=us", "locality=new%20york", "locality=New+York", "endsWith=abc"})
  void reads_what_is_spelled_in_any_case(String query) {
    assertThat(WORLD.get("/numbers/search?" + query).data()).isNotEmpty();
  }

  private static List<String> fields(Response refused) {
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.code()).isEqualTo("validation_error");
    return refused.badFields();
  }
}

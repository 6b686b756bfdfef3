package io.dialplane.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialplane.domain.InventoryQuery.Pattern;
import io.dialplane.domain.InventoryQuery.Place;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WideningTest {
  private static final Pattern ENDS = new Pattern(null, null, "0142");

  @Test
  void goes_from_the_rate_center_to_the_city_its_neighbours_the_state_and_the_country() {
    List<String> words = words(query(place("415", null, null), Pattern.ANY));

    assertThat(words)
        .containsExactly(
            "the rate center SNFC CNTRL",
            "San Francisco, CA",
            "area code 510",
            "area code 650",
            "area code 408",
            "the state CA",
            "the whole country US");
  }

  @Test
  void begins_at_the_city_where_a_city_was_asked_for() {
    assertThat(words(query(place(null, "boston", null), Pattern.ANY)).getFirst())
        .isEqualTo("the rate center BOSTON");
    assertThat(words(query(place(null, "Portland", "ME"), Pattern.ANY)).getFirst())
        .isEqualTo("the rate center PORTLAND");
  }

  @Test
  void knows_only_the_country_where_the_place_is_unknown() {
    assertThat(words(query(place("999", null, null), Pattern.ANY)))
        .containsExactly("the whole country US");
    assertThat(words(query(place(null, null, "TX"), Pattern.ANY)))
        .containsExactly("the whole country US");
    assertThat(words(query(place(null, null, null), Pattern.ANY))).isEmpty();
  }

  @Test
  void lets_the_wanted_digits_go_last_of_all() {
    List<Widening.Step> steps = Widening.of(query(place("415", null, null), ENDS));

    int firstWithout =
        steps.stream().map(step -> step.query().pattern()).toList().indexOf(Pattern.ANY);
    assertThat(firstWithout).isEqualTo(7);
    assertThat(steps.subList(firstWithout, steps.size()))
        .allMatch(step -> step.query().pattern().equals(Pattern.ANY))
        .allMatch(step -> step.words().contains("without the wanted digits"));
    assertThat(steps.get(firstWithout).query().place().areaCode()).isEqualTo("415");
  }

  @Test
  void keeps_the_kind_the_features_the_country_and_the_limit_and_asks_nothing_twice() {
    for (AreaCode code : AreaCodes.all()) {
      InventoryQuery query = query(place(code.code(), null, null), ENDS);

      List<Widening.Step> steps = Widening.of(query);

      assertThat(steps)
          .extracting(Widening.Step::query)
          .doesNotHaveDuplicates()
          .doesNotContain(query)
          .allMatch(wider -> wider.type() == NumberType.LOCAL)
          .allMatch(wider -> wider.features().equals(Set.of(Feature.SMS)))
          .allMatch(wider -> wider.place().country().equals("US"))
          .allMatch(wider -> wider.limit() == 9);
    }
  }

  private static List<String> words(InventoryQuery query) {
    return Widening.of(query).stream().map(Widening.Step::words).toList();
  }

  private static InventoryQuery query(Place place, Pattern pattern) {
    return new InventoryQuery(place, NumberType.LOCAL, Set.of(Feature.SMS), pattern, 9);
  }

  private static Place place(
      @Nullable String areaCode, @Nullable String city, @Nullable String state) {
    return new Place("US", areaCode, city, state, null);
  }
}

package io.dialplane.domain;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import io.dialplane.domain.InventoryQuery.Pattern;
import io.dialplane.domain.InventoryQuery.Place;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Numbers outside North America are of the range that Ofcom sets aside for drama, or
/// libphonenumber's examples.
class NumberingTest {
  private static final E164 LONDON = new E164("+442079460123");
  private static final E164 ANCHORAGE = new E164("+19075550123");
  private static final E164 TORONTO = new E164("+14165550123");
  private static final E164 TOLL_FREE = new E164("+18335550123");

  @Test
  void tells_a_numbers_country() {
    assertThat(Numbering.country(LONDON)).isEqualTo("GB");
    assertThat(Numbering.country(ANCHORAGE)).isEqualTo("US");
    assertThat(Numbering.country(TORONTO)).isEqualTo("CA");
    assertThat(Numbering.country(TOLL_FREE)).isEqualTo("US");
    assertThat(Numbering.country(new E164("+80012345678"))).isEqualTo("ZZ");
    assertThat(Numbering.callingCode("GB")).isEqualTo(44);
    assertThat(Numbering.callingCode("CA")).isEqualTo(1);
  }

  @Test
  void tells_a_numbers_type() {
    assertThat(Numbering.type(LONDON)).isEqualTo(NumberType.LOCAL);
    assertThat(Numbering.type(example(PhoneNumberType.MOBILE))).isEqualTo(NumberType.MOBILE);
    assertThat(Numbering.type(example(PhoneNumberType.TOLL_FREE))).isEqualTo(NumberType.TOLL_FREE);
    assertThat(Numbering.type(example(PhoneNumberType.UAN))).isEqualTo(NumberType.NATIONAL);
    assertThat(Numbering.type(ANCHORAGE)).isEqualTo(NumberType.LOCAL);
    assertThat(Numbering.type(TOLL_FREE)).isEqualTo(NumberType.TOLL_FREE);
  }

  @Test
  void matches_area_code_and_pattern_against_the_national_number_of_any_country() {
    assertThat(london("20", "2079").matches(listing())).isTrue();
    assertThat(london("20", "4420").matches(listing())).isFalse();
    assertThat(london("161", null).matches(listing())).isFalse();
    assertThat(LONDON.national()).isEqualTo("2079460123");
  }

  @Test
  void joins_area_code_and_beginning_and_sees_where_they_contradict_each_other() {
    assertThat(london("20", "2079").beginning()).hasValue("2079");
    assertThat(london("20", "2").beginning()).hasValue("20");
    assertThat(london(null, null).beginning()).hasValue("");
    assertThat(london("20", "161").beginning()).isEmpty();
  }

  private static E164 example(PhoneNumberType type) {
    PhoneNumberUtil util = PhoneNumberUtil.getInstance();
    return new E164(util.format(util.getExampleNumberForType("GB", type), PhoneNumberFormat.E164));
  }

  private static InventoryQuery london(@Nullable String areaCode, @Nullable String startsWith) {
    return new InventoryQuery(
        new Place("GB", areaCode, null, null, null),
        null,
        Set.of(),
        new Pattern(null, startsWith, null),
        1);
  }

  private static Listing listing() {
    return new Listing(
        LONDON, "GB", NumberType.LOCAL, null, null, null, Set.of(Feature.VOICE), "any");
  }
}

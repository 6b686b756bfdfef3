package io.dialplane.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class E164Test {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "+14155550100",
        "14155550100",
        "4155550100",
        "+1 (415) 555-0100",
        "(415) 555-0100",
        "415-555-0100",
        "415.555.0100",
        "415/555/0100",
        "  +1 415 555 0100  ",
        "+1\u00a0415\u00a0555\u00a00100"
      })
  void is_read_in_any_usual_spelling(String spelling) {
    assertThat(E164.parse(spelling)).contains(new E164("+14155550100"));
  }

  @ParameterizedTest
  @CsvSource({
    "+442079460100, +442079460100",
    "+44 20 7946 0100, +442079460100",
    "+49 30 23125 100, +493023125100",
    "+81-3-1234-5678, +81312345678"
  })
  void is_read_for_any_country_where_it_says_so(String spelling, String number) {
    assertThat(E164.parse(spelling)).contains(new E164(number));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "+",
        "555-0100",
        "442079460100",
        "+1415555010",
        "+141555501000",
        "+11155550100",
        "+14151550100",
        "+0123456789",
        "+99999999999",
        "++14155550100",
        "+1415555O100",
        "+1-415-555-0100 ext. 2",
        "tel:+14155550100",
        "\u0664\u0661\u0665\u0665\u0665\u0665\u0660\u0661\u0660\u0660",
        "+1415555010012345678901234567890123456789",
        "11234567890123456789"
      })
  void is_not_guessed_at(String text) {
    assertThat(E164.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "+14155550100 | (415) 555-0100 | 415 | 0100",
        "+442079460100 | +44 20 7946 0100 | '' | 0100"
      })
  void is_written_as_people_write_it(
      String number, String formatted, String areaCode, String lastFour) {
    E164 e164 = new E164(number);

    assertThat(e164.formatted()).isEqualTo(formatted);
    assertThat(e164.areaCode()).isEqualTo(areaCode);
    assertThat(e164.lastFour()).isEqualTo(lastFour);
    assertThat(e164).hasToString(number);
  }
}

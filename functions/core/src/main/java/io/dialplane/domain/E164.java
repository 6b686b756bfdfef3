package io.dialplane.domain;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber;
import java.util.Optional;

/// A telephone number in E.164: `+`, country code, national number, at most 15 digits (ITU-T E.164,
/// 2010).
///
/// North American numbers are decided here by their fixed shape, so that the common path never
/// loads the metadata of the world; every other country is asked of libphonenumber.
public record E164(String value) {
  private static final String SEPARATORS = " ()-./\u00A0";
  private static final int LONGEST_SPELLING = 40;

  public E164 {
    if (value.length() < 8 || value.length() > 16 || value.charAt(0) != '+') {
      throw new IllegalArgumentException("not E.164");
    }
    for (int i = 1; i < value.length(); i++) {
      if (value.charAt(i) < '0' || value.charAt(i) > '9') {
        throw new IllegalArgumentException("not E.164");
      }
    }
  }

  /// Reads any usual spelling. Without a `+`, ten digits are a US number and eleven that begin with
  /// 1 are too; anything else without a `+` is empty, since guessing its country could buy the
  /// wrong number.
  public static Optional<E164> parse(String text) {
    String spelling = text.strip();
    if (spelling.isEmpty() || spelling.length() > LONGEST_SPELLING) {
      return Optional.empty();
    }
    boolean international = spelling.charAt(0) == '+';
    StringBuilder digits = new StringBuilder();
    for (int i = international ? 1 : 0; i < spelling.length(); i++) {
      char c = spelling.charAt(i);
      if (c >= '0' && c <= '9') {
        digits.append(c);
      } else if (SEPARATORS.indexOf(c) < 0) {
        return Optional.empty();
      }
    }
    if (!international && digits.length() == 10) {
      digits.insert(0, '1');
    } else if (!international && !(digits.length() == 11 && digits.charAt(0) == '1')) {
      return Optional.empty();
    }
    return ofDigits(digits.toString());
  }

  private static Optional<E164> ofDigits(String digits) {
    if (digits.isEmpty()) {
      return Optional.empty();
    }
    boolean exists = digits.charAt(0) == '1' ? isNorthAmerican(digits) : isPossible(digits);
    return exists ? Optional.of(new E164("+" + digits)) : Optional.empty();
  }

  private static boolean isNorthAmerican(String digits) {
    return digits.length() == 11 && digits.charAt(1) >= '2' && digits.charAt(4) >= '2';
  }

  private static boolean isPossible(String digits) {
    if (digits.length() < 7 || digits.length() > 15) {
      return false;
    }
    try {
      PhoneNumberUtil util = PhoneNumberUtil.getInstance();
      Phonenumber.PhoneNumber number = util.parse("+" + digits, null);
      return util.isPossibleNumber(number)
          && util.format(number, PhoneNumberFormat.E164).equals("+" + digits);
    } catch (NumberParseException _) {
      return false;
    }
  }

  /// True for country code 1.
  public boolean northAmerican() {
    return value.charAt(1) == '1';
  }

  /// The area code (NPA) of a North American number; the digits after the country code begin with
  /// it.
  public String areaCode() {
    return northAmerican() ? value.substring(2, 5) : "";
  }

  /// The digits without the country code, as people within the country dial them.
  public String national() {
    if (northAmerican()) {
      return value.substring(2);
    }
    try {
      PhoneNumberUtil util = PhoneNumberUtil.getInstance();
      return util.getNationalSignificantNumber(util.parse(value, null));
    } catch (NumberParseException _) {
      return digits();
    }
  }

  /// The digits without the plus.
  public String digits() {
    return value.substring(1);
  }

  /// As people of its country write it: `(415) 555-0100`; elsewhere the international spelling.
  public String formatted() {
    if (northAmerican()) {
      return "(" + value.substring(2, 5) + ") " + value.substring(5, 8) + "-" + value.substring(8);
    }
    try {
      PhoneNumberUtil util = PhoneNumberUtil.getInstance();
      return util.format(util.parse(value, null), PhoneNumberFormat.INTERNATIONAL);
    } catch (NumberParseException _) {
      return value;
    }
  }

  /// The last four digits: all of a number that a log may show.
  public String lastFour() {
    return value.substring(value.length() - 4);
  }

  @Override
  public String toString() {
    return value;
  }
}

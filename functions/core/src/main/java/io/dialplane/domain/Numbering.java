package io.dialplane.domain;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonenumber;
import org.jspecify.annotations.Nullable;

/// What a number tells by itself, for carriers that do not say. The area codes known here are
/// decided here; every other number is asked of libphonenumber.
public final class Numbering {
  private static final String UNITED_STATES = "US";

  /// What ISO 3166-1 sets aside for a country that is not known.
  private static final String NOWHERE = "ZZ";

  private Numbering() {}

  /// ISO 3166-1 alpha-2.
  public static String country(E164 e164) {
    if (e164.northAmerican()
        && (AreaCodes.TOLL_FREE.contains(e164.areaCode())
            || AreaCodes.find(e164.areaCode()).isPresent())) {
      return UNITED_STATES;
    }
    try {
      PhoneNumberUtil util = PhoneNumberUtil.getInstance();
      Phonenumber.PhoneNumber number = util.parse(e164.value(), null);
      String exactly = util.getRegionCodeForNumber(number);
      String region =
          exactly == null ? util.getRegionCodeForCountryCode(number.getCountryCode()) : exactly;
      // Numbers of no country, +800 for example, have three digits here.
      return region.length() == 2 ? region : NOWHERE;
    } catch (NumberParseException _) {
      return NOWHERE;
    }
  }

  /// The state of a number whose area code is known here; null for any other.
  public static @Nullable String region(E164 e164) {
    return AreaCodes.find(e164.areaCode()).map(AreaCode::state).orElse(null);
  }

  /// The digits that numbers of a country begin with after the plus; 0 for no country.
  public static int callingCode(String country) {
    return UNITED_STATES.equals(country)
        ? 1
        : PhoneNumberUtil.getInstance().getCountryCodeForRegion(country);
  }

  public static NumberType type(E164 e164) {
    if (e164.northAmerican()) {
      return AreaCodes.TOLL_FREE.contains(e164.areaCode())
          ? NumberType.TOLL_FREE
          : NumberType.LOCAL;
    }
    try {
      PhoneNumberUtil util = PhoneNumberUtil.getInstance();
      return switch (util.getNumberType(util.parse(e164.value(), null))) {
        case MOBILE, PAGER -> NumberType.MOBILE;
        case TOLL_FREE -> NumberType.TOLL_FREE;
        case FIXED_LINE, FIXED_LINE_OR_MOBILE, UNKNOWN -> NumberType.LOCAL;
        case VOIP, UAN, PERSONAL_NUMBER, SHARED_COST, PREMIUM_RATE, VOICEMAIL ->
            NumberType.NATIONAL;
      };
    } catch (NumberParseException _) {
      return NumberType.LOCAL;
    }
  }
}

package io.dialplane.domain;

/// A North American area code (NPA) and the place it is best known for; `rateCenter` is spelled as
/// the field does.
public record AreaCode(String code, String city, String state, String rateCenter) {

  static AreaCode parse(String line) {
    String[] parts = line.split("\\|", -1);
    return new AreaCode(parts[0], parts[1], parts[2], parts[3]);
  }
}

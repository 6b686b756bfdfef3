package io.dialplane.carrier.rest;

import io.dialplane.port.CarrierAnswer;
import io.dialplane.port.CarrierAnswer.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.function.Function;

/// One carrier's REST API, as its adapter calls it. A whole call ends within its time, whatever it
/// takes; where a credential is missing or cannot be read, nothing is sent and an operator must
/// act; and no credential gets into the words of an answer.
public final class RestApi {
  private static final int LONGEST_WORDS = 300;

  private final Profile profile;
  private final Credentials credentials;
  private final Network network;

  /// What sets a carrier's API apart: where it is unless the setting `baseSetting` says otherwise,
  /// and its Authorization header.
  public record Profile(
      String base, String baseSetting, Function<Credentials, String> authorization) {}

  public RestApi(Profile profile, Credentials credentials, Network network) {
    this.profile = profile;
    this.credentials = credentials;
    this.network = network;
  }

  /// An Authorization header of a key alone.
  public static Function<Credentials, String> bearer(String keySetting) {
    return credentials -> "Bearer " + credentials.require(keySetting);
  }

  /// An Authorization header of a name and a secret (RFC 7617).
  public static Function<Credentials, String> basic(String nameSetting, String secretSetting) {
    return credentials -> {
      String pair = credentials.require(nameSetting) + ":" + credentials.require(secretSetting);
      return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    };
  }

  /// Makes one call, of as many requests as `work` needs.
  public <T> CarrierAnswer<T> call(Function<Session, CarrierAnswer<T>> work) {
    Recalled recalled = new Recalled(credentials);
    try {
      return switch (work.apply(new Session(network, profile, recalled))) {
        case CarrierAnswer.Refused<T>(var reason, var words) ->
            CarrierAnswer.refused(reason, plain(recalled.masked(words)));
        case CarrierAnswer.Unknown<T>(var words) ->
            CarrierAnswer.unknown(plain(recalled.masked(words)));
        case CarrierAnswer.Accepted<T> accepted -> accepted;
        case CarrierAnswer.Pending<T> pending -> pending;
      };
    } catch (Row.Unreadable e) {
      return CarrierAnswer.unknown(String.valueOf(e.getMessage()));
    } catch (Credentials.NotSetUp e) {
      return CarrierAnswer.refused(Refusal.NOT_SET_UP, String.valueOf(e.getMessage()));
    }
  }

  /// One line, of a bounded length.
  private static String plain(String words) {
    String line = words.replaceAll("\\s+", " ").strip();
    return line.length() <= LONGEST_WORDS ? line : line.substring(0, LONGEST_WORDS) + "…";
  }
}

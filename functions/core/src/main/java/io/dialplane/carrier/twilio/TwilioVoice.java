package io.dialplane.carrier.twilio;

import static io.dialplane.port.CarrierAnswer.accepted;
import static io.dialplane.port.CarrierAnswer.unknown;

import io.dialplane.carrier.rest.Reply;
import io.dialplane.carrier.rest.RestRequest;
import io.dialplane.carrier.rest.RestRequest.Parameter;
import io.dialplane.carrier.rest.Row;
import io.dialplane.carrier.rest.Session;
import io.dialplane.port.Carrier.Confirmed;
import io.dialplane.port.CarrierAnswer;
import io.dialplane.port.VoiceUrls;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Points a Twilio number's calls here. A trunk or an application on the number goes before its
/// address, so what was set is looked at, and what is in the way is taken off.
final class TwilioVoice {
  private static final List<String> IN_THE_WAY = List.of("TrunkSid", "VoiceApplicationSid");

  private TwilioVoice() {}

  static List<Parameter> fields(VoiceUrls urls) {
    return List.of(
        new Parameter("VoiceUrl", urls.inbound()),
        new Parameter("VoiceMethod", "POST"),
        new Parameter("StatusCallback", urls.status()),
        new Parameter("StatusCallbackMethod", "POST"),
        new Parameter("VoiceReceiveMode", "voice"));
  }

  static CarrierAnswer<Confirmed> point(Session session, String sid, VoiceUrls urls) {
    return TwilioCodes.SORTING
        .deed(set(session, sid, fields(urls)), CarrierAnswer::accepted)
        .then(
            is ->
                isFree(is)
                    ? accepted(is)
                    : TwilioCodes.SORTING.deed(
                        set(session, sid, freeing(urls)), CarrierAnswer::accepted))
        .then(
            is ->
                isRight(is, urls)
                    ? accepted(Confirmed.DONE)
                    : unknown("Twilio did not take the address of calls"));
  }

  private static Reply set(Session session, String sid, List<Parameter> fields) {
    return session.act(RestRequest.of("POST", TwilioNumbers.path(session, sid)).form(fields));
  }

  /// An empty value takes a setting off.
  private static List<Parameter> freeing(VoiceUrls urls) {
    List<Parameter> all = new ArrayList<>(fields(urls));
    IN_THE_WAY.forEach(name -> all.add(new Parameter(name, "")));
    return all;
  }

  private static boolean isFree(Row number) {
    return Stream.of("trunk_sid", "voice_application_sid")
        .allMatch(name -> number.text(name) == null);
  }

  private static boolean isRight(Row number, VoiceUrls urls) {
    return isFree(number)
        && urls.inbound().equals(number.text("voice_url"))
        && "POST".equals(number.text("voice_method"));
  }
}

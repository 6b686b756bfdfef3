package io.dialplane.carrier.plivo;

import static io.dialplane.port.CarrierAnswer.accepted;
import static io.dialplane.port.CarrierAnswer.unknown;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dialplane.carrier.rest.JsonText;
import io.dialplane.carrier.rest.RestRequest;
import io.dialplane.carrier.rest.Row;
import io.dialplane.carrier.rest.Session;
import io.dialplane.domain.E164;
import io.dialplane.port.Carrier.Confirmed;
import io.dialplane.port.CarrierAnswer;
import io.dialplane.port.VoiceUrls;

/// Points calls here. A Plivo number names an application, which all numbers share, and the
/// application names the address; both are set, and both are looked at afterwards.
final class PlivoVoice {
  static final String APPLICATION = "PLIVO_APP_ID";

  private PlivoVoice() {}

  static CarrierAnswer<Confirmed> point(Session session, E164 e164, VoiceUrls urls) {
    String id = session.require(APPLICATION);
    String application = PlivoCarrier.path(session, "Application/" + RestRequest.encoded(id) + "/");
    return look(session, application)
        .then(
            found ->
                isRight(found, urls)
                    ? accepted(found)
                    : set(session, application, setting(urls))
                        .then(_ -> look(session, application)))
        .then(
            is ->
                isRight(is, urls)
                    ? connect(session, e164, id)
                    : unknown("Plivo did not take the address of calls"));
  }

  private static CarrierAnswer<Row> look(Session session, String path) {
    return PlivoCodes.SORTING.question(session.ask(RestRequest.get(path)), CarrierAnswer::accepted);
  }

  private static CarrierAnswer<Row> set(Session session, String path, ObjectNode fields) {
    return PlivoCodes.SORTING.deed(
        session.act(RestRequest.of("POST", path).json(fields)), CarrierAnswer::accepted);
  }

  private static boolean isRight(Row application, VoiceUrls urls) {
    return urls.inbound().equals(application.text("answer_url"))
        && "POST".equals(application.text("answer_method"))
        && urls.status().equals(application.text("hangup_url"))
        && "POST".equals(application.text("hangup_method"));
  }

  private static ObjectNode setting(VoiceUrls urls) {
    return JsonText.object()
        .put("answer_url", urls.inbound())
        .put("answer_method", "POST")
        .put("hangup_url", urls.status())
        .put("hangup_method", "POST");
  }

  private static CarrierAnswer<Confirmed> connect(Session session, E164 e164, String id) {
    String number = PlivoNumbers.path(session, e164);
    return set(session, number, JsonText.object().put("app_id", id))
        .then(_ -> look(session, number))
        .then(
            is -> {
              String application = is.text("application");
              return application != null && application.contains("/Application/" + id + "/")
                  ? accepted(Confirmed.DONE)
                  : unknown("Plivo did not put the number on the application");
            });
  }
}

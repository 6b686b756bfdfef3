package io.dialplane.carrier.telnyx;

import static io.dialplane.port.CarrierAnswer.accepted;
import static io.dialplane.port.CarrierAnswer.refused;
import static io.dialplane.port.CarrierAnswer.unknown;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dialplane.carrier.rest.JsonText;
import io.dialplane.carrier.rest.RestRequest;
import io.dialplane.carrier.rest.Row;
import io.dialplane.carrier.rest.Session;
import io.dialplane.port.Carrier.Confirmed;
import io.dialplane.port.CarrierAnswer;
import io.dialplane.port.CarrierAnswer.Refusal;
import io.dialplane.port.VoiceUrls;

/// Points calls here. A Telnyx number names a connection, here a TeXML application that all numbers
/// share, and the application names the address; both are set, and both are checked.
final class TelnyxVoice {
  private static final String APPLICATIONS = "/texml_applications/";

  private TelnyxVoice() {}

  static CarrierAnswer<Confirmed> point(Session session, String carrierId, VoiceUrls urls) {
    String connection = session.require(TelnyxOrders.CONNECTION);
    String application = APPLICATIONS + RestRequest.encoded(connection);
    return TelnyxCodes.SORTING
        .question(session.ask(RestRequest.get(application)), body -> accepted(body.at("data")))
        .then(
            found ->
                isRight(found, urls)
                    ? accepted(found)
                    : TelnyxCodes.SORTING.deed(
                        session.act(
                            RestRequest.of("PATCH", application).json(setting(found, urls))),
                        body -> accepted(body.at("data"))))
        .then(
            set ->
                isRight(set, urls)
                    ? connect(session, carrierId, connection)
                    : unknown("Telnyx did not take the address of calls"));
  }

  private static boolean isRight(Row application, VoiceUrls urls) {
    return urls.inbound().equals(application.text("voice_url"))
        && "post".equals(application.text("voice_method"))
        && urls.status().equals(application.text("status_callback"));
  }

  /// The methods go along: Telnyx's pages and its document do not agree on what they are by
  /// default.
  private static ObjectNode setting(Row application, VoiceUrls urls) {
    String name = application.text("friendly_name");
    return JsonText.object()
        .put("friendly_name", name == null ? "Dialplane" : name)
        .put("voice_url", urls.inbound())
        .put("voice_method", "post")
        .put("status_callback", urls.status())
        .put("status_callback_method", "post");
  }

  private static CarrierAnswer<Confirmed> connect(
      Session session, String carrierId, String connection) {
    RestRequest request =
        RestRequest.of("PATCH", TelnyxNumbers.PATH + "/" + RestRequest.encoded(carrierId))
            .json(JsonText.object().put("connection_id", connection));
    return TelnyxCodes.SORTING.deed(
        session.act(request),
        body ->
            connection.equals(body.at("data").required("connection_id"))
                ? accepted(Confirmed.DONE)
                : refused(Refusal.REGULATORY, "Telnyx did not put the number on the connection"));
  }
}

package io.dialplane.carrier.vonage;

import static io.dialplane.port.CarrierAnswer.accepted;
import static io.dialplane.port.CarrierAnswer.refused;
import static io.dialplane.port.CarrierAnswer.unknown;

import io.dialplane.carrier.rest.RestRequest;
import io.dialplane.carrier.rest.RestRequest.Parameter;
import io.dialplane.carrier.rest.Row;
import io.dialplane.carrier.rest.Session;
import io.dialplane.domain.E164;
import io.dialplane.port.Carrier.Confirmed;
import io.dialplane.port.CarrierAnswer;
import io.dialplane.port.CarrierAnswer.Refusal;
import io.dialplane.port.VoiceUrls;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Points calls here. A Vonage number names an application, and the application the address. The
/// application also holds its owner's keys, so its address is looked at and never written.
final class VonageVoice {
  static final String APPLICATION = "VONAGE_APPLICATION_ID";

  private static final URI HOST = URI.create("https://api.nexmo.com");
  private static final String APPLICATIONS = "/v2/applications/";

  private VonageVoice() {}

  static CarrierAnswer<Confirmed> point(Session session, E164 e164, VoiceUrls urls) {
    String id = session.require(APPLICATION);
    RestRequest application = RestRequest.get(APPLICATIONS + RestRequest.encoded(id)).at(HOST);
    return VonageCodes.SORTING
        .question(session.ask(application), CarrierAnswer::accepted)
        .then(
            found ->
                isRight(found, urls)
                    ? VonageNumbers.row(session, e164)
                    : refused(
                        Refusal.REGULATORY,
                        "the Vonage application must answer calls at POST %s and send events to POST %s"
                            .formatted(urls.inbound(), urls.status())))
        .then(there -> connect(session, e164, there, id))
        .then(_ -> VonageNumbers.row(session, e164))
        .then(
            there ->
                isConnected(there, id)
                    ? accepted(Confirmed.DONE)
                    : unknown("Vonage did not put the number on the application"));
  }

  private static boolean isRight(Row application, VoiceUrls urls) {
    Row hooks = application.at("capabilities").at("voice").at("webhooks");
    return isPost(hooks.at("answer_url"), urls.inbound())
        && isPost(hooks.at("event_url"), urls.status());
  }

  private static boolean isPost(Row hook, String address) {
    return address.equals(hook.text("address")) && "POST".equals(hook.text("http_method"));
  }

  /// What is not sent may be lost, so what the number has for messages goes along.
  private static CarrierAnswer<Row> connect(
      Session session, E164 e164, Optional<Row> there, String id) {
    List<Parameter> fields = new ArrayList<>(VonageNumbers.named(e164));
    fields.add(new Parameter("app_id", id));
    fields.add(new Parameter("voiceCallbackType", "app"));
    fields.add(new Parameter("voiceCallbackValue", id));
    there
        .map(row -> row.text("moHttpUrl"))
        .ifPresent(url -> fields.add(new Parameter("moHttpUrl", url)));
    return VonageCodes.deed(session.act(RestRequest.of("POST", "/number/update").form(fields)));
  }

  private static boolean isConnected(Optional<Row> there, String id) {
    return there.isPresent()
        && (id.equals(there.get().text("app_id"))
            || id.equals(there.get().text("voiceCallbackValue")));
  }
}

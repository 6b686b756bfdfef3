package io.dialplane.voice;

import io.dialplane.http.Nobody;
import io.dialplane.http.Webhook;
import io.dialplane.port.VoiceUrls;
import io.dialplane.voice.language.Language;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// How one carrier signs, tells of calls, and is answered.
interface Dialect {
  Map<String, Dialect> BY_CARRIER =
      Stream.of(new TelnyxDialect(), new TwilioDialect(), new PlivoDialect(), new VonageDialect())
          .collect(Collectors.toMap(Dialect::carrier, Function.identity()));

  String carrier();

  /// Whether the carrier has signed this: the webhook as it came to `url`, its query included.
  boolean hasSigned(Webhook webhook, String url, String secret, Instant now);

  /// The call that a webhook is about; empty where it names none.
  Optional<Heard> heard(Webhook webhook);

  Progress progress(Webhook webhook);

  Language language();

  /// What it sends to `url` of a call to [Nobody] that has ended, signed with nobody's secret.
  Webhook example(String url, Instant now);

  /// The same of every carrier, each to its own address.
  static List<Webhook> examples(Function<VoiceUrls, String> address, Instant now) {
    return BY_CARRIER.values().stream()
        .map(
            dialect -> {
              VoiceUrls urls = VoiceUrls.of(Nobody.ADDRESS, dialect.carrier()).orElseThrow();
              return dialect.example(address.apply(urls), now);
            })
        .toList();
  }
}

package io.dialplane.domain;

import org.jspecify.annotations.Nullable;

/// Where an agent's calls go.
public sealed interface Route {

  /// A SIP address, `sip:` or `sips:`.
  record Sip(String uri) implements Route {}

  /// A WebSocket that takes the call's media, `wss:`.
  record Stream(String url) implements Route {}

  /// Another telephone.
  record Forward(E164 e164) implements Route {}

  /// An HTTPS endpoint asked what to do, after a first sentence.
  record Webhook(String url, @Nullable String firstMessage) implements Route {}

  /// An agent that Dialplane runs itself from a prompt.
  record Managed(String systemPrompt, @Nullable String firstMessage, @Nullable String voice)
      implements Route {}
}

package io.dialplane.http;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What a sender without an API key has sent, byte for byte: its signature covers all of it.
public final class Webhook {
  private final String sender;
  private final Map<String, String> headers = new TreeMap<>();
  private final byte[] body;
  private final String query;

  /// `sender` is what the path says, `query` as it stands in the request line.
  public Webhook(String sender, Map<String, String> headers, byte[] body, String query) {
    this.sender = sender;
    headers.forEach((name, value) -> this.headers.put(name.toLowerCase(Locale.ROOT), value));
    this.body = body.clone();
    this.query = query;
  }

  /// Who the path says has sent it.
  public String sender() {
    return sender;
  }

  /// A header, by its name in lower case.
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }

  Map<String, String> headers() {
    return Map.copyOf(headers);
  }

  public byte[] body() {
    return body.clone();
  }

  public String query() {
    return query;
  }
}

package io.dialplane.carrier.rest;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.nio.ByteBuffer;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;

/// Goes through a request without a carrier, before a snapshot is taken, so that a restored
/// function's first one finds its classes loaded: knocks at a port of this machine where nobody
/// listens, and begins a TLS handshake with nobody.
final class Rehearsal {
  private static final URI NOBODY = URI.create("https://127.0.0.1:1/");
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private Rehearsal() {}

  static void run(HttpClient client, Exchange exchange) {
    try {
      exchange.send(client, HttpRequest.newBuilder(NOBODY).build(), PATIENCE);
      SSLEngine engine = SSLContext.getDefault().createSSLEngine("127.0.0.1", 443);
      engine.setUseClientMode(true);
      engine.wrap(
          ByteBuffer.allocate(0), ByteBuffer.allocate(engine.getSession().getPacketBufferSize()));
    } catch (NoSuchAlgorithmException | SSLException e) {
      throw new IllegalStateException("this machine has no TLS", e);
    } finally {
      client.shutdownNow();
    }
  }
}

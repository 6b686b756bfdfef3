package io.dialplane.wiring;

import io.dialplane.http.Endpoint;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;
import org.jspecify.annotations.Nullable;

/// Runs the read path once before SnapStart takes its snapshot, so that a restored function has its
/// classes loaded and its code warm. The event asks for an organisation that cannot exist, so
/// nothing is changed; the client that was connected is closed and a fresh one goes into the
/// snapshot.
final class Priming implements Resource {
  /// CRaC keeps weak references only.
  private static final List<Priming> KEPT = new ArrayList<>();

  private final Endpoint endpoint;
  private final StoreClients clients;
  private final @Nullable CarrierLineup lineup;

  private Priming(Endpoint endpoint, StoreClients clients, @Nullable CarrierLineup lineup) {
    this.endpoint = endpoint;
    this.clients = clients;
    this.lineup = lineup;
  }

  /// `lineup` is null for a function that speaks to no carrier: it may not read their credentials.
  static void register(Endpoint endpoint, StoreClients clients, @Nullable CarrierLineup lineup) {
    Priming priming = new Priming(endpoint, clients, lineup);
    synchronized (KEPT) {
      KEPT.add(priming);
    }
    Core.getGlobalContext().register(priming);
  }

  @Override
  public void beforeCheckpoint(Context<? extends Resource> context) throws IOException {
    for (String event : endpoint.primingEvents()) {
      endpoint.handle(
          new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)),
          new ByteArrayOutputStream(),
          new PrimingContext());
    }
    if (lineup != null) {
      lineup.prepare();
    }
    clients.renew();
  }

  @Override
  public void afterRestore(Context<? extends Resource> context) {
    // The fresh client connects on its first use.
  }
}

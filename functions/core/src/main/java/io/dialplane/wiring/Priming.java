package io.dialplane.wiring;

import io.dialplane.dynamodb.DynamoDbStore;
import io.dialplane.http.Entrance;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;
import org.jspecify.annotations.Nullable;

/// Runs the read path once before SnapStart takes its snapshot, so that a restored function has its
/// classes loaded and its code warm. The client that was connected is closed, since no connection
/// outlives a snapshot; a fresh one goes into it, which has nothing left to do but connect.
final class Priming implements Resource {
  /// CRaC keeps weak references only.
  private static final List<Priming> KEPT = new ArrayList<>();

  private final Entrance entrance;
  private final StoreClients clients;
  private final DynamoDbStore store;
  private final @Nullable CarrierLineup lineup;

  /// `lineup` is null for a function that speaks to no carrier: it may not read their credentials.
  Priming(
      Entrance entrance,
      StoreClients clients,
      DynamoDbStore store,
      @Nullable CarrierLineup lineup) {
    this.entrance = entrance;
    this.clients = clients;
    this.store = store;
    this.lineup = lineup;
  }

  static void register(Priming priming) {
    synchronized (KEPT) {
      KEPT.add(priming);
    }
    Core.getGlobalContext().register(priming);
  }

  @Override
  public void beforeCheckpoint(Context<? extends Resource> context) throws IOException {
    entrance.rehearse(new PrimingContext());
    if (lineup != null) {
      lineup.prepare();
    }
    if (clients.renew()) {
      store.prepare();
    }
  }

  @Override
  public void afterRestore(Context<? extends Resource> context) {
    // The fresh client connects on its first use.
  }
}

package io.dialplane.wiring;

import io.dialplane.dynamodb.DynamoDbStore;
import io.dialplane.http.Entrance;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;

/// Runs the read path once before SnapStart takes its snapshot, so that a restored function has its
/// classes loaded and its code warm. The client that was connected is closed, since no connection
/// outlives a snapshot; a fresh one goes into it, which has nothing left to do but connect.
final class Priming implements Resource {
  /// CRaC keeps weak references only.
  private static final List<Priming> KEPT = new ArrayList<>();

  private final Entrance entrance;
  private final StoreClients clients;
  private final DynamoDbStore store;
  private final List<Runnable> preparations;

  /// `preparations` get what else the function holds ready for a snapshot.
  Priming(
      Entrance entrance, StoreClients clients, DynamoDbStore store, List<Runnable> preparations) {
    this.entrance = entrance;
    this.clients = clients;
    this.store = store;
    this.preparations = List.copyOf(preparations);
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
    preparations.forEach(Runnable::run);
    if (clients.renew()) {
      store.prepare();
    }
  }

  @Override
  public void afterRestore(Context<? extends Resource> context) {
    // The fresh client connects on its first use.
  }
}

package io.dialplane.eventbridge;

import io.dialplane.port.Bus;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResultEntry;

/// [Bus] on EventBridge: few at a time, and it stops at the first that is not taken, so that what
/// was taken is always the beginning.
public final class EventBridgeBus implements Bus {
  /// EventBridge takes no more in one call.
  private static final int AT_A_TIME = 10;

  private static final String SOURCE = "dialplane";

  private final Supplier<EventBridgeClient> client;
  private final String name;

  public EventBridgeBus(Supplier<EventBridgeClient> client, String name) {
    this.client = client;
    this.name = name;
  }

  @Override
  public Taken tell(List<Notice> notices) {
    int taken = 0;
    while (taken < notices.size()) {
      int end = Math.min(notices.size(), taken + AT_A_TIME);
      Taken now = send(notices.subList(taken, end));
      taken += now.notices();
      if (now.trouble() != null) {
        return new Taken(taken, now.trouble());
      }
    }
    return new Taken(taken, null);
  }

  private Taken send(List<Notice> few) {
    if (name.isEmpty()) {
      return new Taken(0, "no bus is named");
    }
    List<PutEventsRequestEntry> entries = few.stream().map(this::entry).toList();
    try {
      return taken(client.get().putEvents(put -> put.entries(entries)).entries());
    } catch (SdkException e) {
      return new Taken(0, e.toString());
    }
  }

  private static Taken taken(List<PutEventsResultEntry> results) {
    int taken = 0;
    for (PutEventsResultEntry result : results) {
      @Nullable String refused = result.errorCode();
      if (refused != null) {
        return new Taken(taken, refused);
      }
      taken++;
    }
    return new Taken(taken, null);
  }

  private PutEventsRequestEntry entry(Notice notice) {
    return PutEventsRequestEntry.builder()
        .eventBusName(name)
        .source(SOURCE)
        .detailType(notice.type())
        .time(notice.at())
        .detail(notice.detail())
        .build();
  }
}

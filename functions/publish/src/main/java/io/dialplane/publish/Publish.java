package io.dialplane.publish;

import io.dialplane.domain.Change;
import io.dialplane.domain.Event;
import io.dialplane.domain.Freed;
import io.dialplane.domain.Ordering;
import io.dialplane.domain.Owned;
import io.dialplane.domain.Releasing;
import io.dialplane.domain.Reserved;
import io.dialplane.http.EventView;
import io.dialplane.port.Bus;
import io.dialplane.port.Commit;
import io.dialplane.port.Store;
import io.dialplane.port.StoreUnavailable;
import io.dialplane.port.StreamImages;
import java.util.ArrayList;
import java.util.List;

/// Tells the bus what is new in the outbox, and the outbox of holds that TTL has cleared away. A
/// record that cannot be read holds up no other.
final class Publish {
  private final Store store;
  private final Bus bus;
  private final StreamImages images;

  Publish(Store store, Bus bus, StreamImages images) {
    this.store = store;
    this.bus = bus;
    this.images = images;
  }

  Report take(List<StreamRecord> records) {
    Report report = new Report(records.size());
    List<StreamRecord> told = new ArrayList<>();
    List<Bus.Notice> notices = new ArrayList<>();
    for (StreamRecord record : records) {
      try {
        if (record.tells()) {
          notices.add(EventView.notice(images.event(record.newImage())));
          told.add(record);
        } else if (record.isExpiredNumber()) {
          expired(record, report);
        }
      } catch (StoreUnavailable busy) {
        report.failed(record, busy.toString());
        break;
      } catch (RuntimeException unreadable) {
        report.failed(record, unreadable.toString());
      }
    }
    Bus.Taken taken = bus.tell(notices);
    report.told(taken.notices());
    if (taken.trouble() != null) {
      report.failed(told.get(taken.notices()), taken.trouble());
    }
    return report;
  }

  /// Nobody can have ended this hold before, or TTL would not have found it: only a second delivery
  /// of the record finds its event there.
  private void expired(StreamRecord record, Report report) {
    switch (images.number(record.oldImage())) {
      case Reserved hold -> {
        var event = new Change.PutEvent(Event.holdExpired(hold));
        if (store.commit(List.of(event)) instanceof Commit.Applied) {
          report.holdExpired();
        }
      }
      case Freed _ -> {}
      case Ordering ordering -> report.neverToExpire(ordering.id());
      case Owned owned -> report.neverToExpire(owned.id());
      case Releasing releasing -> report.neverToExpire(releasing.was().id());
    }
  }
}

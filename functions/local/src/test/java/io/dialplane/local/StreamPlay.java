package io.dialplane.local;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dialplane.testkit.Access;
import io.dialplane.testkit.Deployment;
import io.dialplane.testkit.Policies;
import io.dialplane.testkit.TableStream;
import io.dialplane.testkit.Template;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Everything that the function behind the streams can do, and what Lambda does with its rights
/// before it invokes it.
final class StreamPlay {
  private static final String NUMBER = "+17025550123";

  private StreamPlay() {}

  static Set<Access> accesses(Deployment deployment) {
    Set<Access> all = new TreeSet<>(new Policies(Template.load()).ofMappings());
    try (TableStream outbox = TableStream.from(deployment, "EventsTable");
        TableStream numbers = TableStream.from(deployment, "NumbersTable")) {
      deployment.newOrganization().reserve(NUMBER);
      all.addAll(of(deployment, outbox.next()));
      all.addAll(of(deployment, TimeToLive.reap(deployment, numbers, NUMBER)));
    }
    return all;
  }

  private static Set<Access> of(Deployment deployment, List<ObjectNode> records) {
    deployment.meter().reset();
    deployment.bus().reset();
    deployment.invoke("PublishFunction", TableStream.event(records));
    Set<Access> accesses = new TreeSet<>(deployment.meter().accesses());
    accesses.addAll(deployment.bus().accesses());
    return accesses;
  }
}

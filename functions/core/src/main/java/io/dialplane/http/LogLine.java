package io.dialplane.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dialplane.domain.Organization;
import io.dialplane.domain.Tenant;
import io.dialplane.port.Tally;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;

/// One JSON line a request, which is also its metrics in CloudWatch's embedded format. Never a key,
/// never a number.
public final class LogLine {
  private static final int LONGEST_TRACE = 8_000;
  private static final Pattern KEY = Pattern.compile("dp_(live|test)_\\w+");

  /// Of a number, its last four digits may be shown.
  private static final Pattern NUMBER = Pattern.compile("\\+?\\d{4,11}(\\d{4})");

  private final Surroundings around;
  private final Instant started;
  private final ObjectNode line = Json.object();

  private LogLine(Surroundings around) {
    this.around = around;
    this.started = around.clock().instant();
  }

  public static LogLine start(Surroundings around, String requestId) {
    LogLine line = new LogLine(around);
    line.line.put("requestId", requestId).put("operation", "none");
    return line;
  }

  public void operation(String name) {
    line.put("operation", name);
  }

  public void tenant(Tenant tenant) {
    line.put("organization", tenant.organizationId()).put("mode", tenant.mode().label());
  }

  /// What became of it, in a word.
  public void outcome(String word) {
    line.put("outcome", word);
  }

  /// The organisation that an operator names; text that can be none is not repeated.
  void organization(String id) {
    if (Organization.isId(id)) {
      line.put("organization", id);
    }
  }

  /// A bug: its trace goes along, without what its messages may quote of a caller.
  public void broken(Throwable bug) {
    StringWriter trace = new StringWriter();
    bug.printStackTrace(new PrintWriter(trace));
    String text = KEY.matcher(trace.toString()).replaceAll("dp_…");
    text = NUMBER.matcher(text).replaceAll("…$1");
    line.put("error", text.substring(0, Math.min(text.length(), LONGEST_TRACE)));
  }

  public void end(Answer answer, Tally tally) {
    Instant now = around.clock().instant();
    line.put("status", answer.status());
    if (answer.code() != null) {
      line.put("code", answer.code());
    }
    line.put("ms", Duration.between(started, now).toMillis())
        .put("storeCalls", tally.store().get())
        .put("carrierCalls", tally.carrier().get())
        .put("Requests", 1)
        .put("ServerErrors", answer.status() >= 500 ? 1 : 0)
        .put("CarrierAccountTrouble", tally.carrierTrouble().get() ? 1 : 0);
    metrics(line.putObject("_aws"), now);
    around.log().println(Json.write(line));
  }

  private static void metrics(ObjectNode aws, Instant now) {
    ObjectNode directive =
        aws.put("Timestamp", now.toEpochMilli()).putArray("CloudWatchMetrics").addObject();
    directive.put("Namespace", "Dialplane");
    // Without a dimension for alarms over the whole deployment, with one to look into an operation.
    var dimensions = directive.putArray("Dimensions");
    dimensions.addArray();
    dimensions.addArray().add("operation");
    var metrics = directive.putArray("Metrics");
    metrics.addObject().put("Name", "ms").put("Unit", "Milliseconds");
    for (String count : new String[] {"Requests", "ServerErrors", "CarrierAccountTrouble"}) {
      metrics.addObject().put("Name", count).put("Unit", "Count");
    }
  }
}

package io.dialplane.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dialplane.http.Json;
import io.dialplane.testkit.Template;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// What the template gives whoever operates it: alarms, and a dashboard that shows what they watch.
class OperatingTest {
  private final Template template = Template.load();

  @Test
  void every_alarm_says_what_to_do() {
    Map<String, Map<String, Object>> alarms = template.resources("AWS::CloudWatch::Alarm");

    assertThat(alarms)
        .containsKeys(
            "UndecidedAlarm",
            "AuditAlarm",
            "OrphanAlarm",
            "FailedEventsAlarm",
            "CarrierAccountAlarm",
            "StreamAgeAlarm",
            "ServerErrorAlarm");
    alarms.forEach(
        (alarm, properties) ->
            assertThat(Objects.toString(properties.get("AlarmDescription")))
                .as(alarm)
                .matches(".+[;.,] .+"));
  }

  @Test
  void the_dashboard_shows_every_metric_that_an_alarm_watches_of_our_own() {
    Set<String> watched = new TreeSet<>();
    template
        .resources("AWS::CloudWatch::Alarm")
        .values()
        .forEach(
            alarm -> {
              if ("Dialplane".equals(alarm.get("Namespace"))) {
                watched.add(Objects.toString(alarm.get("MetricName")));
              }
            });

    assertThat(watched).isNotEmpty().allMatch(metric -> body().contains(metric), body());
  }

  @Test
  void the_dashboard_is_json_with_a_title_on_each_widget() {
    JsonNode dashboard = Json.read(body()).orElseThrow();

    assertThat(dashboard.path("widgets"))
        .hasSize(9)
        .allSatisfy(
            widget -> assertThat(widget.path("properties").path("title").asText()).isNotEmpty());
  }

  private String body() {
    return Objects.toString(
        template
            .resources("AWS::CloudWatch::Dashboard")
            .getOrDefault("Dashboard", Map.of())
            .get("DashboardBody"));
  }
}

package io.dialplane.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialplane.testkit.Policies;
import io.dialplane.testkit.Template;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What the linter does not see of the template; what each policy grants is [PolicyTest]'s.
class TemplateTest {
  private final Template template = Template.load();
  private String text = "";

  @BeforeEach
  void read_the_template() throws IOException {
    text = Files.readString(Path.of("template.yaml"));
  }

  @Test
  void
      every_function_says_what_it_is_has_a_policy_of_its_own_and_is_published_anew_by_each_release() {
    template
        .functions()
        .forEach(
            (function, properties) ->
                assertThat(properties)
                    .as(function)
                    .containsKeys("Description", "Policies", "Events")
                    .containsEntry("AutoPublishCodeSha256", "Release"));
  }

  @Test
  void every_function_has_a_snapshot_a_daily_ping_and_the_common_log() {
    assertThat(template.functionGlobals())
        .containsKeys("MemorySize", "Timeout")
        .containsEntry("AutoPublishAlias", "live")
        .containsEntry("SnapStart", Map.of("ApplyOn", "PublishedVersions"))
        .containsEntry("LoggingConfig", Map.of("LogGroup", "Logs"));
    assertThat(template.schedules())
        .containsOnlyKeys(template.functions().keySet())
        // Settle and the audit have schedules of their own, which keep their snapshots awake as
        // well.
        .allSatisfy(
            (_, schedule) ->
                assertThat(schedule).isIn("rate(1 day)", "rate(1 minute)", "cron(17 3 * * ? *)"));
  }

  @Test
  void no_policy_has_a_wildcard() {
    assertThat(new Policies(template).granted().values())
        .allSatisfy(
            accesses ->
                assertThat(accesses)
                    .noneMatch(
                        access -> access.action().contains("*") || access.table().contains("*")));
    assertThat(template.resources("AWS::IAM::Policy").toString()).doesNotContain("*");
  }

  @Test
  void every_parameter_and_every_table_is_used() {
    Set<String> used = matches("!Ref (\\w+)");

    assertThat(used)
        .containsAll(template.parameters().keySet())
        .containsAll(template.resources("AWS::DynamoDB::Table").keySet());
  }

  @Test
  void every_table_is_kept_and_recoverable_and_has_a_cost_fuse() {
    template
        .resources("AWS::DynamoDB::Table")
        .forEach(
            (table, properties) ->
                assertThat(properties)
                    .as(table)
                    .containsEntry("BillingMode", "PAY_PER_REQUEST")
                    .containsEntry("DeletionProtectionEnabled", "DeletionProtection")
                    .containsEntry(
                        "PointInTimeRecoverySpecification",
                        Map.of("PointInTimeRecoveryEnabled", "true"))
                    .containsEntry(
                        "OnDemandThroughput",
                        Map.of(
                            "MaxReadRequestUnits",
                            "MaxReadUnits",
                            "MaxWriteRequestUnits",
                            "MaxWriteUnits")));
  }

  private Set<String> matches(String pattern) {
    return Pattern.compile(pattern)
        .matcher(text)
        .results()
        .map((MatchResult found) -> found.group(1))
        .collect(Collectors.toSet());
  }
}

package io.dialplane.testkit;

import static io.dialplane.testkit.Template.map;
import static io.dialplane.testkit.Template.maps;
import static io.dialplane.testkit.Template.text;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What the functions' policies in the template allow.
public record Policies(Template template) {
  /// The actions on tables, indexes and the bus that each function is granted.
  public Map<String, Set<Access>> granted() {
    Map<String, Set<Access>> granted = new TreeMap<>();
    template
        .functions()
        .forEach(
            (function, properties) -> {
              Set<Access> accesses = new TreeSet<>();
              if (properties.containsKey("Policies")) {
                maps(properties.get("Policies"))
                    .forEach(
                        policy -> maps(policy.get("Statement")).forEach(s -> add(s, accesses)));
              }
              granted.put(function, accesses);
            });
    return granted;
  }

  private static void add(Map<String, Object> statement, Set<Access> accesses) {
    if (!text(map(statement), "Effect").equals("Allow")) {
      return;
    }
    for (Object action : list(statement.get("Action"))) {
      for (Object resource : list(statement.get("Resource"))) {
        accesses.add(
            new Access(((String) action).replaceFirst(".*:", ""), resource((String) resource)));
      }
    }
  }

  /// What Lambda itself does with the rights of a function that tables' streams are mapped to.
  public Set<Access> ofMappings() {
    Set<Access> accesses = new TreeSet<>();
    template
        .resources("AWS::Lambda::EventSourceMapping")
        .values()
        .forEach(
            mapping -> {
              String stream = resource(text(mapping, "EventSourceArn"));
              for (String action :
                  List.of("DescribeStream", "GetRecords", "GetShardIterator", "ListStreams")) {
                accesses.add(new Access(action, stream));
              }
              Map<String, Object> failed =
                  map(map(mapping.get("DestinationConfig")).get("OnFailure"));
              accesses.add(new Access("SendMessage", resource(text(failed, "Destination"))));
            });
    return accesses;
  }

  private static List<?> list(@Nullable Object node) {
    return node instanceof List<?> many ? many : List.of(Objects.requireNonNull(node));
  }

  /// `NumbersTable.Arn`, `${NumbersTable.Arn}/index/byTenant` or `EventsBus.Arn`.
  private static String resource(String resource) {
    return resource.replace("${", "").replace("}", "").replace(".Arn", "").replace("/index/", "/");
  }
}

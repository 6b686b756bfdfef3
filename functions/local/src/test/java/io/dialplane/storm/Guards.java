package io.dialplane.storm;

import static java.util.Map.entry;

import io.dialplane.http.Json;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Predicate;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The conditions whose absence no storm tells: there an id is never drawn twice, tables are never
/// restored in part, nobody deletes a key by hand, and what is told once a day is not told by two.
/// Each comes with a scene in which exactly that happens in the moment before the write.
record Guards(Map<String, Guard> all) {

  /// A scene: what is done first, what is done while the interloper lies in wait, what that one
  /// does, and what the item that it has changed must look like when all is over.
  record Guard(
      Consumer<Scene> before,
      Consumer<Scene> deed,
      Interloper.Harm harm,
      Predicate<Map<String, AttributeValue>> unharmed) {}

  static Guards known() {
    return new Guards(
        Map.ofEntries(
            entry("PutItem AgentsTable: attribute_not_exists(#key)", drawnTwice(Scene::newAgent)),
            entry(
                "PutItem EventsTable: attribute_not_exists(#key)",
                overtaken(Scene::runLow, Scene::settle)),
            entry("PutItem KeysTable: attribute_not_exists(#key)", drawnTwice(Guards::newcomer)),
            entry(
                "PutItem OrganizationsTable: attribute_not_exists(#key)",
                drawnTwice(Guards::newcomer)),
            entry("PutItem WalletsTable: attribute_not_exists(#key)", drawnTwice(Guards::newcomer)),
            entry("PutItem HoldsTable: attribute_not_exists(#key)", drawnTwice(Guards::newcomer)),
            entry(
                "PutItem SandboxTable: attribute_not_exists(e164)",
                drawnTwice(scene -> scene.buy("+14155550100"))),
            entry(
                "UpdateItem WalletsTable: held >= :x",
                restoredInPart("held", _ -> {}, scene -> scene.buy("+14155550190"))),
            entry(
                "UpdateItem WalletsTable: held >= :least",
                restoredInPart("held", _ -> {}, scene -> scene.buy("+14155550100"))),
            entry(
                "UpdateItem AgentsTable: assignedNumbers >= :one",
                restoredInPart("assignedNumbers", Scene::assign, Scene::unassign)),
            entry(
                "UpdateItem KeysTable: attribute_exists(keyHash)",
                new Guard(_ -> {}, scene -> scene.get("/billing/wallet"), _ -> null, Map::isEmpty)),
            entry(
                "PutItem OrphansTable: attribute_not_exists(#key)",
                overtaken(Scene::leaveAnOrphan, Scene::sweep)),
            entry(
                "PutItem OrphansTable: #stamp = :seen",
                overtaken(Guards::leaveAnotherOrphan, Scene::sweep))));
  }

  private static void newcomer(Scene scene) {
    scene.operator(Json.object().put("action", "create_organization").put("name", "Newcomer"));
  }

  private static void leaveAnotherOrphan(Scene scene) {
    scene.leaveAnOrphan();
    scene.plantOrphan();
  }

  /// Somebody has drawn the same id and was quicker.
  private static Guard drawnTwice(Consumer<Scene> deed) {
    return overtaken(_ -> {}, deed);
  }

  /// Somebody has written the same item in between, and that must stand.
  private static Guard overtaken(Consumer<Scene> before, Consumer<Scene> deed) {
    return new Guard(
        before,
        deed,
        item -> with(item, "stamp", AttributeValue.fromS("another's")),
        item -> AttributeValue.fromS("another's").equals(item.get("stamp")));
  }

  /// The tables were restored to a moment in which this was not yet counted.
  private static Guard restoredInPart(String count, Consumer<Scene> before, Consumer<Scene> deed) {
    return new Guard(
        before,
        deed,
        item -> with(item, count, AttributeValue.fromN("0")),
        item -> Long.parseLong(Objects.requireNonNull(item.get(count)).n()) >= 0);
  }

  private static Map<String, AttributeValue> with(
      Map<String, AttributeValue> item, String name, AttributeValue value) {
    Map<String, AttributeValue> changed = new HashMap<>(item);
    changed.put(name, value);
    return changed;
  }
}

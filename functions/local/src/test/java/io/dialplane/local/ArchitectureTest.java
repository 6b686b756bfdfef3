package io.dialplane.local;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.fasterxml.jackson.databind.JsonNode;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.Architectures;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.dialplane");
  private static final String[] OPERATIONS = {
    "io.dialplane.search..",
    "io.dialplane.reserve..",
    "io.dialplane.purchase..",
    "io.dialplane.assign..",
    "io.dialplane.importing..",
    "io.dialplane.release..",
    "io.dialplane.wallet..",
    "io.dialplane.numbers..",
    "io.dialplane.agents..",
    "io.dialplane.events..",
    "io.dialplane.publish..",
    "io.dialplane.keys..",
    "io.dialplane.settle..",
    "io.dialplane.audit..",
    "io.dialplane.voice..",
    "io.dialplane.fallback.."
  };

  @Test
  void inner_layers_know_nothing_of_outer_ones_and_none_is_empty() {
    layers()
        .whereLayer("domain")
        .mayNotAccessAnyLayer()
        .whereLayer("port")
        .mayOnlyAccessLayers("domain")
        .whereLayer("json")
        .mayNotAccessAnyLayer()
        .whereLayer("http")
        .mayOnlyAccessLayers("domain", "port", "json")
        .whereLayer("dynamodb")
        .mayOnlyAccessLayers("domain", "port", "json")
        .whereLayer("carrier")
        .mayOnlyAccessLayers("domain", "port", "json")
        .whereLayer("eventbridge")
        .mayOnlyAccessLayers("port")
        .whereLayer("wiring")
        .mayOnlyAccessLayers("domain", "port", "http", "dynamodb", "carrier", "eventbridge")
        .whereLayer("operations")
        .mayOnlyAccessLayers("domain", "port", "http", "wiring")
        .check(CLASSES);
  }

  private static Architectures.LayeredArchitecture layers() {
    return layeredArchitecture()
        .consideringOnlyDependenciesInAnyPackage("io.dialplane..")
        .withOptionalLayers(false)
        .layer("domain")
        .definedBy("io.dialplane.domain..")
        .layer("port")
        .definedBy("io.dialplane.port..")
        .layer("json")
        .definedBy("io.dialplane.json..")
        .layer("http")
        .definedBy("io.dialplane.http..")
        .layer("dynamodb")
        .definedBy("io.dialplane.dynamodb..")
        .layer("carrier")
        .definedBy("io.dialplane.carrier..")
        .layer("eventbridge")
        .definedBy("io.dialplane.eventbridge..")
        .layer("wiring")
        .definedBy("io.dialplane.wiring..")
        .layer("operations")
        .definedBy(OPERATIONS)
        .layer("outside")
        .definedBy("io.dialplane.local..", "io.dialplane.testkit..");
  }

  @Test
  void only_handlers_touch_the_wiring() {
    noClasses()
        .that()
        .resideInAnyPackage(OPERATIONS)
        .and()
        .haveSimpleNameNotEndingWith("Handler")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.dialplane.wiring..")
        .check(CLASSES);
  }

  @Test
  void the_domain_is_pure() {
    classes()
        .that()
        .resideInAPackage("io.dialplane.domain..")
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(
                "java..", "io.dialplane.domain..", "org.jspecify..", "com.google.i18n.."))
        .check(CLASSES);
    noClasses()
        .that()
        .resideInAPackage("io.dialplane.domain..")
        .should()
        .callMethod(java.time.Instant.class, "now")
        .orShould()
        .callMethod(System.class, "getenv")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .check(CLASSES);
  }

  @Test
  void json_is_a_tree_since_no_mapper_is_in_the_jars() {
    classes()
        .that()
        .resideOutsideOfPackages("io.dialplane.local..", "io.dialplane.testkit..")
        .should()
        .onlyDependOnClassesThat(
            resideOutsideOfPackage("com.fasterxml.jackson.databind..")
                .or(resideInAPackage("com.fasterxml.jackson.databind.node"))
                .or(equivalentTo(JsonNode.class)))
        .check(CLASSES);
    noClasses()
        .that()
        .resideOutsideOfPackages("io.dialplane.local..", "io.dialplane.testkit..")
        .should()
        .callMethodWhere(target(name("toString")).and(target(owner(assignableTo(JsonNode.class)))))
        .check(CLASSES);
  }
}

package dev.unfold.lab;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The dependencies between the packages of the lab: they point in one direction. */
final class ArchitectureTest {
  private static final String LAB = "dev.unfold.lab.";

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_JARS)
          .importPackages("dev.unfold.lab");

  /** Every package of the lab, and those of the lab that it may use. */
  private static final Map<String, List<String>> ARROWS =
      new TreeMap<>(
          Map.of(
              "draw", List.of(),
              "experiment", List.of(),
              "chart", List.of("draw"),
              "diagram", List.of("draw"),
              "report", List.of("draw"),
              "plot", List.of("draw", "chart", "experiment"),
              "exercise", List.of("draw", "plot"),
              "student", List.of("exercise", "experiment")));

  static Stream<String> packages() {
    return ARROWS.keySet().stream();
  }

  @Test
  void everyPackageIsListed() {
    assertThat(CLASSES.stream().map(type -> type.getPackageName().split("\\.")[3]).distinct())
        .containsExactlyInAnyOrderElementsOf(ARROWS.keySet());
  }

  @ParameterizedTest
  @MethodSource("packages")
  void arrowsPointDown(String name) {
    String[] allowed =
        Stream.concat(Stream.of(name), ARROWS.get(name).stream())
            .map(one -> LAB + one + "..")
            .toArray(String[]::new);
    classes()
        .that(resideInAPackage(LAB + name + ".."))
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(allowed).or(resideOutsideOfPackage("dev.unfold.lab..")))
        .check(CLASSES);
  }

  @Test
  void packagesHaveNoCycles() {
    slices().matching("dev.unfold.lab.(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void onlyChartUsesXChart() {
    noClasses()
        .that()
        .resideOutsideOfPackage(LAB + "chart")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.knowm..")
        .check(CLASSES);
  }

  @ParameterizedTest
  @ValueSource(strings = {"draw", "chart", "diagram", "report"})
  void drawingPackagesDoNotUseCore(String name) {
    noClasses()
        .that(resideInAPackage(LAB + name))
        .should()
        .dependOnClassesThat(
            resideInAPackage("dev.unfold..").and(resideOutsideOfPackage("dev.unfold.lab..")))
        .check(CLASSES);
  }
}

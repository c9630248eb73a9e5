package dev.unfold;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The allowed dependencies between the packages of the library: they only point down. */
final class ArchitectureTest {
  private static final JavaClasses LIBRARY =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_JARS)
          .importPackages("dev.unfold");

  private static final String PACKAGE = "dev.unfold.";
  private static final String VECTOR = "dev.unfold.matrix.internal.vector..";

  /** The only library in use; the package {@code file} alone knows it. */
  private static final String JACKSON = "com.fasterxml.jackson.core..";

  /** The JDK's recorder; the package {@code tagger} alone has events for it. */
  private static final String FLIGHT_RECORDER = "jdk.jfr..";

  /** Every package and what it may use, besides itself and the JDK. */
  private static final Map<String, List<String>> ARROWS =
      new TreeMap<>(
          Map.ofEntries(
              entry("matrix"),
              entry("file"),
              entry("corpus", "file"),
              entry("optim", "matrix"),
              entry("nn", "matrix"),
              entry("model", "matrix", "optim", "nn"),
              entry("check", "matrix", "optim", "nn", "model"),
              entry("score", "corpus", "file"),
              entry("tagger", "matrix", "optim", "nn", "model", "corpus", "file", "score"),
              entry("exchange", "matrix", "nn", "model", "tagger", "corpus", "file"),
              entry("text", "matrix", "optim", "nn", "model", "corpus", "file", "score"),
              entry("pipeline", "text", "tagger", "score", "corpus", "file", "matrix")));

  private static Map.Entry<String, List<String>> entry(String name, String... below) {
    return Map.entry(name, List.of(below));
  }

  static Stream<String> packages() {
    return ARROWS.keySet().stream();
  }

  @Test
  void everyPackageIsListed() {
    List<String> found =
        LIBRARY.stream()
            .map(type -> type.getPackageName().split("\\.")[2])
            .distinct()
            .sorted()
            .toList();
    assertThat(found).containsExactlyElementsOf(ARROWS.keySet());
  }

  @ParameterizedTest
  @MethodSource("packages")
  void arrowsPointDown(String name) {
    arrows(name, ARROWS.get(name)).check(LIBRARY);
  }

  private static ArchRule arrows(String name, List<String> below) {
    Stream<String> ours =
        Stream.concat(Stream.of(name), below.stream()).map(n -> PACKAGE + n + "..");
    Stream<String> others =
        switch (name) {
          case "file" -> Stream.of(JACKSON);
          case "tagger" -> Stream.of(FLIGHT_RECORDER);
          default -> Stream.of();
        };
    return classes()
        .that(resideInAPackage(PACKAGE + name + "..").and(not(resideInAPackage(VECTOR))))
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(
                Stream.of(ours, others, Stream.of("java..", "org.jspecify.."))
                    .flatMap(packages -> packages)
                    .toArray(String[]::new)));
  }

  @Test
  void forbiddenArrowFails() {
    assertThatThrownBy(() -> arrows("model", List.of("matrix", "nn")).check(LIBRARY))
        .isInstanceOf(AssertionError.class)
        .hasMessageContainingAll("dev.unfold.model.SequenceModel", "dev.unfold.optim.Optimizer");
  }

  @Test
  void onlyVectorKernelsUseTheVectorApi() {
    classes()
        .that()
        .resideInAPackage(VECTOR)
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            VECTOR, PACKAGE + "matrix.internal", "jdk.incubator..", "java..", FLIGHT_RECORDER)
        .check(LIBRARY);
    noClasses()
        .that()
        .resideOutsideOfPackage(VECTOR)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(VECTOR, "jdk.incubator..")
        .check(LIBRARY);
  }

  @Test
  void onlyMatrixUsesItsInternals() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.unfold.matrix..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("dev.unfold.matrix.internal..")
        .check(LIBRARY);
  }

  @Test
  void packagesHaveNoCycles() {
    slices().matching("dev.unfold.(*)..").should().beFreeOfCycles().check(LIBRARY);
  }

  @Test
  void everyPackageHasADescriptionOf5To15Lines() throws IOException {
    Path sources = Path.of(System.getProperty("basedir", ""), "src", "main", "java");
    Map<Path, List<Path>> packages;
    try (Stream<Path> files = Files.walk(sources)) {
      packages =
          files
              .filter(file -> file.toString().endsWith(".java"))
              .collect(Collectors.groupingBy(Path::getParent));
    }
    assertThat(packages).hasSizeGreaterThan(ARROWS.size());
    for (Path folder : packages.keySet()) {
      Path info = folder.resolve("package-info.java");
      assertThat(info).exists();
      List<String> lines = Files.readAllLines(info);
      assertThat(lines.get(0)).as("%s begins with its Javadoc", info).isEqualTo("/**");
      assertThat(lines.indexOf(" */") - 1).as("lines of text in %s", info).isBetween(5, 15);
    }
  }
}

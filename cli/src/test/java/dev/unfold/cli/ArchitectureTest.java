package dev.unfold.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The arrows between the packages of the command line: subjects use the shared packages, and never each other. */
final class ArchitectureTest {
  private static final String ROOT = "dev.unfold.cli";
  private static final List<String> SHARED = List.of("console", "option");

  private static final JavaClasses COMMAND_LINE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_JARS)
          .importPackages(ROOT);

  /** The packages below the root, shared ones included. */
  private static Set<String> packages() {
    return COMMAND_LINE.stream()
        .map(JavaClass::getPackageName)
        .filter(name -> !name.equals(ROOT))
        .map(name -> name.substring(ROOT.length() + 1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  static Stream<String> subjects() {
    return packages().stream().filter(name -> !SHARED.contains(name));
  }

  @Test
  void everySubjectIsFound() {
    assertThat(subjects())
        .containsExactly(
            "annotate",
            "bench",
            "create",
            "data",
            "doctor",
            "evaluate",
            "exercise",
            "experiment",
            "explore",
            "model",
            "notebook",
            "page",
            "tag",
            "train");
  }

  @ParameterizedTest
  @MethodSource("subjects")
  void subjectsUseOnlyTheSharedPackages(String subject) {
    uses(subject, SHARED).check(COMMAND_LINE);
  }

  @Test
  void optionsUseTheConsoleAndTheConsoleUsesNothing() {
    uses("option", List.of("console")).check(COMMAND_LINE);
    uses("console", List.of()).check(COMMAND_LINE);
  }

  @Test
  void packagesHaveNoCycles() {
    slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(COMMAND_LINE);
  }

  @Test
  void aForbiddenArrowIsFound() {
    assertThatThrownBy(() -> uses("option", List.of()).check(COMMAND_LINE))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining(ROOT + ".console.Console");
  }

  /** What one package may use of the command line, besides itself; everything else is free. */
  private static ArchRule uses(String name, List<String> others) {
    Set<String> allowed =
        Stream.concat(Stream.of(name), others.stream())
            .map(other -> ROOT + "." + other)
            .collect(Collectors.toSet());
    return classes()
        .that()
        .resideInAPackage(ROOT + "." + name)
        .should()
        .onlyDependOnClassesThat(
            DescribedPredicate.describe(
                "are in " + allowed + " or outside the command line",
                type ->
                    !type.getPackageName().startsWith(ROOT)
                        || allowed.contains(type.getPackageName())));
  }

  @Test
  void everyPackageSaysWhatItIsIn5To15Lines() throws IOException {
    Path sources = Path.of(System.getProperty("basedir", ""), "src/main/java/dev/unfold/cli");
    List<Path> folders =
        Stream.concat(Stream.of(""), packages().stream()).map(sources::resolve).toList();
    for (Path folder : folders) {
      List<String> lines = Files.readAllLines(folder.resolve("package-info.java"));
      assertThat(lines.get(0)).as("%s begins with its Javadoc", folder).isEqualTo("/**");
      assertThat(lines.indexOf(" */") - 1).as("lines of text in %s", folder).isBetween(5, 15);
    }
  }
}

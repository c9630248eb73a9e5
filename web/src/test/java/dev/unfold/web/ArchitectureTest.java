package dev.unfold.web;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The arrows of the module: what takes networks apart knows nothing of a browser. */
class ArchitectureTest {
  private static final JavaClasses WEB =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_JARS)
          .importPackages("dev.unfold.web", "org.teavm.classlib");

  @Test
  void labAndToolRunOnTheJvm() {
    noClasses()
        .that()
        .resideInAnyPackage("dev.unfold.web.lab", "dev.unfold.web.tool")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.teavm..", "dev.unfold.web.js", "dev.unfold.web.compiler")
        .check(WEB);
  }

  @Test
  void theLabNeedsNeitherTheTaggerNorCorpusFiles() {
    noClasses()
        .that()
        .resideInAPackage("dev.unfold.web.lab")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("dev.unfold.tagger", "dev.unfold.file", "com.fasterxml..")
        .check(WEB);
  }

  @Test
  void standInsUseTheJdkAlone() {
    classes()
        .that()
        .resideInAPackage("org.teavm.classlib..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("java..", "org.teavm.classlib..")
        .check(WEB);
  }
}

package dev.unfold.web.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class EquationsTest {
  private static final Path SOURCES =
      Path.of(System.getProperty("basedir", "."), "../core/src/main/java/dev/unfold");

  @Test
  void everyEquationStandsInItsClassComment() throws IOException {
    for (Equation equation : Equations.all()) {
      String source = Files.readString(SOURCES.resolve(equation.file()));
      assertThat(plain(source)).as(equation.id()).contains(plain(equation.text()));
      assertThat(source).as(equation.id()).contains("(" + equation.number() + ")");
    }
  }

  private static String plain(String text) {
    return text.replaceAll("[ *\\n]+", " ");
  }

  @Test
  void everyEquationHasLinesOfJavaThatCarryItsNumber() throws IOException {
    for (Equation equation : Equations.all()) {
      String number = "//.*\\(" + equation.number() + "\\).*";
      assertThat(Files.readString(SOURCES.resolve(equation.file())).lines())
          .as(equation.id())
          .anyMatch(line -> line.matches(".*" + number));
    }
  }

  @Test
  void noTwoEquationsHaveTheSameIdAndText() {
    assertThat(Equations.all()).doesNotHaveDuplicates();
  }
}

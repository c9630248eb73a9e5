package dev.unfold.cli.create;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unfold.cli.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code unfold new exercise}: the folder that it writes is an exercise that is checked at once. */
final class NewExerciseTest {
  @TempDir private Path folder;
  private Path place;

  private Run create(String name) {
    return Run.unfold("new", "exercise", name, "--to", folder.toString());
  }

  private Run check(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("Highway.java"), text);
    return Run.unfold("exercise", place.toString(), "--file", file.toString());
  }

  @BeforeEach
  void create() {
    create("Highway").good();
    place = folder.resolve("8-highway");
  }

  @Test
  void theFolderIsAnExerciseThatIsCheckedAtOnce() throws IOException {
    String start = Files.readString(folder.resolve("Highway.java"));
    Run empty = Run.unfold("exercise", place.toString());
    assertThat(empty.code()).isOne();
    assertThat(empty.text())
        .startsWith("Exercise 8, A dense layer with tanh, backwards: empty")
        .containsPattern("Nothing is written yet \\(line [0-9]+\\)\\. Begin with \\(2\\)");
    String solution = Files.readString(place.resolve("Highway.java"));
    assertThat(check(solution).good().text()).contains("backwards: right");
    Run wrong = check(solution.replace("dy.copy().tanhBackward(pass.y)", "dy.copy()"));
    assertThat(wrong.code()).isOne();
    assertThat(wrong.text()).contains("The derivative of tanh is missing");
    assertThat(start).contains("Exercise 8.", "record Highway(", "./unfold exercise 8");
  }

  @Test
  void itsHintsPointsAndMistakesAreReadFromTheFolder() throws IOException {
    Path json = place.resolve("exercise.json");
    Files.writeString(json, Files.readString(json).replace("\"weight\": 1", "\"weight\": 2.5"));
    Files.writeString(place.resolve("hints.txt"), "Begin with my hint.\n");
    assertThat(Run.unfold("exercise", place.toString(), "--hint").good().text())
        .isEqualTo("Begin with my hint.\n");
    String solution = Files.readString(place.resolve("Highway.java"));
    Path file = Files.writeString(folder.resolve("Highway.java"), solution);
    assertThat(
            Run.unfold("exercise", place.toString(), "--file", file.toString(), "--json")
                .good()
                .text())
        .contains("\"points\":2.5");
  }

  @Test
  void aBrokenDescriptionIsOneLineWithFileAndField() throws IOException {
    Files.writeString(place.resolve("exercise.json"), "{\"type\": 3}");
    Run run = Run.unfold("exercise", place.toString());
    assertThat(run.code()).isOne();
    assertThat(run.err()).startsWith("error: ").contains("exercise.json").hasLineCount(1);
  }

  @Test
  void existingFilesAndNamesAreKept() {
    Run again = create("Highway");
    assertThat(again.code()).isEqualTo(2);
    assertThat(again.err()).contains("already exists");
    assertThat(create("Rnn").err()).contains("there is an exercise Rnn");
    assertThat(create("my-layer").err()).contains("expected a Java class name such as MyLayer");
  }
}

package dev.unfold.lab.exercise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The descriptions of exercises: what they give, and what is said of faults. */
final class TaskFileTest {
  private static final String GOOD =
      """
      {"kind": "step", "before": "rows of", "letter": "B", "sizes": {"D": 2, "H": 3},
       "tensors": [["w", "W", "H×D", "(1) y = W x"]],
       "inputs": [["x", "x", "B×D", "(1)"]], "outputs": [["y", "y", "B×H", "(1)"]],
       "probes": [{"name": "two", "rows": 2, "rightOnlyHere": "why?"},
                  {"name": "four", "rows": 4, "zeros": ["y"]}]}
      """;

  private static Task task(String json) {
    return new TaskFile(JsonObject.parse("exercises/8-x/exercise.json", json)).task();
  }

  @Test
  void aDescriptionIsATask() {
    Task task = task(GOOD);
    assertThat(task.tensors())
        .containsExactly(
            new CheckedTensor("w", "W", 3, 2, "(1) y = W x"),
            new CheckedTensor("x", "x", CheckedTensor.PER_PROBE, 2, "(1)"));
    assertThat(task.probes())
        .containsExactly(Probe.of("two", 2).rightOnlyHere("why?"), Probe.of("four", 4));
  }

  @Test
  void faultsNameFileAndField() {
    String at = "exercises/8-x/exercise.json";
    assertThatThrownBy(() -> task("{\n  \"kind\" 3}"))
        .isInstanceOf(ExerciseException.class)
        .hasMessageStartingWith(at + ":2: is not JSON: ");
    assertThatThrownBy(() -> task("{\"kind\": \"cell\"}"))
        .hasMessage(at + ": kind: found cell, expected network, torch, clipping or step");
    assertThatThrownBy(() -> task(GOOD.replace("\"before\": \"rows of\",", "")))
        .hasMessage(at + ": has no \"before\"; expected a text");
    assertThatThrownBy(() -> task(GOOD.replace("\"H\": 3", "\"G\": 3")))
        .hasMessage(at + ": sizes: has no \"H\"; expected a number");
    assertThatThrownBy(() -> task(GOOD.replace("\"H×D\", ", "")))
        .hasMessageStartingWith(at + ": tensors: found [w, W, (1) y = W x], expected path, name,");
    assertThatThrownBy(() -> task(GOOD.replace("{\"D\": 2, \"H\": 3}", "3")))
        .hasMessage(at + ": sizes: found 3.0, expected an object");
  }

  @Test
  void everyFolderIsListedOnce() throws IOException {
    try (Stream<Path> folders = Files.list(Path.of("..", "exercises"))) {
      assertThat(Exercise.all().stream().map(Exercise::folder))
          .containsExactlyInAnyOrderElementsOf(
              folders.filter(Files::isDirectory).map(f -> f.getFileName().toString()).toList());
    }
    assertThat(Exercise.all()).extracting(Exercise::number).doesNotHaveDuplicates();
  }

  @Test
  void packedAnswersAreFoundByName() throws IOException {
    String name = "dev/unfold/lab/exercise/2-rnn/Rnn.java";
    byte[] packed = PackedAnswers.pack(Map.of(name, new byte[] {1, 2}, "b", new byte[0]));
    assertThat(PackedAnswers.find(new ByteArrayInputStream(packed), name))
        .hasValue(new byte[] {1, 2});
    assertThat(PackedAnswers.find(new ByteArrayInputStream(packed), "c")).isEmpty();
    assertThat(PackedAnswers.holds(name)).isTrue();
    assertThat(PackedAnswers.holds("dev/unfold/lab/exercise/2-rnn/exercise.json")).isFalse();
  }
}

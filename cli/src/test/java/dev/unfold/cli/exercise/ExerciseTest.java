package dev.unfold.cli.exercise;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.unfold.cli.Main;
import dev.unfold.cli.Run;
import dev.unfold.cli.console.Console;
import dev.unfold.lab.exercise.Exercise;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code unfold exercise}: what a student and a teacher see. */
final class ExerciseTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String CARRY = "dz.row(t).addProduct(dz.row(t + 1), wh);";

  @TempDir private Path folder;

  /** Writes the solution of an exercise, with one piece of code replaced. */
  private Path write(Exercise exercise, String old, String replacement) throws IOException {
    String text = exercise.solution();
    assertThat(text).contains(old);
    return Files.writeString(folder.resolve(exercise.file()), text.replace(old, replacement));
  }

  @Test
  void rightSolutionsAreConfirmed() throws IOException {
    Path file = write(Exercise.RNN, "", "");
    Run run = Run.unfold("exercise", "2", "--file", file.toString()).good();
    assertThat(run.err()).isEmpty();
    assertThat(run.lines())
        .satisfiesExactly(
            line -> assertThat(line).isEqualTo("Exercise 2, Backpropagation through time: right"),
            line -> assertThat(line).isEmpty(),
            line -> assertThat(line).isEqualTo("        shape  finite differences  solution"),
            line ->
                assertThat(line).matches("W_y {7}5×4 {13}\\d\\.\\de-0[789]   0\\.0e\\+00  right"),
            line -> assertThat(line).startsWith("W_h ").endsWith("  right"),
            line -> assertThat(line).startsWith("W_x ").endsWith("  right"),
            line -> assertThat(line).startsWith("W_e ").endsWith("  right"));
  }

  @Test
  void wrongSolutionsGetAnExplanationAndAPicture() throws IOException {
    Path file = write(Exercise.RNN, CARRY, "");
    Path plot = folder.resolve("errors.png");
    Run run = Run.unfold("exercise", "2", "--file", file.toString(), "--plot", plot.toString());
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.lines().get(0)).endsWith(": wrong");
    assertThat(run.lines().get(4)).endsWith("right only in sentences of one word and two words");
    assertThat(String.join(" ", run.lines().subList(8, 10)))
        .isEqualTo(
            "No gradient flows from a step to the previous one. h_t forks, to s_t and to z_(t+1), so"
                + " the gradient from the next step, dz_(t+1) · W_h, must be added to dh_t.");
    assertThat(run.err()).isEqualTo("wrote " + plot + "\n");
    assertThat(Files.readAllBytes(plot)).startsWith(0x89, 'P', 'N', 'G');
  }

  @Test
  void compilerErrorsHaveTheirLines() throws IOException {
    Path file = write(Exercise.RNN, CARRY, "dz.row(u);");
    int line =
        Files.readAllLines(file).stream()
                .map(String::strip)
                .toList()
                .indexOf("dz.row(u); //       (2)  z_(t+1) = … + W_h h_t")
            + 1;
    Run run = Run.unfold("exercise", "2", "--file", file.toString());
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.text())
        .startsWith("Exercise 2, Backpropagation through time: does not compile\n\n")
        .contains(
            file + ":" + line + ": cannot find symbol\n  symbol:   variable u\n",
            "\n        dz.row(u); //",
            "\n               ^\n")
        .endsWith("\nOne error.\n");
  }

  @Test
  void printsJson() throws IOException {
    Path file = write(Exercise.RNN, "ds.scale(1.0 / steps);", "d.wy.fill(0.0 / 0);");
    Run run = Run.unfold("exercise", "2", "--json", "--file", file.toString());
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.lines()).hasSize(1);
    JsonNode json = JSON.readTree(run.text());
    assertThat(json.get("exercise").asInt()).isEqualTo(2);
    assertThat(json.get("file").asText()).isEqualTo(file.toString());
    assertThat(json.get("verdict").asText()).isEqualTo("wrong");
    assertThat(json.get("sentences").get(0).asText())
        .startsWith("W_y is not a finite number everywhere; W_h, W_x and W_e are T times");
    JsonNode wy = json.get("tensors").get(0);
    assertThat(wy.get("tensor").asText()).isEqualTo("W_y");
    assertThat(wy.get("right").asBoolean()).isFalse();
    assertThat(wy.get("solution").isNull()).isTrue();
    assertThat(json.get("compilerErrors")).isEmpty();
  }

  @Test
  void hintsComeOneByOne() {
    Run first = Run.unfold("exercise", "2", "--hint").good();
    assertThat(first.text().strip()).isEqualTo(Exercise.RNN.hints().get(0));
    assertThat(first.err()).isEqualTo("more: unfold exercise 2 --hint 2\n");
    int last = Exercise.RNN.hints().size();
    Run end = Run.unfold("exercise", "2", "--hint", "" + last).good();
    assertThat(end.text().strip()).isEqualTo(Exercise.RNN.hints().get(last - 1));
    assertThat(end.err()).isEmpty();
    assertThat(Run.unfold("exercise", "2", "--hint", "" + (last + 1)).err())
        .isEqualTo(
            "error: --hint "
                + (last + 1)
                + ": this exercise has "
                + last
                + " hints (see: unfold exercise --help)\n");
  }

  @Test
  void startCopiesTheEmptyFileAndNeverOverwrites() throws IOException {
    Path file = folder.resolve("LstmCell.java");
    Run run = Run.unfold("exercise", "6", "--start", folder.toString()).good();
    assertThat(run.err()).isEqualTo("wrote " + file + "\n");
    assertThat(Files.readString(file)).isEqualTo(Exercise.LSTM_CELL.start());
    Files.writeString(file, "mine");
    Run again = Run.unfold("exercise", "6", "--start", folder.toString());
    assertThat(again.code()).isEqualTo(2);
    assertThat(again.err())
        .contains(file + ": already exists; choose another file, or add --force");
    assertThat(Files.readString(file)).isEqualTo("mine");
    Run.unfold("exercise", "--start", folder.toString(), "--force").good();
    for (Exercise exercise : Exercise.all()) {
      assertThat(folder.resolve(exercise.file())).hasContent(exercise.start());
    }
  }

  @Test
  void listsAllWithoutANumber() throws IOException {
    Files.createDirectories(folder.resolve("exercises"));
    for (Exercise exercise : Exercise.all()) {
      if (!exercise.equals(Exercise.CLIPPING)) {
        String text = exercise.equals(Exercise.RNN) ? exercise.solution() : exercise.start();
        Files.writeString(folder.resolve("exercises").resolve(exercise.file()), text);
      }
    }
    System.setProperty("unfold.home", folder.toString());
    try {
      List<String> lines = Run.unfold("exercise").good().lines();
      assertThat(lines).hasSize(7);
      assertThat(lines.get(0))
          .matches("1  A feed-forward network, backwards +empty +\\S+FeedForward.java");
      assertThat(lines.get(1)).matches("2  Backpropagation through time +right +\\S+Rnn.java");
      assertThat(lines.get(2)).contains("  not checked  ");
      assertThat(lines.get(3)).contains("  missing  ");
    } finally {
      System.clearProperty("unfold.home");
    }
  }

  @Tag("slow")
  @Test
  void gradesAClassFolderByFolder() throws IOException {
    Path anna = Files.createDirectories(folder.resolve("anna"));
    Path ben = Files.createDirectories(folder.resolve("ben"));
    Files.createDirectories(folder.resolve("notes"));
    Files.writeString(anna.resolve("Rnn.java"), Exercise.RNN.solution());
    Files.writeString(anna.resolve("Clipping.java"), Exercise.CLIPPING.start());
    Files.writeString(
        ben.resolve("Rnn.java"), Exercise.RNN.solution().replace(CARRY, "System.exit(0);"));
    Files.writeString(ben.resolve("Attention.java"), Exercise.ATTENTION.solution());
    Run table = Run.unfold("exercise", "--all", folder.toString()).good();
    assertThat(table.lines())
        .satisfiesExactly(
            line -> assertThat(line).matches("student +1 +2 +3 +4 +5 +6 +7 +right +points"),
            line ->
                assertThat(line)
                    .startsWith(anna + " ")
                    .matches("\\S+ +missing +right +missing +empty( +missing){3} +1 of 7 +2 of 11"),
            line ->
                assertThat(line)
                    .startsWith(ben + " ")
                    .matches("\\S+ +missing +fails .* right +1 of 7 +2 of 11"));
    Run json = Run.unfold("exercise", "--all", anna.toString(), ben.toString(), "--json").good();
    assertThat(json.lines()).hasSize(2);
    JsonNode second = JSON.readTree(json.lines().get(1));
    assertThat(second.get("student").asText()).isEqualTo(ben.toString());
    assertThat(second.get("right").asInt()).isEqualTo(1);
    assertThat(second.get("exercises")).hasSize(7);
    JsonNode rnn = second.get("exercises").get(1);
    assertThat(rnn.get("verdict").asText()).isEqualTo("fails");
    assertThat(rnn.get("sentences").get(0).asText()).contains("ends the process; remove the exit");
  }

  @Test
  void pointsAreSharesOfTheRightTensors() throws IOException {
    Path anna = Files.createDirectories(folder.resolve("class/anna"));
    Path ben = Files.createDirectories(folder.resolve("class/ben"));
    Files.writeString(anna.resolve("Rnn.java"), Exercise.RNN.solution());
    Files.writeString(ben.resolve("Rnn.java"), Exercise.RNN.solution().replace(CARRY, ""));
    Path csv = folder.resolve("points.csv");
    Path texts = folder.resolve("texts");
    String[] grade = {
      "exercise", "--all", "" + folder.resolve("class"), "--csv", "" + csv, "--feedback", "" + texts
    };
    Run.unfold(grade).good();
    assertThat(Files.readAllLines(csv))
        .containsExactly(
            "student,1 FeedForward,2 Rnn,3 TorchRnn,4 Clipping,5 GruCell,6 LstmCell,7 Attention,"
                + "points,possible",
            "anna,0,2,0,0,0,0,0,2,11",
            "ben,0,0.5,0,0,0,0,0,0.5,11");
    assertThat(Files.readString(texts.resolve("ben.txt")))
        .startsWith("ben: 0.5 of 11 points\n")
        .contains("Exercise 2, Backpropagation through time: wrong", "Points: 0.5 of 2\n")
        .contains("No gradient flows from a step");
    assertThat(Files.readString(texts.resolve("anna.txt"))).contains("Points: 2 of 2\n");
    assertThat(Run.unfold(grade).err()).contains("points.csv: already exists");
    assertThat(Run.unfold("exercise", "--csv", "x.csv").err()).contains("--csv needs --all");
  }

  @Test
  void badUsageIsOneLine() {
    assertThat(Run.unfold("exercise", "8").err())
        .isEqualTo(
            "error: NUMBER: found \"8\", expected a number from 1 to 7, a folder with an exercise.json, or"
                + " one of feed-forward, rnn, torch-rnn, clipping, gru-cell, lstm-cell, attention (see:"
                + " unfold exercise --help)\n");
    assertThat(Run.unfold("exercise", "--watch").err())
        .startsWith("error: --watch: for which exercise?");
    assertThat(Run.unfold("exercise", "2", "--all").err()).startsWith("error: --all checks every");
    assertThat(Run.unfold("exercise", "--hint").err()).startsWith("error: --hint: for which");
    assertThat(Run.unfold("exercise", "--all", folder.resolve("no").toString()).err())
        .contains("no such folder");
    assertThat(Run.unfold("exercise", "--all", folder.toString()).err())
        .contains("no exercise file in it, such as Rnn.java");
    Run missing = Run.unfold("exercise", "2", "--file", folder.resolve("no.java").toString());
    assertThat(missing.code()).isEqualTo(1);
    assertThat(missing.lines().get(0)).endsWith(": missing");
  }

  @Tag("slow")
  @Test
  void watchChecksOnEverySave() throws Exception {
    Path file = write(Exercise.RNN, CARRY, "");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Console console = new Console(new ByteArrayInputStream(new byte[0]), out, err, "");
    int[] code = {-1};
    Thread watching =
        new Thread(
            () ->
                code[0] =
                    Main.run(
                        console,
                        "exercise",
                        "2",
                        "--watch",
                        "--seconds",
                        "1",
                        "--file",
                        file.toString()));
    watching.start();
    waitFor(out, ": wrong\n", 1);
    waitFor(err, "watching " + file, 1);
    write(Exercise.RNN, CARRY, "while (true) { }");
    waitFor(out, ": fails\n", 1);
    waitFor(err, "watching " + file, 2);
    Path saved = Files.writeString(folder.resolve("saved"), Exercise.RNN.solution());
    Files.delete(file);
    Files.move(saved, file);
    waitFor(out, ": right\n", 1);
    waitFor(err, "watching " + file, 3);
    watching.interrupt();
    watching.join();
    assertThat(code[0]).isZero();
  }

  private static void waitFor(ByteArrayOutputStream stream, String text, int times)
      throws InterruptedException {
    for (int poll = 0; poll < 6000; poll++) {
      if (stream.toString(StandardCharsets.UTF_8).split(text, -1).length > times) {
        return;
      }
      Thread.sleep(20);
    }
    assertThat(stream.toString(StandardCharsets.UTF_8)).contains(text);
  }
}

package dev.unfold.cli.explore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unfold.lab.exercise.Exercise;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The start-up script of {@code unfold repl}, and the functions that it imports, in jshell. */
@Tag("slow")
final class ReplTest {
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private JShell shell;

  @BeforeEach
  void start() {
    shell =
        JShell.builder()
            .out(new PrintStream(printed, true, StandardCharsets.UTF_8))
            .remoteVMOptions(
                "-Djava.class.path=" + System.getProperty("java.class.path"),
                "--add-modules=jdk.incubator.vector",
                "-Djava.awt.headless=true",
                "-Dfile.encoding=UTF-8",
                "-Dstdout.encoding=UTF-8")
            .build();
    for (String path : System.getProperty("java.class.path").split(java.io.File.pathSeparator)) {
      shell.addToClasspath(path);
    }
    run(ReplCommand.script());
  }

  @AfterEach
  void end() {
    shell.close();
  }

  /** Runs each snippet of the text, and returns what it printed. */
  private String run(String text) {
    printed.reset();
    String left = text;
    while (!left.isBlank()) {
      CompletionInfo next = shell.sourceCodeAnalysis().analyzeCompletion(left);
      List<SnippetEvent> events = shell.eval(next.source());
      for (SnippetEvent event : events) {
        assertThat(event.exception()).as("%s", next.source()).isNull();
        assertThat(event.status()).as("%s", next.source()).isEqualTo(Snippet.Status.VALID);
      }
      left = next.remaining();
    }
    return printed.toString(StandardCharsets.UTF_8);
  }

  @Test
  void theStartListsTheFunctionsAndTheyPrintEntriesAndWords(@TempDir Path folder) {
    assertThat(run("help()")).contains("show(matrix)", "plot(picture");
    assertThat(run("show(batch, data)")).startsWith("I/PRON can/AUX open/VERB a/DET can/NOUN");
    assertThat(run("show(Matrix.of(DType.FLOAT64, new double[][] {{1, -0.25}}))"))
        .startsWith("1×2 ")
        .contains("1.000", "-0.2500");
    assertThat(run("show(model)")).contains("W_e: 2048×50", "W_h: 20×20");
    assertThat(run("show(model.backpropagation(batch.input(), batch.output()), model)"))
        .contains("dW_h: 20×20", "… 8 more rows")
        .hasSizeLessThan(20_000);
    Path file = folder.resolve("slope.png");
    String name = file.toString().replace("\\", "\\\\");
    assertThat(run("plot(model, \"W_h[0,0]\", batch, \"" + name + "\")")).contains("wrote ");
    assertThat(file).isNotEmptyFile();
    assertThat(run("System.out.println(Matrix.kernels())")).doesNotContain("scalar");
    assertThat(run("System.out.println(data)"))
        .startsWith("2048 words, 17 tags; sentences: 700 train");
    assertThat(run("System.out.println(model)")).startsWith("LabRnn: W_e 2048×50, W_x 20×50");
    assertThat(run("System.out.println(batch)"))
        .startsWith("1 sentence, 12 tokens; the first: x = [1, 2, 3");
    assertThat(run("System.out.println(model.backpropagation(batch.input(), batch.output()))"))
        .startsWith("gradients: dW_e 2048×50, dW_h 20×20");
  }

  @Test
  void aStudentsFileIsReloadedAfterAChange(@TempDir Path folder) throws IOException {
    String solution = Exercise.RNN.solution();
    Path file = Files.writeString(folder.resolve("Rnn.java"), solution);
    String name = file.toString().replace("\\", "\\\\");
    run("var mine = reload(\"" + name + "\")");
    assertThat(run("System.out.println(mine)")).contains("Rnn.java: W_e 2048×50", "W_h 20×20");
    String loss = "System.out.println((float) %s.crossEntropyLoss(batch.input(), batch.output()))";
    assertThat(run(loss.formatted("mine"))).isEqualTo(run(loss.formatted("model")));
    String gradient =
        "System.out.println((float) %s.backpropagation(batch.input(), batch.output())"
            + ".dense(%1$s.parameter(\"W_h\")).get(0, 0))";
    String right = run(gradient.formatted("model"));
    assertThat(run(gradient.formatted("mine"))).isEqualTo(right);
    String forgetful =
        solution
            .lines()
            .filter(line -> !line.contains("dz.row(t + 1)"))
            .collect(java.util.stream.Collectors.joining("\n"));
    Files.writeString(file, forgetful);
    run("mine = reload(\"" + name + "\")");
    assertThat(run(gradient.formatted("mine"))).isNotEqualTo(right);
  }
}

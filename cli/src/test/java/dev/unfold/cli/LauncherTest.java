package dev.unfold.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.unfold.tagger.Tagger;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real {@code unfold} as a process, with the classes of this build: shells, pipes and signals. */
final class LauncherTest {
  private static final int SIGINT = 1 << 1;

  @TempDir private Path folder;

  @BeforeAll
  static void onLinux() {
    assumeTrue(
        System.getProperty("os.name").equals("Linux") && Files.isExecutable(Path.of("/bin/bash")),
        "skipped: needs Linux and /bin/bash");
  }

  private static Path launcher() {
    return Path.of("..", "unfold").toAbsolutePath().normalize();
  }

  /** The class path of these tests, without the tests. */
  private static String classes() {
    String all =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    return Arrays.stream(all.split(File.pathSeparator))
        .filter(entry -> !entry.contains("test-classes") && !entry.endsWith("-tests.jar"))
        .collect(Collectors.joining(File.pathSeparator));
  }

  /** A bash script in the folder, in which {@code unfold} is the launcher. */
  private Process start(String script) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder("/bin/bash", "-c", "unfold=" + launcher() + "\n" + script);
    builder.environment().put("UNFOLD_CLASS_PATH", classes());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "UNFOLD_JAVA_OPTIONS"));
    return builder
        .directory(folder.toFile())
        .redirectError(folder.resolve("script.err").toFile())
        .start();
  }

  private Run run(String script) throws Exception {
    Process process = start(script);
    process.getOutputStream().close();
    byte[] out = process.getInputStream().readAllBytes();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return new Run(process.exitValue(), out, Files.readString(folder.resolve("script.err")));
  }

  private String read(String name) throws IOException {
    return Files.readString(folder.resolve(name));
  }

  @Test
  void runsFromAnyFolderAndThroughLinksWithoutWarnings() throws Exception {
    Run run =
        run(
            """
            mkdir 'a é'; cd 'a é'; ln -s $unfold one; ln -s one two
            ./two train --epochs 1 2> train.err
            echo 'Café 😀' | LC_ALL=C TERM=dumb ../'a é'/two tag
            ./two tran; echo $?; ls
            """);
    List<String> lines = run.lines();
    assertThat(lines.get(0)).matches("Epoch 1: dev accuracy \\d+\\.\\d\\d %");
    Tagger tagger = Tagger.load(folder.resolve("a é/model.safetensors"));
    assertThat(lines.get(3))
        .isEqualTo(
            "Café_"
                + tagger.tag(List.of("Café", "😀")).get(0)
                + " 😀_"
                + tagger.tag(List.of("Café", "😀")).get(1));
    assertThat(lines.subList(4, lines.size()))
        .containsExactly("2", "model.safetensors", "one", "train.err", "two");
    assertThat(read("a é/train.err")).matches("rnn, float64: [^\n]*\nwrote model.safetensors\n");
    assertThat(run.err())
        .isEqualTo("error: unknown command \"tran\"; did you mean train? (see: unfold --help)\n");
  }

  @Tag("slow")
  @Test
  void outputAndErrorsCanShareAFile() throws Exception {
    Run run =
        run(
            """
            { $unfold train --epochs 2 --model m; echo $?; $unfold tag --model no; echo $?; } > log 2>&1
            cat log; rm log; $unfold train --epochs 1 --model n 2>&1 | cat
            """);
    assertThat(run.lines().stream().map(line -> line.replaceAll("[0-9,.]+", "0")))
        .containsExactly(
            "rnn0 float0: 0 sentences0 0 tokens; 0 words0 0 tags",
            "Epoch 0: dev accuracy 0 %",
            "Epoch 0: dev accuracy 0 %",
            "Training took 0 seconds per epoch",
            "Test accuracy 0 %",
            "wrote m",
            "0",
            "error: no: no such file; check the path0 or train a model first",
            "0",
            "rnn0 float0: 0 sentences0 0 tokens; 0 words0 0 tags",
            "Epoch 0: dev accuracy 0 %",
            "Training took 0 seconds per epoch",
            "Test accuracy 0 %",
            "wrote n");
    assertThat(run.err()).isEmpty();
  }

  @Tag("slow")
  @Test
  void closedPipesAreNoErrorButFullDisksAre() throws Exception {
    Run run =
        run(
            """
            $unfold train --epochs 1000 --model m | head -1 > first; echo ${PIPESTATUS[@]}
            $unfold train --epochs 1 --model m > /dev/full; echo $?
            $unfold --help > /dev/full; echo $?
            $unfold --version >&-; echo $?
            $unfold tag --model no <&-; echo $?
            ls
            """);
    assertThat(run.lines()).containsExactly("0 0", "1", "1", "1", "1", "first", "script.err");
    assertThat(read("first")).matches("Epoch 1: dev accuracy \\d+\\.\\d\\d %\n");
    assertThat(run.err().lines().filter(line -> !line.startsWith("rnn, ")))
        .containsExactly(
            "error: standard output: can't be written (No space left on device)",
            "error: standard output: can't be written (No space left on device)",
            "error: standard output: can't be written (Bad file descriptor)",
            "error: no: no such file; check the path, or train a model first");
  }

  @Tag("slow")
  @Test
  void tooLittleMemoryGivesOneLine() throws Exception {
    Run run =
        run(
            """
            seq 100000 | sed 's/.*/word& tag\\n/' > corpus.txt
            UNFOLD_JAVA_OPTIONS=-Xmx16m $unfold train --train corpus.txt --model m; echo $?; ls
            """);
    assertThat(run.err())
        .isEqualTo("error: out of memory; give the JVM more with UNFOLD_JAVA_OPTIONS=-Xmx4g\n");
    assertThat(run.lines()).containsExactly("1", "corpus.txt", "script.err");
  }

  @Test
  void missingModulesAreNamed() throws Exception {
    Run run = run("$unfold compare; echo $?; $unfold bench; echo $?");
    assertThat(run.lines()).containsExactly("2", "2");
    assertThat(run.err())
        .isEqualTo(
            "error: PyTorch is not on the class path; start with ./unfold, which fetches it"
                + " (see: unfold compare --help)\n"
                + "error: the benchmarks are not on the class path; start with ./unfold, which builds"
                + " them (see: unfold bench --help)\n");
  }

  @Tag("slow")
  @Test
  void signalsEndTrainingWithoutAFile() throws Exception {
    long ignored =
        Files.readAllLines(Path.of("/proc/self/status")).stream()
            .filter(line -> line.startsWith("SigIgn:"))
            .mapToLong(line -> Long.parseUnsignedLong(line.substring(7).trim(), 16))
            .sum();
    assumeTrue((ignored & SIGINT) == 0, "skipped: whoever started this build ignores SIGINT");
    assertThat(interrupted("INT", "2> log")).isEqualTo(130);
    assertThat(interrupted("TERM", "2> log")).isEqualTo(143);
    assertThat(interrupted("INT", "2> >(cat > log)")).isEqualTo(130);
  }

  private int interrupted(String signal, String errors) throws Exception {
    Process process =
        start("exec $unfold train --epochs 100000 --model m --metrics f --plot p.png " + errors);
    BufferedReader out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    assertThat(out.readLine()).startsWith("Epoch 1: ");
    new ProcessBuilder("kill", "-" + signal, "" + process.pid()).start().waitFor();
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    try (var files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("log", "script.err");
    }
    return process.exitValue();
  }
}

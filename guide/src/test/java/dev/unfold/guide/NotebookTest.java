package dev.unfold.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code unfold notebook}: valid notebooks, and chapters run by Jupyter show what the guide shows. */
@Tag("slow")
final class NotebookTest {
  private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();
  private static final Path KERNEL =
      Path.of("target/jupyter/rapaio-jupyter-kernel.jar").toAbsolutePath();
  private static final String VALIDATE =
      "import nbformat, sys\nfor f in sys.argv[1:]: nbformat.validate(nbformat.read(f, 4))";

  @TempDir private Path folder;

  private Path notebooks;

  private record Outcome(int code, String output) {}

  private Outcome run(List<String> command) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("JUPYTER_PATH", notebooks.toString());
    builder.environment().put("IPYTHONDIR", folder.toString());
    builder.environment().put("JUPYTER_RUNTIME_DIR", folder.resolve("runtime").toString());
    Process process = builder.redirectErrorStream(true).directory(folder.toFile()).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Outcome(process.waitFor(), output);
  }

  private boolean works(String... command) {
    try {
      return run(List.of(command)).code() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @BeforeEach
  void write() throws IOException, InterruptedException {
    notebooks = folder.resolve("notebooks");
    String classes =
        Stream.of(
                System.getProperty(
                        "surefire.test.class.path", System.getProperty("java.class.path"))
                    .split(File.pathSeparator))
            .filter(entry -> !entry.contains("test-classes"))
            .collect(Collectors.joining(File.pathSeparator));
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    Outcome outcome =
        run(
            List.of(
                java.toString(),
                "-Dunfold.home=" + PROJECT,
                "-cp",
                classes,
                "dev.unfold.cli.Main",
                "notebook",
                notebooks.toString(),
                "--kernel",
                KERNEL.toString()));
    assumeTrue(
        !outcome.output().contains("no JDK of 25"), "skipped: the notebooks' kernel needs JDK 25");
    assertThat(outcome.code()).as(outcome.output()).isZero();
    assertThat(outcome.output()).contains("start them with: JUPYTER_PATH=");
  }

  @Test
  void everyNotebookFollowsTheFormatsSchema() throws IOException, InterruptedException {
    // Debian's packages belong to its own Python, which need not be the first one on the path.
    Optional<String> python =
        Stream.of("python3", "/usr/bin/python3")
            .filter(one -> works(one, "-c", "import nbformat"))
            .findFirst();
    assumeTrue(python.isPresent(), "skipped: needs Python's nbformat");
    List<String> command = new ArrayList<>(List.of(python.get(), "-c", VALIDATE));
    try (Stream<Path> files = Files.list(notebooks)) {
      files.map(Path::toString).filter(file -> file.endsWith(".ipynb")).forEach(command::add);
    }
    assertThat(command).hasSize(3 + 8);
    Outcome outcome = run(command);
    assertThat(outcome.code()).as(outcome.output()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1-unfolding", "3-gradient-check"})
  void aChapterRunsAndShowsTheGuidesPictures(String chapter)
      throws IOException, InterruptedException {
    assumeTrue(works("jupyter", "nbconvert", "--version"), "skipped: needs Jupyter's nbconvert");
    Path file = notebooks.resolve(chapter + ".ipynb");
    Outcome outcome = executed(file);
    for (int again = 0; again < 2 && isSilent(outcome); again++) {
      outcome = executed(file);
    }
    assumeTrue(!isSilent(outcome), "skipped: the Java kernel did not answer, three times");
    assertThat(outcome.code()).as(outcome.output()).isZero();
    List<JsonNode> shown = outputs(file);
    List<JsonNode> now = outputs(notebooks.resolve("run.ipynb"));
    assertThat(text(now)).contains(text(shown).lines().limit(3).toList());
    List<byte[]> expected = pictures(shown);
    List<byte[]> drawn = pictures(now);
    for (byte[] picture : expected) {
      assertThat(drawn).anyMatch(other -> alike(picture, other));
    }
  }

  private Outcome executed(Path file) throws IOException, InterruptedException {
    return run(
        List.of(
            "jupyter",
            "nbconvert",
            "--to",
            "notebook",
            "--execute",
            "--ExecutePreprocessor.startup_timeout=50",
            "--output",
            "run.ipynb",
            file.toString()));
  }

  /** Whether the kernel's process began but never answered, which happens at times; another one then does. */
  private static boolean isSilent(Outcome outcome) {
    return outcome.output().contains("Kernel didn't respond");
  }

  private boolean alike(byte[] one, byte[] other) {
    try {
      return Pictures.alike(
          Files.write(folder.resolve("one.png"), one),
          Files.write(folder.resolve("other.png"), other));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** The outputs of all cells. */
  private static List<JsonNode> outputs(Path notebook) throws IOException {
    JsonNode cells = new ObjectMapper().readTree(notebook.toFile()).get("cells");
    return StreamSupport.stream(cells.spliterator(), false)
        .filter(cell -> cell.has("outputs"))
        .flatMap(cell -> StreamSupport.stream(cell.get("outputs").spliterator(), false))
        .toList();
  }

  private static String text(List<JsonNode> outputs) {
    return outputs.stream()
        .filter(output -> output.has("text"))
        .map(
            output ->
                StreamSupport.stream(output.get("text").spliterator(), false)
                    .map(JsonNode::asText)
                    .collect(Collectors.joining()))
        .collect(Collectors.joining("\n"));
  }

  private static List<byte[]> pictures(List<JsonNode> outputs) {
    return outputs.stream()
        .map(output -> output.at("/data/image~1png").asText().strip())
        .filter(png -> !png.isEmpty())
        .map(png -> Base64.getMimeDecoder().decode(png))
        .toList();
  }
}

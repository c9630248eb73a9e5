package dev.unfold.cli.exercise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.unfold.cli.Run;
import dev.unfold.lab.exercise.Exercise;
import dev.unfold.lab.exercise.PackedAnswers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code unfold handout}: a class has the folder and a JDK. */
final class HandoutTest {
  private static final Path HOME = Path.of(System.getProperty("basedir", ""), "..");

  @TempDir private Path folder;

  private Path handout(String... more) {
    Path made = folder.resolve("lab");
    String[] arguments = {"handout", made.toString(), "--from", HOME.toString()};
    Run.unfold(Stream.concat(Stream.of(arguments), Stream.of(more)).toArray(String[]::new)).good();
    return made;
  }

  private static List<String> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString().replace('\\', '/'))
          .toList();
    }
  }

  @Test
  @Tag("slow")
  void aClassChecksItsExercisesWithAJdkAlone() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "skipped: needs /bin/sh");
    Path lab = handout();
    assertThat(files(lab))
        .contains("README.md", "check", "check.cmd", "unfold.cmd", "guide/run", "guide/run.cmd")
        .contains("exercises/Rnn.java", "exercises/README.md", "guide/1-unfolding.md")
        .contains("guide/snippets/Lab01LoadData.java", "guide/pictures/flow.png")
        .noneMatch(name -> name.matches("exercises/.*/.*") || name.contains("mistakes"));
    assertThat(lab.resolve("exercises/Rnn.java")).hasContent(Exercise.RNN.start());
    for (String name : files(lab.resolve("lib"))) {
      try (ZipFile jar = new ZipFile(lab.resolve("lib").resolve(name).toFile())) {
        assertThat(jar.stream().map(ZipEntry::getName)).noneMatch(PackedAnswers::holds);
      }
    }
    assertThat(run(lab, "./check", "2")).contains("Backpropagation through time: empty");
    Files.writeString(
        lab.resolve("exercises/Rnn.java"),
        Exercise.RNN.solution().replace("dz.row(t).addProduct(dz.row(t + 1), wh);", ""));
    assertThat(run(lab, "./check", "2")).contains("No gradient flows from a step to the previous");
    assertThat(run(lab, "./check", "2", "--hint")).contains("Begin with the last equation");
    assertThat(run(lab, "guide/run", "guide/snippets/Lab01LoadData.java")).contains("words");
  }

  /** Runs a script of the folder, with no environment but Java. */
  private static String run(Path lab, String... command) throws Exception {
    ProcessBuilder builder = new ProcessBuilder(command).directory(lab.toFile());
    builder.environment().clear();
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("PATH", "/usr/bin:/bin");
    Process process = builder.redirectErrorStream(true).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return out.replaceAll("\\s+", " ");
  }

  @Test
  @Tag("slow")
  void theTeachersCopyHasTheAnswers() throws IOException {
    assertThat(files(handout("--solutions")))
        .contains("exercises/2-rnn/Rnn.java", "exercises/2-rnn/mistakes.txt", "exercises/Rnn.java");
  }

  @Test
  void aFolderThatIsNotEmptyIsRefused() throws IOException {
    Files.writeString(folder.resolve("mine.txt"), "mine");
    Run run = Run.unfold("handout", folder.toString(), "--from", HOME.toString());
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("already exists; name a new or an empty folder");
    assertThat(Run.unfold("handout", folder + "/new", "--from", folder.toString()).err())
        .contains("holds no guide and exercises");
  }
}

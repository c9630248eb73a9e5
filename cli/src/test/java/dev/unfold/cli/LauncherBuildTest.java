package dev.unfold.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * When {@code unfold} builds, and what it does where it can't: the real script in a folder of its own, with stand-ins for
 * {@code mvn} and {@code java}.
 */
final class LauncherBuildTest {
  private static final List<String> TOOLS =
      List.of(
          "bash",
          "cat",
          "dirname",
          "env",
          "find",
          "grep",
          "mkdir",
          "mv",
          "readlink",
          "rm",
          "rmdir",
          "sleep",
          "touch");

  private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");

  /** Writes the products of the module after -pl; two at once, or "fail" in the folder, make it fail. */
  private static final String MAVEN =
      """
      #!/usr/bin/env bash
      echo "$*" >> mvn.log
      mkdir building || { echo '[ERROR] another build is running'; exit 1; }
      sleep 0.3
      rmdir building
      if [ -e fail ]; then echo '[ERROR] A.java:1: expected ;'; exit 1; fi
      case "$*" in
        *"-pl cli"*) mkdir -p cli/target; touch cli/target/unfold.jar ;;
        *"-pl torch"*) mkdir -p torch/target; touch torch/target/unfold-torch.jar ;;
        *"-pl onnxruntime"*) mkdir -p onnxruntime/target; touch onnxruntime/target/unfold-onnxruntime.jar ;;
      esac
      """;

  /** Prints the arguments of the command, each in brackets; writes the class archive. */
  private static final String JAVA =
      """
      #!/usr/bin/env bash
      for argument in "$@"; do
        case $argument in
          -XX:ArchiveClassesAtExit=*) touch "${argument#*=}"; echo archived >> "$UNFOLD_TEST_LOG" ;;
        esac
      done
      while [ "$1" != dev.unfold.cli.Main ]; do shift; done
      shift
      for argument in "$@"; do echo "[$argument]"; done
      """;

  @TempDir private Path folder;

  private Path home;

  /** How a start ended. */
  private record Outcome(int code, List<String> out, List<String> err) {}

  @BeforeAll
  static void onLinux() {
    assumeTrue(
        System.getProperty("os.name").equals("Linux") && Files.isExecutable(Path.of("/bin/bash")),
        "skipped: needs Linux and /bin/bash");
  }

  @BeforeEach
  void install() throws IOException {
    home = Files.createDirectories(folder.resolve("a home"));
    Path launcher = Path.of("..", "unfold").toAbsolutePath().normalize();
    Files.copy(launcher, home.resolve("unfold"));
    Path source = home.resolve("core/src/main/A.java");
    Files.createDirectories(source.getParent());
    for (Path file : List.of(source, home.resolve("pom.xml"), home.resolve("core/pom.xml"))) {
      Files.writeString(file, "");
      Files.setLastModifiedTime(file, FileTime.from(LONG_AGO));
    }
    Path tools = Files.createDirectories(folder.resolve("bin"));
    for (String tool : TOOLS) {
      Path found =
          Stream.of("/usr/bin", "/bin")
              .map(bin -> Path.of(bin, tool))
              .filter(Files::isExecutable)
              .findFirst()
              .orElseThrow();
      Files.createSymbolicLink(tools.resolve(tool), found);
    }
    script(tools.resolve("mvn"), MAVEN);
    script(folder.resolve("jdk/bin/java"), JAVA);
  }

  /** So that nothing goes through the links when the folder is deleted. */
  @AfterEach
  void deleteLinks() throws IOException {
    for (String tool : TOOLS) {
      Files.delete(folder.resolve("bin").resolve(tool));
    }
  }

  private static void script(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

  private Process start(String name, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(home.resolve("unfold").toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().clear();
    builder.environment().put("PATH", folder.resolve("bin").toString());
    builder.environment().put("JAVA_HOME", folder.resolve("jdk").toString());
    builder.environment().put("UNFOLD_TEST_LOG", home.resolve("java.log").toString());
    return builder
        .redirectOutput(folder.resolve(name + ".out").toFile())
        .redirectError(folder.resolve(name + ".err").toFile())
        .start();
  }

  private Outcome end(String name, Process process) throws Exception {
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return new Outcome(process.exitValue(), lines(name + ".out"), lines(name + ".err"));
  }

  private List<String> lines(String name) throws IOException {
    return Files.readAllLines(folder.resolve(name), StandardCharsets.UTF_8);
  }

  private Outcome run(String... arguments) throws Exception {
    return end("run", start("run", arguments));
  }

  private List<String> builds() throws IOException {
    Path log = home.resolve("mvn.log");
    return Files.exists(log) ? Files.readAllLines(log) : List.of();
  }

  private void changeSources() throws IOException {
    Files.setLastModifiedTime(
        home.resolve("core/src/main/A.java"), FileTime.from(Instant.now().plusSeconds(3600)));
  }

  private void assertNoLocks() throws IOException {
    try (Stream<Path> files = Files.list(home.resolve("target"))) {
      assertThat(files.map(file -> file.getFileName().toString())).containsExactly("build-cli.log");
    }
  }

  @Test
  void firstStartBuildsWithoutTestsAndLaterOnesDoNot() throws Exception {
    Outcome first = run("tag", "a b", "", "*", "\"c\"", "--prove");
    assertThat(first.code()).isZero();
    assertThat(first.out()).containsExactly("[tag]", "[a b]", "[]", "[*]", "[\"c\"]", "[--prove]");
    assertThat(first.err()).containsExactly("unfold: building, once; this takes about a minute");
    assertThat(builds()).singleElement().asString().contains("-Dmaven.test.skip=true ", "-pl cli ");
    assertThat(home.resolve("cli/target/unfold.classes")).exists();
    Outcome second = run();
    assertThat(second.err()).isEmpty();
    assertThat(builds()).hasSize(1);
    assertThat(Files.readAllLines(home.resolve("java.log"))).hasSize(1);
    assertNoLocks();
  }

  @Test
  void twoFirstStartsSideBySideBuildOnce() throws Exception {
    Process one = start("one", "a");
    Process two = start("two", "b");
    Outcome first = end("one", one);
    Outcome second = end("two", two);
    assertThat(first.code() + second.code()).isZero();
    assertThat(first.out()).containsExactly("[a]");
    assertThat(second.out()).containsExactly("[b]");
    assertThat(builds()).hasSize(1);
    assertNoLocks();
  }

  @Test
  void lockOfADeadProcessIsTakenOver() throws Exception {
    Process dead = new ProcessBuilder("/bin/bash", "-c", ":").start();
    dead.waitFor();
    for (String name : List.of("build.lock", "archive.lock")) {
      Path lock = Files.createDirectories(home.resolve("target").resolve(name));
      Files.writeString(lock.resolve("owner"), dead.pid() + "\n");
    }
    Process one = start("one", "a");
    Process two = start("two", "b");
    assertThat(end("one", one).code() + end("two", two).code()).isZero();
    assertThat(builds()).hasSize(1);
    assertNoLocks();
  }

  @Test
  void lockOfALiveProcessIsWaitedFor() throws Exception {
    Path lock = Files.createDirectories(home.resolve("target/build.lock"));
    Files.writeString(lock.resolve("owner"), ProcessHandle.current().pid() + "\n");
    Process waiting = start("run", "a");
    assertThat(waiting.waitFor(1, TimeUnit.SECONDS)).isFalse();
    Files.delete(lock.resolve("owner"));
    Files.delete(lock);
    Outcome outcome = end("run", waiting);
    assertThat(outcome.code()).isZero();
    assertThat(outcome.err().get(0))
        .startsWith("unfold: process " + ProcessHandle.current().pid() + " is building; waiting");
    assertThat(builds()).hasSize(1);
  }

  @Test
  void changedSourcesAreBuiltAgain() throws Exception {
    run();
    changeSources();
    assertThat(run("a").err()).containsExactly("unfold: the sources have changed, building again");
    assertThat(builds()).hasSize(2);
  }

  @Test
  void withoutMavenThePreviousBuildRuns() throws Exception {
    Files.delete(folder.resolve("bin/mvn"));
    Outcome never = run("a");
    assertThat(never.code()).isEqualTo(1);
    assertThat(never.err()).singleElement().asString().startsWith("error: no Maven found; install");
    Files.createDirectories(home.resolve("cli/target"));
    Files.createFile(home.resolve("cli/target/unfold.jar"));
    changeSources();
    Outcome outcome = run("a");
    assertThat(outcome.code()).isZero();
    assertThat(outcome.out()).containsExactly("[a]");
    assertThat(outcome.err())
        .containsExactly(
            "unfold: the sources have changed, but there is no Maven to build them; running the"
                + " previous build");
  }

  /** A file where the folder of the locks should be stands in for a read-only file system, which root could write to. */
  @Test
  void readOnlyInstallationRunsWhatItHas() throws Exception {
    Files.createFile(home.resolve("target"));
    Outcome never = run("a");
    assertThat(never.code()).isEqualTo(1);
    assertThat(never.err())
        .containsExactly(
            "error: "
                + home
                + " is read-only and not built yet; run ./unfold there once as a user who may write"
                + " to it");
    Files.createDirectories(home.resolve("cli/target"));
    Files.createFile(home.resolve("cli/target/unfold.jar"));
    assertThat(run("a").err()).isEmpty();
    changeSources();
    Outcome outcome = run("a");
    assertThat(outcome.out()).containsExactly("[a]");
    assertThat(outcome.err())
        .containsExactly(
            "unfold: the sources have changed, but "
                + home
                + " is read-only; running the previous build");
    assertThat(builds()).isEmpty();
  }

  @Test
  void failedBuildQuotesItsErrorAndReleasesTheLock() throws Exception {
    Files.createFile(home.resolve("fail"));
    Outcome outcome = run("a");
    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.err())
        .containsExactly(
            "unfold: building, once; this takes about a minute",
            "[ERROR] A.java:1: expected ;",
            "error: the build failed; its whole output is in " + home + "/target/build-cli.log");
    assertNoLocks();
  }

  @Test
  void otherEnginesAreFetchedOnlyForCommandsThatUseThem() throws Exception {
    run("tag", "--sentence", "x --prove y --engine torch z");
    run("export", "--help", "--prove", "built-in");
    run("exercise", "3", "--hint");
    run("check");
    run("export", "m", "--torch", "f");
    assertThat(builds()).hasSize(1);
    run("--debug", "export", "m", "--prove=built-in");
    assertThat(builds().subList(1, builds().size()))
        .satisfiesExactly(
            line -> assertThat(line).contains("-pl torch "),
            line -> assertThat(line).contains("-pl onnxruntime "));
    Files.delete(home.resolve("torch/target/unfold-torch.jar"));
    run("train", "--engine", "torch");
    assertThat(builds()).hasSize(4);
  }
}

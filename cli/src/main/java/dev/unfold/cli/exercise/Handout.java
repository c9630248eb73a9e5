package dev.unfold.cli.exercise;

import dev.unfold.cli.option.ExerciseFinder;
import dev.unfold.lab.exercise.Exercise;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The folder that a class receives.
 *
 * @param home the checkout that it is made from
 * @param folder the folder to write
 * @param solutions whether it is the teacher's copy
 */
record Handout(Path home, Path folder, boolean solutions) {
  private static final String FOR_TEACHERS = "## For teachers";
  private static final String ANSWERS = "docs/answers.md";
  private static final List<String> SCRIPTS = List.of("check", "unfold", "guide/run");

  void write() throws IOException {
    Files.createDirectories(folder);
    guide();
    exercises();
    for (String script : SCRIPTS) {
      script(script);
    }
    text("README.md", resource("readme.txt"));
    jars();
  }

  /** The guide's pages, pictures and snippets, without what builds and tests them. */
  private void guide() throws IOException {
    for (String part : List.of("layers", "pictures", "snippets")) {
      copyAll(home.resolve("guide").resolve(part), folder.resolve("guide").resolve(part));
    }
    try (Stream<Path> pages = Files.list(home.resolve("guide"))) {
      for (Path page : pages.filter(file -> file.toString().endsWith(".md")).toList()) {
        Files.copy(page, folder.resolve("guide").resolve(page.getFileName().toString()));
      }
    }
  }

  private void exercises() throws IOException {
    if (solutions) {
      copyAll(home.resolve("exercises"), folder.resolve("exercises"));
      if (Files.exists(home.resolve(ANSWERS))) {
        text(ANSWERS, Files.readString(home.resolve(ANSWERS)));
      }
      return;
    }
    for (Exercise exercise : ExerciseFinder.all()) {
      text("exercises/" + exercise.file(), exercise.start());
    }
    String readme = Files.readString(home.resolve("exercises/README.md"));
    int teachers = readme.indexOf(FOR_TEACHERS);
    String students = teachers < 0 ? readme : readme.substring(0, teachers);
    text("exercises/README.md", students.strip() + "\n");
  }

  /** A script for Linux and macOS, and one for Windows, whose lines end otherwise. */
  private void script(String name) throws IOException {
    String file = name.replace('/', '-');
    text(name, resource(file));
    if (!folder.resolve(name).toFile().setExecutable(true)) {
      throw new IOException(name + " can't be made executable");
    }
    text(name + ".cmd", resource(file + ".cmd").replace("\r", "").replace("\n", "\r\n"));
  }

  /** The class path of this process. */
  private void jars() throws IOException {
    Path lib = Files.createDirectories(folder.resolve("lib"));
    String[] entries = System.getProperty("java.class.path").split(File.pathSeparator);
    for (int i = 0; i < entries.length; i++) {
      Path entry = Path.of(entries[i]);
      if (Files.exists(entry)) {
        String name = entry.getFileName().toString().replaceFirst("\\.jar$", "");
        String number = entries.length == 1 ? "" : i + "-";
        HandoutJar.write(entry, lib.resolve(number + name + ".jar"));
      }
    }
  }

  private void text(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = Handout.class.getResourceAsStream("handout/" + name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static void copyAll(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path path : all.sorted().toList()) {
        Path copy = to.resolve(from.relativize(path).toString());
        if (Files.isDirectory(path)) {
          Files.createDirectories(copy);
        } else {
          Files.copy(path, copy);
        }
      }
    }
  }
}

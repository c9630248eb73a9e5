package dev.unfold.cli.exercise;

import dev.unfold.cli.option.ExerciseFinder;
import dev.unfold.lab.exercise.Exercise;
import dev.unfold.lab.exercise.PackedAnswers;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** A jar for students: the solutions, hints and mistakes of the exercises are packed in one file. */
final class HandoutJar {
  private final ZipOutputStream out;
  private final Map<String, byte[]> answers = new TreeMap<>();

  private HandoutJar(ZipOutputStream out) {
    this.out = out;
  }

  /**
   * Writes a jar.
   *
   * @param from a jar, or a folder of classes
   * @param to the file to write
   */
  static void write(Path from, Path to) throws IOException {
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(to))) {
      HandoutJar jar = new HandoutJar(out);
      if (Files.isDirectory(from)) {
        jar.addFolder(from);
      } else {
        jar.addJar(from);
      }
      if (!jar.answers.isEmpty()) {
        jar.put(PackedAnswers.RESOURCE, PackedAnswers.pack(jar.answers));
      }
    }
  }

  private void addFolder(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        add(folder.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
      }
    }
  }

  private void addJar(Path jar) throws IOException {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      List<? extends ZipEntry> entries = zip.stream().filter(e -> !e.isDirectory()).toList();
      for (ZipEntry entry : entries) {
        try (InputStream in = zip.getInputStream(entry)) {
          add(entry.getName(), in.readAllBytes());
        }
      }
    }
  }

  private void add(String name, byte[] bytes) throws IOException {
    if (name.equals(PackedAnswers.FOLDER + "list.txt")) {
      String list = new String(bytes, StandardCharsets.UTF_8).strip();
      for (Exercise added : ExerciseFinder.all()) {
        if (added.place().isPresent()) {
          list += "\n" + added.folder();
          addFiles(added);
        }
      }
      put(name, (list + "\n").getBytes(StandardCharsets.UTF_8));
      return;
    }
    addOrPack(name, bytes);
  }

  /** The texts of an exercise that a teacher has added as a folder. */
  private void addFiles(Exercise exercise) throws IOException {
    for (String file : List.of("exercise.json", "hints.txt", "mistakes.txt", exercise.file())) {
      byte[] text = Files.readAllBytes(exercise.place().orElseThrow().resolve(file));
      addOrPack(PackedAnswers.FOLDER + exercise.folder() + "/" + file, text);
    }
  }

  private void addOrPack(String name, byte[] bytes) throws IOException {
    if (PackedAnswers.holds(name)) {
      answers.put(name, bytes);
    } else {
      put(name, bytes);
    }
  }

  private void put(String name, byte[] bytes) throws IOException {
    out.putNextEntry(new ZipEntry(name));
    out.write(bytes);
    out.closeEntry();
  }
}

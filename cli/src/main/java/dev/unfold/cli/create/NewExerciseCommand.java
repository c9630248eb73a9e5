package dev.unfold.cli.create;

import dev.unfold.cli.console.Console;
import dev.unfold.cli.console.OutputFile;
import dev.unfold.cli.option.ExerciseFinder;
import dev.unfold.cli.option.FileOutputs;
import dev.unfold.lab.exercise.ExerciseTemplate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "exercise",
    header = "Write the folder of an exercise for your class.",
    description = {
      "The folder NUMBER-NAME holds a small exercise that works: the solution with the students' part marked,",
      "hints, known mistakes, and exercise.json, which says what is checked and how many points it is worth.",
      "Beside it stands the students' file. Change them; nothing has to be built. exercises/README.md",
      "describes the folder."
    },
    footer = {
      "",
      "Examples:",
      "  unfold new exercise MyLayer",
      "  unfold exercise MyLayer --file exercises/8-my-layer/MyLayer.java   check the solution",
      "  unfold exercise MyLayer --start exercises --force                  write the students' file anew"
    })
final class NewExerciseCommand implements Callable<Integer> {
  private final Console console;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "NAME", description = "The name of its Java class, such as MyLayer.")
  private String name;

  @Option(
      names = "--to",
      paramLabel = "FOLDER",
      description =
          "The folder to write to (default: the folder exercises, if there is one, or this one).")
  private Path folder = Path.of(Files.isDirectory(Path.of("exercises")) ? "exercises" : "");

  @Mixin private FileOutputs outputs;

  NewExerciseCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    ExerciseTemplate template = template();
    Path place = folder.resolve(template.folder());
    Map<Path, String> texts = new LinkedHashMap<>();
    template.files().forEach((file, text) -> texts.put(place.resolve(file), text));
    texts.put(folder.resolve(name + ".java"), template.start());
    try {
      Files.createDirectories(place);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<OutputFile, String> files = new LinkedHashMap<>();
    texts.forEach((file, text) -> outputs.place("NAME", file).ifPresent(f -> files.put(f, text)));
    files.forEach((file, text) -> outputs.write(console, file, text));
    console.note("next: unfold exercise %s --file %s", name, place.resolve(name + ".java"));
    return 0;
  }

  private ExerciseTemplate template() {
    outputs.require(
        folder.toString().isEmpty() || Files.isDirectory(folder),
        "--to " + folder + ": no such folder");
    outputs.require(
        ExerciseFinder.catalogue().find(name).isEmpty(),
        "NAME: there is an exercise " + name + "; choose another name");
    try {
      return new ExerciseTemplate(ExerciseFinder.catalogue().next(), name);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage());
    }
  }
}

package dev.unfold.cli.notebook;

import dev.unfold.cli.console.Console;
import dev.unfold.cli.console.OutputFile;
import dev.unfold.tagger.ModelException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "notebook",
    header = "Write each chapter of the guide as a Jupyter notebook in Java.",
    description = {
      "Snippets and commands become cells that run; the outputs of the guide are shown until then.",
      "Beside the notebooks is the description of their kernel, which runs on a JDK of 25 or later.",
      "Jupyter itself is a package of its own: apt-get install jupyter-notebook, or pip install notebook."
    },
    footer = {
      "",
      "Examples:",
      "  unfold notebook",
      "  JUPYTER_PATH=$PWD/notebooks jupyter notebook notebooks"
    })
public final class NotebookCommand implements Callable<Integer> {
  private final Console console;
  private final Path home =
      Path.of(System.getProperty("unfold.home", "")).toAbsolutePath().normalize();

  @Parameters(
      paramLabel = "DIR",
      arity = "0..1",
      defaultValue = "notebooks",
      description = "The folder to write to; made if it is missing. Default: notebooks.")
  private Path folder;

  @Option(
      names = "--force",
      description = "Replace notebooks that exist; without it they are kept.")
  private boolean force;

  @Option(
      names = "--guide",
      paramLabel = "DIR",
      description = "The folder of the chapters. Default: the project's guide.")
  private Path guide = home.resolve("guide");

  @Option(
      names = "--kernel",
      paramLabel = "JAR",
      description = "The kernel, rapaio-jupyter-kernel. Default: the one that ./unfold fetches.")
  private Path kernel = home.resolve("guide/target/jupyter/rapaio-jupyter-kernel.jar");

  @Option(
      names = "--java",
      paramLabel = "FILE",
      description = "The java of the JDK to run the kernel on. Default: one of 25 or later, found.")
  private Optional<Path> java = Optional.empty();

  public NotebookCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Path spec = folder.resolve("kernels").resolve(KernelSpec.NAME).resolve("kernel.json");
    List<Path> chapters = chapters();
    try {
      Files.createDirectories(spec.getParent());
    } catch (IOException e) {
      throw new ModelException(folder + ": can't be made (" + e.getMessage() + ")", e);
    }
    chapters.forEach(this::write);
    new OutputFile(spec).write(new KernelSpec(java(), kernel(), home).json());
    console.print("wrote %s", spec);
    String path = folder.toAbsolutePath().normalize().toString();
    console.print("start them with: JUPYTER_PATH='%s' jupyter notebook '%s'", path, path);
    return 0;
  }

  private void write(Path chapter) {
    String name = chapter.getFileName().toString().replaceFirst("\\.md$", ".ipynb");
    OutputFile notebook = new OutputFile(folder.resolve(name));
    if (notebook.exists() && !force) {
      console.print("kept %s, which exists; --force replaces it", notebook.path());
      return;
    }
    notebook.write(Notebook.of(ChapterCells.of(chapter)));
    console.print("wrote %s", notebook.path());
  }

  private Path java() {
    Path found =
        java.or(KernelJdk::find)
            .orElseThrow(
                () ->
                    new ModelException(
                        "the notebooks' kernel: no JDK of %d or later found, expected one; install it,"
                                .formatted(KernelJdk.RELEASE)
                            + " or name its java with --java FILE"));
    if (!Files.isExecutable(found)) {
      throw new ModelException(found + ": no program, expected the java of a JDK");
    }
    return found.toAbsolutePath();
  }

  private Path kernel() {
    if (!Files.isRegularFile(kernel)) {
      throw new ModelException(
          kernel
              + ": no such file, expected the notebooks' kernel; ./unfold notebook fetches it,"
              + " --kernel JAR names another");
    }
    return kernel.toAbsolutePath();
  }

  private List<Path> chapters() {
    try (Stream<Path> files = Files.list(guide)) {
      List<Path> chapters =
          files.filter(f -> f.getFileName().toString().matches("\\d.*\\.md")).sorted().toList();
      if (chapters.isEmpty()) {
        throw new ModelException(guide + ": no chapters found, expected files such as 1-NAME.md");
      }
      return chapters;
    } catch (IOException e) {
      throw new ModelException(
          guide + ": can't be read as a folder; name the guide's with --guide DIR", e);
    }
  }
}

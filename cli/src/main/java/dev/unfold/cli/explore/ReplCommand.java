package dev.unfold.cli.explore;

import dev.unfold.cli.console.Console;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import jdk.jshell.tool.JavaShellToolBuilder;
import picocli.CommandLine.Command;

@Command(
    name = "repl",
    header = "Explore the lab in jshell: corpus, network, gradients and plots, typed line by line.",
    description = {
      "Starts the JDK's jshell with the library imported, the built-in corpus as data, a recurrent",
      "network as model and one sentence as batch. help() lists the functions; /exit ends. Lines may",
      "also come from standard input."
    },
    footer = {"", "Examples:", "  unfold repl", "  echo 'show(batch, data)' | unfold repl"})
public final class ReplCommand implements Callable<Integer> {
  private static final String SCRIPT = "start.jsh";

  private final Console console;

  public ReplCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    console.flush();
    Path folder = Files.createTempDirectory("unfold-repl");
    Path script = folder.resolve(SCRIPT);
    try {
      Files.writeString(script, script());
      return JavaShellToolBuilder.builder().start(arguments(script)) == 0 ? 0 : 1;
    } finally {
      Files.deleteIfExists(script);
      Files.deleteIfExists(folder);
    }
  }

  /** The lines that jshell runs at the start. */
  static String script() {
    try (InputStream in = ReplCommand.class.getResourceAsStream(SCRIPT)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String[] arguments(Path script) {
    return new String[] {
      "--class-path",
      System.getProperty("java.class.path"),
      "--startup",
      script.toString(),
      "--feedback",
      "concise",
      "-R--add-modules=jdk.incubator.vector",
      "-R-Djava.awt.headless=true",
      "-R-Dfile.encoding=UTF-8",
      "-R-Dstdout.encoding=UTF-8"
    };
  }
}

package dev.unfold.cli.page;

import dev.unfold.cli.console.Console;
import dev.unfold.cli.option.NumberConverter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
    name = "lab",
    header = "Open the lab in the browser: the network unfolded, forward and backward.",
    description = {
      "Serves the lab's page to this machine alone and opens it in the browser. The page computes in the",
      "browser, with the library's own classes: your sentences and models stay there. Ctrl-C ends it. The",
      "folder that it prints can be put on any web server."
    },
    footer = {
      "",
      "Examples:",
      "  unfold lab",
      "  unfold lab --port 8080 --no-open          print the address, and leave the browser alone"
    })
public final class LabCommand implements Callable<Integer> {
  private final Console console;

  @Spec private CommandSpec spec;

  @Option(
      names = "--port",
      paramLabel = "N",
      converter = NumberConverter.Port.class,
      defaultValue = "0",
      description = "Port, 0 for a free one (default: ${DEFAULT-VALUE}).")
  private int port;

  @Option(names = "--no-open", description = "Do not open the browser.")
  private boolean quiet;

  public LabCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws InterruptedException {
    Path site = site();
    if (!Files.exists(site.resolve("index.html"))) {
      console.error(
          site
              + ": the page is not built; run ./unfold lab in Unfold's folder, or there"
              + " mvn -pl web -am package -Dmaven.test.skip=true");
      return 1;
    }
    try (PageServer server = new PageServer(site, port)) {
      console.print("%s", server.address());
      console.flush();
      console.note("serving %s to this machine; Ctrl-C ends it", site);
      if (!quiet) {
        open(server.address());
      }
      new CountDownLatch(1).await();
      return 0;
    } catch (IOException e) {
      throw new ParameterException(
          spec.commandLine(),
          "--port: " + port + " can't be served (" + e.getMessage() + "); choose another",
          e);
    }
  }

  private static Path site() {
    return Path.of(System.getProperty("unfold.home", "."), "web", "target", "site");
  }

  /** Opens the browser; where that is not possible, the address stands on the screen. */
  private void open(String address) {
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    List<String> command =
        system.contains("mac")
            ? List.of("open", address)
            : system.contains("windows")
                ? List.of("rundll32", "url.dll,FileProtocolHandler", address)
                : List.of("xdg-open", address);
    try {
      new ProcessBuilder(command)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start();
    } catch (IOException e) {
      console.note("no browser was opened (%s); open the address yourself", command.get(0));
    }
  }
}

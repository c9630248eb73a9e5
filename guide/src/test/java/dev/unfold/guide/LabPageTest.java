package dev.unfold.guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unfold.cli.Main;
import dev.unfold.cli.console.Console;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The comparison with the lab's document, {@code docs/the-lab.md}, against the commands and the snippets. */
final class LabPageTest {
  private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();
  private static final Pattern COMMAND = Pattern.compile("`\\./unfold ([^`]+)`");
  private static final Pattern OPTION = Pattern.compile("--[a-z-]+");

  private static String page() throws IOException {
    return Files.readString(PROJECT.resolve("docs/the-lab.md"));
  }

  private static Stream<String> commands() throws IOException {
    return COMMAND.matcher(page()).results().map(match -> match.group(1)).distinct();
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyCommandExistsWithItsOptions(String command) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Console console = new Console(new ByteArrayInputStream(new byte[0]), out, err, "");
    String name = command.replaceAll(" (--|[0-9]).*", "");

    int code = Main.run(console, (command + " --help").split(" "));

    assertThat(code).as(err.toString(StandardCharsets.UTF_8)).isZero();
    String help = out.toString(StandardCharsets.UTF_8);
    assertThat(help).contains("Usage: unfold " + name);
    assertThat(OPTION.matcher(command).results().map(MatchResult::group))
        .allSatisfy(option -> assertThat(help).contains(option));
  }

  @Test
  void everySnippetOfTheLabHasARow() throws IOException {
    String page = page();
    try (Stream<Path> files = Files.list(PROJECT.resolve("guide/snippets"))) {
      assertThat(files.map(file -> file.getFileName().toString()).filter(n -> n.startsWith("Lab")))
          .hasSize(10)
          .allSatisfy(name -> assertThat(page).contains("../guide/snippets/" + name));
    }
  }
}

package dev.unfold.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A folder of bad files, and the assertion that a command refuses them. */
public final class BadInput {
  private static final String WORD = "1\tdog\tdog\tNOUN\tNN\t_\t0\troot\t_\t_\n";

  private final Path folder;

  /** Fills a folder: good.conllu and model are valid, all other files are not. */
  public BadInput(Path folder) throws IOException {
    this.folder = folder;
    write("good.conllu", WORD + "\n");
    write("untagged.conllu", WORD.replace("NOUN", "_") + "\n");
    write("other.conllu", WORD.replace("NOUN", "N.SG") + "\n");
    write("nine.conllu", WORD + "\n" + WORD.replace("\t_\n", "\n") + "\n");
    write("empty.conllu", "");
    write("comments.conllu", "# nothing\n\n# but comments\n");
    write("nul.conllu", WORD.replace("dog", "d\0g") + "\n");
    write("narrow.txt", "dog NOUN\ncat\n\n");
    write("there", "old");
    Files.write(folder.resolve("wide.conllu"), WORD.getBytes(StandardCharsets.UTF_16));
    Files.write(folder.resolve("byte.conllu"), new byte[] {'1', '\t', (byte) 0xff, '\n'});
    Files.write(folder.resolve("packed.conllu"), new byte[] {0x1f, (byte) 0x8b, 8, 0});
    Files.createDirectory(folder.resolve("sub"));
    Run.unfold("train", "--train", path("good.conllu"), "--epochs", "1", "--model", path("model"))
        .good();
    byte[] damaged = Files.readAllBytes(folder.resolve("model"));
    damaged[damaged.length - 9] ^= 1;
    Files.write(folder.resolve("damaged"), damaged);
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  /** The path of a file in the folder. */
  public String path(String name) {
    return folder.resolve(name).toString();
  }

  /**
   * A bad command line and the expected result; {@code @} stands for the folder.
   *
   * @param code the exit code
   * @param message a part of the error message
   */
  public record Case(int code, String message, String... arguments) {
    @Override
    public String toString() {
      return "unfold " + String.join(" ", arguments) + " → " + code;
    }
  }

  /** A case of bad usage, exit code 2. */
  public static Case usage(String message, String... arguments) {
    return new Case(2, message, arguments);
  }

  /** A case of bad data, exit code 1. */
  public static Case data(String message, String... arguments) {
    return new Case(1, message, arguments);
  }

  /** Asserts the exit code, one line on standard error, nothing on standard output, and unchanged files. */
  public void assertRefused(Case bad) {
    Map<String, String> before = snapshot();
    String[] arguments =
        Arrays.stream(bad.arguments())
            .map(argument -> argument.replace("@", folder.toString()))
            .toArray(String[]::new);
    Run run = Run.unfold(arguments);
    assertThat(run.err())
        .startsWith("error: ")
        .contains(bad.message().replace("@", folder.toString()))
        .containsOnlyOnce("\n")
        .endsWith("\n");
    assertThat(run.code()).isEqualTo(bad.code());
    assertThat(run.text()).isEqualTo("");
    assertThat(snapshot()).isEqualTo(before);
  }

  /** Every file below the folder with its bytes. */
  public Map<String, String> snapshot() {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .collect(Collectors.toMap(Path::toString, BadInput::bytes, (a, b) -> a, TreeMap::new));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String bytes(Path file) {
    try {
      return Arrays.toString(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package dev.unfold.cli.create;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unfold.cli.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code unfold new network}: the file that it writes is a network with a right gradient. */
final class NewNetworkTest {
  @TempDir private Path folder;

  private Run network(String name, String... more) {
    String[] arguments = new String[5 + more.length];
    System.arraycopy(
        new String[] {"new", "network", name, "--to", folder.toString()}, 0, arguments, 0, 5);
    System.arraycopy(more, 0, arguments, 5, more.length);
    return Run.unfold(arguments);
  }

  @Test
  void theTemplateGoesThroughTheLab() throws IOException {
    Path file = folder.resolve("MyRnn.java");
    assertThat(network("MyRnn").good().err())
        .isEqualTo("wrote " + file + "\nnext: unfold check --mine " + file + " --watch\n");
    byte[] before = Files.readAllBytes(file);
    Run gradient =
        Run.unfold("gradient", "--mine", file.toString(), "--parameter", "W_y[0,0]").good();
    assertThat(gradient.text()).contains("your gradient is the slope of the loss");
    Run train = Run.unfold("train", "--mine", file.toString(), "--epochs", "1").good();
    assertThat(train.text()).containsPattern("with your gradient [0-9.]+ %");
    assertThat(Files.readAllBytes(file)).isEqualTo(before);
  }

  @Test
  void anExistingFileIsKept() throws IOException {
    Path file = Files.writeString(folder.resolve("MyRnn.java"), "mine");
    Run run = network("MyRnn");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains(file + ": already exists").contains("--force");
    assertThat(file).hasContent("mine");
    network("MyRnn", "--force").good();
    assertThat(file).content().contains("class MyRnn implements SentenceNetwork");
  }

  @Test
  void aNameIsThatOfAJavaClass() {
    Run run = network("my-rnn");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("name is \"my-rnn\", expected a Java class name");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void theKindIsNeeded() {
    Run run = Run.unfold("new");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("of which kind").contains("network");
  }
}

package dev.unfold.cli.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unfold.cli.Run;
import dev.unfold.lab.exercise.Exercise;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --mine FILE}: the student's own gradient in every command of the lab. */
final class MineTest {
  @TempDir private Path folder;
  private Path right;
  private Path wrong;

  private static Run run(Object... arguments) {
    return Run.unfold(Stream.of(arguments).map(Object::toString).toArray(String[]::new));
  }

  @BeforeEach
  void writeFiles() throws IOException {
    right = Files.writeString(folder.resolve("Rnn.java"), Exercise.RNN.solution());
    wrong = Files.writeString(folder.resolve("Wrong.java"), negated());
  }

  /** The solution with the sign of the output's error turned round, so that every gradient is negated. */
  private static String negated() {
    String solution = Exercise.RNN.solution();
    int end = solution.indexOf("// ↑↑↑");
    return solution.substring(0, end)
        + "d.we.scale(-1); d.wx.scale(-1); d.wh.scale(-1); d.wy.scale(-1);\n    "
        + solution.substring(end);
  }

  @Test
  void theTangentIsDrawnFromTheStudentsGradient() throws IOException {
    Path picture = folder.resolve("tangent.png");
    Run run = run("gradient", "--mine", right, "--parameter", "W_h[3,5]", "--plot", picture);
    assertThat(run.code()).isZero();
    assertThat(run.text()).contains("your gradient is the slope of the loss");
    String lab = run("gradient", "--parameter", "W_h[3,5]").text();
    assertThat(run.text().lines().toList().get(1)).isEqualTo(lab.lines().toList().get(1));
    assertThat(ImageIO.read(picture.toFile()).getWidth()).isGreaterThan(500);
    assertThat(run("gradient", "--mine", wrong, "--parameter", "W_h[3,5]").text())
        .contains("your gradient is NOT the slope");
  }

  @Test
  void everyParameterIsCheckedAtFullSize() {
    Run good = run("check", "--mine", right);
    assertThat(good.code()).isZero();
    assertThat(good.text()).contains("W_e        2048×50").contains("every gradient is right");
    Run bad = run("check", "--mine", wrong);
    assertThat(bad.code()).isOne();
    assertThat(bad.text()).contains("wrong: W_y[").contains("4 of 4 gradients are wrong");
  }

  @Test
  @Tag("slow")
  void trainingFollowsTheStudentsGradient() {
    Run good = run("train", "--mine", right, "--epochs", "2");
    assertThat(good.code()).isZero();
    assertThat(good.text())
        .containsPattern("with your gradient ([0-9.]+ %), with the right one \\1");
    Run bad = run("train", "--mine", wrong, "--epochs", "2");
    assertThat(bad.text())
        .containsPattern("with your gradient .*, with the right one [0-9.]+ %")
        .doesNotContainPattern("with your gradient ([0-9.]+ %), with the right one \\1");
  }

  @Test
  @Tag("slow")
  void theFlowOfTheStudentsNetworkIsMeasured() throws IOException {
    Path lstm = Files.writeString(folder.resolve("LstmCell.java"), Exercise.LSTM_CELL.solution());
    Run run = run("flow", "--mine", lstm, "--steps", "20", "--seeds", "1", "--hidden", "8");
    assertThat(run.code()).isZero();
    assertThat(run.text())
        .contains("your network")
        .contains("sigmoid RNN")
        .doesNotContain("tanh RNN");
  }

  @Test
  void aFailureNamesFileAndLine() throws IOException {
    String text = Exercise.RNN.start().replace("↓↓↓ your part", "↓↓↓ your part\n    d.wy.row(99);");
    Path file = Files.writeString(folder.resolve("Rnn.java"), text);
    Run run = run("gradient", "--mine", file, "--parameter", "W_h[3,5]");
    assertThat(run.code()).isOne();
    assertThat(run.err()).containsPattern("error: .*Rnn\\.java:[0-9]+: ");
    assertThat(Files.readString(file)).isEqualTo(text);
  }

  @Test
  void aMissingFileAndOptionsThatDoNotFitAreRefused() {
    assertThat(run("check", "--mine", folder.resolve("none.java")).err())
        .contains("none.java: no such file");
    assertThat(run("train", "--mine", right, "--cell", "lstm").err())
        .contains("--mine takes the network from your file");
    assertThat(run("train", "--mine", right, "--model", folder.resolve("m")).err())
        .contains("--model: a network of your own");
    assertThat(run("flow", "--watch").err()).contains("--watch needs --mine");
  }

  @Test
  void aNewNetworkWorksAtOnce() {
    Run made = run("new", "network", "MyRnn", "--to", folder);
    assertThat(made.code()).isZero();
    Run check = run("check", "--mine", folder.resolve("MyRnn.java"));
    assertThat(check.text()).contains("every gradient is right");
    assertThat(run("new", "network", "my rnn", "--to", folder).err())
        .contains("expected a Java class name");
    assertThat(run("new", "network", "MyRnn", "--to", folder).err()).contains("already exists");
  }
}

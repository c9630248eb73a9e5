package dev.unfold.lab.exercise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.unfold.matrix.DType;
import dev.unfold.matrix.Matrix;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What one process writes the other reads, bit for bit; what none of ours wrote is refused. */
final class WireFormatTest {
  private static DataInputStream sent(RunResult outcome) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    WireFormat.outcome(new DataOutputStream(bytes), outcome);
    return new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()));
  }

  @Test
  void answers() throws IOException {
    Matrix odd =
        Matrix.of(
            DType.FLOAT64,
            new double[][] {{Double.NaN, -0.0}, {Double.POSITIVE_INFINITY, Double.MIN_VALUE}});
    Matrix none = Matrix.zeros(DType.FLOAT64, 0, 3);
    ProbeAnswer answer =
        new ProbeAnswer(
            Map.of("log p", none),
            Map.of("h₋", odd),
            Map.of(),
            List.of("W_y"),
            List.of("tanhC", "h"),
            41);
    RunResult read = WireFormat.outcome(sent(RunResult.of(List.of(answer, answer), "é\n")));
    assertThat(read.printed()).isEqualTo("é\n");
    assertThat(read.failure()).isEmpty();
    assertThat(read.answers()).hasSize(2);
    ProbeAnswer second = read.answers().get(1);
    assertThat(Arrays.deepToString(second.result().get("h₋").toArray()))
        .isEqualTo("[[NaN, -0.0], [Infinity, 4.9E-324]]");
    assertThat(second.forward().get("log p").shape()).isEqualTo("0×3");
    assertThat(second.unwritten()).isEqualTo(41);
    assertThat(second.changed()).containsExactly("W_y");
    assertThat(second.touched()).containsExactly("tanhC", "h");
  }

  @Test
  void failures() throws IOException {
    RunFailure failure =
        RunFailure.refused(List.of(new CompilerError(3, 7, "cannot\nfind", " int n")));
    RunResult read = WireFormat.outcome(sent(RunResult.failed(failure, "")));
    assertThat(read.failure()).contains(failure);
    assertThat(read.answers()).isEmpty();
  }

  @Test
  void requests() throws IOException {
    WorkerRequest request =
        WorkerRequest.of(
            Exercise.RNN, true, List.of(new StudentCompiler.Source("a.Rnn", "package a; // é")));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    request.write(new DataOutputStream(bytes));
    assertThat(
            WorkerRequest.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()))))
        .isEqualTo(request);
  }

  @Test
  void whatSomeoneElseWroteIsRefused() {
    byte[] text = "hello, world".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    assertThatThrownBy(
            () -> WireFormat.outcome(new DataInputStream(new ByteArrayInputStream(text))))
        .isInstanceOf(IOException.class)
        .hasMessage("expected a size up to 16777216, found 1751477356");
  }
}

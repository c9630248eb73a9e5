package dev.unfold.cli.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.unfold.check.Agreement;
import dev.unfold.check.CheckCase;
import dev.unfold.check.CheckRow;
import dev.unfold.check.Comparison;
import dev.unfold.check.GradientCheck;
import dev.unfold.cli.Run;
import dev.unfold.cli.console.Console;
import dev.unfold.matrix.Gradients;
import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.Parameter;
import dev.unfold.nn.Batch;
import dev.unfold.nn.Dropout;
import dev.unfold.nn.Layer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** {@code unfold check}: one row for each layer, loss and model with each option, as a table and as JSON. */
final class CheckTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Tag("slow")
  @Test
  void printsATable() {
    Run run = Run.unfold("check").good();
    List<String> names = CheckCase.all().stream().map(CheckCase::name).toList();
    assertThat(run.lines().get(0).split(" {2,}| (?=dx|float32)"))
        .containsExactly("layer, loss or model", "gradient", "dx", "float32", "invariants");
    assertThat(run.lines()).hasSize(names.size() + 1);
    for (int i = 0; i < names.size(); i++) {
      assertThat(run.lines().get(i + 1))
          .startsWith(names.get(i) + " ")
          .matches(".{47}( +(\\d\\.\\de-\\d\\d|-)){2} +\\d\\.\\de-\\d\\d  held");
    }
    assertThat(run.err()).isEqualTo("allowed: gradient and dx 1e-06, float32 1e-04\n");
  }

  @Test
  void printsJson() throws IOException {
    Run run = Run.unfold("check", "--json", "--seed", "7").good();
    List<CheckCase> cases = CheckCase.all();
    assertThat(run.lines()).hasSize(cases.size());
    for (int i = 0; i < cases.size(); i += 9) {
      CheckRow row = cases.get(i).run(7, Optional.empty());
      JsonNode line = JSON.readTree(run.lines().get(i));
      assertThat(line.get("name").asText()).isEqualTo(row.name());
      assertThat(line.get("passed").asBoolean()).isTrue();
      assertThat(line.get("invariants").asBoolean()).isTrue();
      same(line.get("gradient"), row.parameterError().orElse(Double.NaN));
      same(line.get("dx"), row.inputError().orElse(Double.NaN));
      same(line.get("float32"), row.float32().difference());
      same(line.get("twinForward"), Double.NaN);
      GradientCheck.Result worst = row.worstSlope();
      JsonNode entry = line.get("worst");
      assertThat(entry.get("parameter").asText()).isEqualTo(worst.parameter());
      assertThat(entry.get("row").asInt()).isEqualTo(worst.row());
      assertThat(entry.get("column").asInt()).isEqualTo(worst.column());
      same(entry.get("analytic"), worst.analytic());
      same(entry.get("error"), worst.error());
    }
  }

  /** y = 2 x forward, y = x backward. */
  private record Wrong() implements Layer {
    @Override
    public Pass forward(Matrix x, Batch batch) {
      Pass right = new Dropout(0).forward(x, batch);
      return new Pass() {
        @Override
        public Matrix output() {
          return x.copy().scale(2);
        }

        @Override
        public Matrix backward(Matrix dOutput, Gradients into) {
          return right.backward(dOutput, into);
        }
      };
    }

    @Override
    public List<Parameter> parameters() {
      return List.of();
    }
  }

  @Test
  void wrongLayersAreMarkedAndGiveExitCodeOne() {
    List<CheckCase> cases =
        List.of(
            CheckCase.ofLayer("right", 3, (dtype, random) -> new Dropout(0)),
            CheckCase.ofLayer("planted", 3, (dtype, random) -> new Wrong()));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Console console = new Console(new ByteArrayInputStream(new byte[0]), out, err, "");
    int code = new CommandLine(new CheckCommand(console, () -> cases)).execute();
    assertThat(code).isEqualTo(1);
    assertThat(out.toString(StandardCharsets.UTF_8).lines())
        .satisfiesExactly(
            header -> assertThat(header).startsWith("layer, loss or model "),
            line -> assertThat(line).startsWith("right ").endsWith(" held"),
            line -> assertThat(line).matches("planted +- +5.0e-01 .* held +WRONG"));
    assertThat(err.toString(StandardCharsets.UTF_8).lines())
        .satisfiesExactly(
            line ->
                assertThat(line)
                    .matches(
                        "error: gradient check: x\\[\\d+,\\d] analytic \\S+ numeric \\S+"
                            + " \\(error 5.0e-01, allowed 1e-06\\) in planted"),
            line -> assertThat(line).startsWith("allowed: "));
  }

  /** Compares numbers; NaN stands for null. */
  private static void same(JsonNode number, double expected) {
    assertThat(number.isNull()).isEqualTo(Double.isNaN(expected));
    if (!number.isNull()) {
      assertThat(number.asDouble()).isEqualTo(expected);
    }
  }

  private static Agreement agreement(double forward, double backward) {
    return new Agreement(
        List.of(new Comparison("output", forward, 1e-10)),
        List.of(new Comparison("w", backward, 1e-10)));
  }

  private static CheckRow row(String name, double error, double forward) {
    return new CheckRow(
        name,
        List.of(new GradientCheck.Result("bilstm.forward.forget.u", 9, 3, 1, 0.5, 0.75, error)),
        agreement(1e-11, 1e-12),
        List.of(new Comparison("the order of sentences", 0, 1e-12)),
        Optional.of(agreement(forward, 2e-16)));
  }

  private static String printed(boolean json, CheckRow... rows) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Console console = new Console(new ByteArrayInputStream(new byte[0]), out, out, "");
    CheckReport report =
        json ? CheckReport.json(console) : CheckReport.table(console, Optional.of("PyTorch"));
    for (CheckRow row : rows) {
      report.row(row);
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void twinsHaveColumnsAndWrongRowsAreMarked() throws IOException {
    CheckRow good = row("lstm", 1.5e-8, 3e-16);
    CheckRow wrong = row("lstm, bidirectional", 0.33, 3e-16);
    CheckRow other = row("gru", 1e-8, 0.02);
    assertThat(printed(false, good, wrong, other).lines())
        .satisfiesExactly(
            line -> assertThat(line).endsWith("invariants  PyTorch forward, backward"),
            line -> assertThat(line).matches("lstm +1.5e-08 +- +1.0e-11  held +3.0e-16 +2.0e-16"),
            line -> assertThat(line).startsWith("lstm, bidirectional ").endsWith("  WRONG"),
            line -> assertThat(line).matches("gru .* 2.0e-02 +2.0e-16  WRONG"));
    assertThat(good.failure()).isEmpty();
    assertThat(wrong.failure().orElseThrow())
        .isEqualTo(
            "gradient check: bilstm.forward.forget.u[3,1] analytic 0.500000 numeric 0.750000"
                + " (error 3.3e-01, allowed 1e-06) in lstm, bidirectional");
    assertThat(other.failure().orElseThrow())
        .isEqualTo("twin: output: difference 2.0e-02, allowed 1e-10 in gru");
    JsonNode line = JSON.readTree(printed(true, other));
    assertThat(line.get("passed").asBoolean()).isFalse();
    assertThat(line.get("twinForward").asDouble()).isEqualTo(0.02);
    assertThat(line.get("twinBackward").asDouble()).isEqualTo(2e-16);
    assertThat(line.get("dx").isNull()).isTrue();
  }
}

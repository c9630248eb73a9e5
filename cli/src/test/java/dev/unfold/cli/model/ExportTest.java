package dev.unfold.cli.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unfold.cli.Run;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code unfold export} and {@code unfold import}. */
final class ExportTest {
  @TempDir private static Path folder;
  private static String model;

  @BeforeAll
  static void train() {
    model = path("m.safetensors");
    Run.unfold("train", "--preset", "fast", "--epochs", "1", "--model", model).good();
  }

  private static String path(String name) {
    return folder.resolve(name).toString();
  }

  @Test
  void exportsBothFormatsAndImportsOneBack() throws IOException {
    String onnx = path("a.onnx");
    String torch = path("a.safetensors");
    Run run = Run.unfold("export", model, "--onnx", onnx, "--torch", torch).good();
    assertThat(run.text()).isEmpty();
    assertThat(run.err()).isEqualTo("wrote " + onnx + "\nwrote " + torch + "\n");
    String bytes = Files.readString(Path.of(onnx), StandardCharsets.ISO_8859_1);
    assertThat(bytes).contains("scores", "log_probabilities", "linear_before_reset", "\"tags\":[");
    String weights = Files.readString(Path.of(torch), StandardCharsets.ISO_8859_1);
    assertThat(weights)
        .contains("\"gru.weight_ih_l0_reverse\":{\"dtype\":\"F32\",\"shape\":[192,128]");
    String back = path("back.safetensors");
    run = Run.unfold("import", torch, "--into", model, "--model", back).good();
    assertThat(run.err()).isEqualTo("wrote " + back + "\n");
    assertThat(Files.readAllBytes(Path.of(back))).isEqualTo(Files.readAllBytes(Path.of(model)));
  }

  @Test
  void enginesAreComparedTensorByTensor() throws IOException {
    Run run = Run.unfold("export", model, "--prove", "built-in").good();
    List<String> lines = run.lines().stream().map(l -> l.strip().replaceAll(" +", " ")).toList();
    assertThat(lines)
        .containsExactly(
            "150 sentences, 1,365 tokens; largest difference from ours, relative to the tensor's largest entry",
            "tensor shape twin",
            "words 1,365×128 0.0e+00",
            "gru.0 1,365×128 0.0e+00",
            "scores 1,365×17 0.0e+00",
            "log_probabilities 1,365×17 -",
            "tags the same all");
    String corpus = path("wrong.conllu");
    Files.writeString(
        Path.of(corpus), "1\twrong\t_\tX\t_\t_\t_\t_\t_\t_\n2\tdog\t_\tX\t_\t_\t_\t_\t_\t_\n\n");
    run = Run.unfold("export", model, "--prove", corpus);
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.lines().get(2)).matches("words +2×128 +[0-9.]+e\\+02 +WRONG");
    assertThat(run.lines().get(6)).matches("tags +the same +all");
  }

  @Test
  void errorsAreOneLine() throws IOException {
    String torch = path("t.safetensors");
    Run.unfold("export", model, "--torch", torch).good();
    String other = path("other.safetensors");
    Run.unfold("train", "--cell", "transformer", "--epochs", "1", "--model", other).good();
    assertRefused(
        1,
        other + ": the model is a network of cell transformer, whose weights are not exported",
        "export",
        other,
        "--torch",
        path("x"));
    assertThat(folder.resolve("x")).doesNotExist();
    Run.unfold("export", other, "--onnx", path("transformer.onnx")).good();
    assertRefused(
        2,
        "nothing to do; expected one of --onnx FILE, --torch FILE, --prove CORPUS",
        "export",
        model);
    assertRefused(2, "--onnx " + torch + ": already exists", "export", model, "--onnx", torch);
    assertRefused(
        2, "--onnx " + model + ": is read as input", "export", model, "--onnx", model, "--force");
    assertRefused(1, "no such file", "export", path("none"), "--onnx", path("x.onnx"));
    String lstm = path("lstm.safetensors");
    Run.unfold("train", "--cell", "lstm", "--bidirectional", "--epochs", "1", "--model", lstm)
        .good();
    assertRefused(
        1,
        torch + ": tensor word.weight is [",
        "import",
        torch,
        "--into",
        lstm,
        "--model",
        path("y"));
    assertRefused(
        1,
        model + ": tensor word.w has type \"F16\", expected F32 or F64 (tensor.float())",
        "import",
        model,
        "--into",
        model,
        "--model",
        path("y"));
    assertThat(folder.resolve("y")).doesNotExist();
    assertRefused(2, "missing: --model=FILE", "import", torch, "--into", model);
    assertRefused(
        2,
        "--model " + model + ": is read as input",
        "import",
        torch,
        "--into",
        model,
        "--model",
        model,
        "--force");
  }

  private static void assertRefused(int code, String expected, String... arguments) {
    Run run = Run.unfold(arguments);
    assertThat(run.err()).startsWith("error: ").contains(expected).containsOnlyOnce("\n");
    assertThat(run.code()).isEqualTo(code);
    assertThat(run.text()).isEmpty();
  }
}

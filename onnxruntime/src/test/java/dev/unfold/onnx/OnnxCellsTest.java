package dev.unfold.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.unfold.TestSeed;
import dev.unfold.matrix.DType;
import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.Parameter;
import dev.unfold.nn.Activation;
import dev.unfold.nn.Batch;
import dev.unfold.nn.Bidirectional;
import dev.unfold.nn.ChoGru;
import dev.unfold.nn.Gru;
import dev.unfold.nn.Layer;
import dev.unfold.nn.Lstm;
import dev.unfold.nn.Rnn;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each recurrent operator beside our layer, with weights and biases that are all different. */
final class OnnxCellsTest {
  private static final int INPUT = 3;
  private static final int HIDDEN = 4;
  private static final int TOKENS = 6;

  private static Layer cell(String kind, String name, Random random) {
    return switch (kind) {
      case "lstm" -> Lstm.glorot(name, INPUT, HIDDEN, DType.FLOAT32, random);
      case "gru" -> Gru.glorot(name, INPUT, HIDDEN, DType.FLOAT32, random);
      case "cho" -> ChoGru.glorot(name, INPUT, HIDDEN, DType.FLOAT32, random);
      default -> Rnn.glorot(name, INPUT, HIDDEN, Activation.valueOf(kind), DType.FLOAT32, random);
    };
  }

  static Stream<String> kinds() {
    return Stream.of("lstm", "gru", "cho", "SIGMOID", "TANH", "RELU");
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void oneDirectionAndBoth(String kind) throws OrtException {
    Random random = TestSeed.random();
    Layer alone = cell(kind, "a", random);
    Layer both = new Bidirectional(cell(kind, "b", random), cell(kind, "c", random));
    for (Layer layer : List.of(alone, both)) {
      for (Parameter parameter : layer.parameters()) {
        Matrix value = parameter.value();
        value.assign(Matrix.uniform(DType.FLOAT32, value.rows(), value.columns(), -1, 1, random));
      }
      Matrix x = Matrix.uniform(DType.FLOAT32, TOKENS, INPUT, -1, 1, random);
      Matrix expected = layer.forward(x, Batch.ofLengths(TOKENS)).output();
      Matrix difference = run(layer, x).addScaled(-1, expected);
      assertThat(difference.maxAbs()).isLessThan(1e-6 * Math.max(1, expected.maxAbs()));
    }
  }

  private static Matrix run(Layer layer, Matrix x) throws OrtException {
    OnnxGraph graph = new OnnxGraph("cell");
    String input = graph.weights("x", x, TOKENS, 1, INPUT);
    String lengths = OnnxWords.lengths(graph, graph.ids("length", "B"));
    graph.output(new OnnxCells(graph).states("y", layer, input, lengths), "T", "B", "H");
    byte[] model =
        ModelProto.newBuilder()
            .setIrVersion(8)
            .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(17))
            .setGraph(graph.build())
            .build()
            .toByteArray();
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try (OrtSession session = environment.createSession(model);
        OnnxTensor length = OnnxTensor.createTensor(environment, new long[] {TOKENS});
        OrtSession.Result result = session.run(Map.of("length", length))) {
      float[][][] y = (float[][][]) result.get(0).getValue();
      Matrix output = Matrix.zeros(DType.FLOAT32, TOKENS, y[0][0].length);
      for (int t = 0; t < TOKENS; t++) {
        for (int k = 0; k < output.columns(); k++) {
          output.set(t, k, y[t][0][k]);
        }
      }
      return output;
    }
  }
}

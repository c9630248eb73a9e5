package dev.unfold.onnxruntime;

import static org.assertj.core.api.Assertions.assertThat;

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
import dev.unfold.onnx.OnnxModel;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each recurrent operator compared with our layer, with weights and biases that are all different. */
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
  void operatorComputesTheSameStates(String kind) throws OrtException {
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
    byte[] model = OnnxModel.ofLayer(layer, INPUT).bytes();
    ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * x.size()).order(ByteOrder.nativeOrder());
    x.write(bytes);
    FloatBuffer numbers = bytes.flip().asFloatBuffer();
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try (OrtSession session = environment.createSession(model);
        OnnxTensor input =
            OnnxTensor.createTensor(environment, numbers, new long[] {TOKENS, 1, INPUT});
        OnnxTensor length = OnnxTensor.createTensor(environment, new long[] {TOKENS});
        OrtSession.Result result = session.run(Map.of("x", input, OnnxModel.LENGTH, length))) {
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

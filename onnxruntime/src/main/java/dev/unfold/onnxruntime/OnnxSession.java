package dev.unfold.onnxruntime;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import dev.unfold.matrix.DType;
import dev.unfold.matrix.Matrix;
import dev.unfold.onnx.OnnxInput;
import dev.unfold.onnx.OnnxModel;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.LinkedHashMap;
import java.util.Map;

/** An ONNX model loaded into onnxruntime, on one thread. */
public final class OnnxSession implements AutoCloseable {
  private final OrtEnvironment environment = load();
  private final OrtSession session;

  /**
   * Loads a model.
   *
   * @throws IllegalStateException if onnxruntime rejects it, or does not run on this machine
   */
  public OnnxSession(byte[] model) {
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(1);
      this.session = environment.createSession(model, options);
    } catch (OrtException e) {
      throw failure(e);
    }
  }

  /**
   * Loads onnxruntime's native library, if it is not loaded yet.
   *
   * @throws IllegalStateException if there is none for this platform on the class path
   */
  static OrtEnvironment load() {
    try {
      return OrtEnvironment.getEnvironment();
    } catch (LinkageError | RuntimeException e) {
      throw new IllegalStateException(
          "onnxruntime: its native library for "
              + System.getProperty("os.name")
              + " "
              + System.getProperty("os.arch")
              + " did not load ("
              + e.getMessage()
              + ")",
          e);
    }
  }

  /** The model's metadata, a JSON object. */
  public String metadata() {
    try {
      return session.getMetadata().getCustomMetadata().get(OnnxModel.METADATA);
    } catch (OrtException e) {
      throw failure(e);
    }
  }

  /**
   * Runs the model.
   *
   * @return its outputs by name, as matrices: B×T×W as B·T×W, a vector as one row
   */
  public Map<String, Matrix> run(OnnxInput input) {
    Map<String, OnnxTensor> tensors = new LinkedHashMap<>();
    try {
      for (Map.Entry<String, OnnxInput.Ids> entry : input.tensors().entrySet()) {
        OnnxInput.Ids ids = entry.getValue();
        LongBuffer numbers = LongBuffer.wrap(ids.ids());
        tensors.put(entry.getKey(), OnnxTensor.createTensor(environment, numbers, ids.shape()));
      }
      try (OrtSession.Result result = session.run(tensors)) {
        Map<String, Matrix> outputs = new LinkedHashMap<>();
        result.forEach(
            output -> outputs.put(output.getKey(), matrix((OnnxTensor) output.getValue())));
        return outputs;
      }
    } catch (OrtException e) {
      throw failure(e);
    } finally {
      tensors.values().forEach(OnnxTensor::close);
    }
  }

  private static Matrix matrix(OnnxTensor tensor) {
    TensorInfo info = tensor.getInfo();
    long[] shape = info.getShape();
    int columns = Math.toIntExact(shape[shape.length - 1]);
    FloatBuffer numbers = tensor.getFloatBuffer();
    Matrix matrix = Matrix.zeros(DType.FLOAT32, numbers.remaining() / columns, columns);
    for (int r = 0; r < matrix.rows(); r++) {
      for (int k = 0; k < columns; k++) {
        matrix.set(r, k, numbers.get());
      }
    }
    return matrix;
  }

  private static IllegalStateException failure(OrtException e) {
    return new IllegalStateException("onnxruntime: " + e.getMessage(), e);
  }

  @Override
  public void close() {
    try {
      session.close();
    } catch (OrtException e) {
      throw failure(e);
    }
  }
}

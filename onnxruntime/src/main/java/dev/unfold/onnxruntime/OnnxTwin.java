package dev.unfold.onnxruntime;

import dev.unfold.exchange.TaggerTwin;
import dev.unfold.exchange.Trace;
import dev.unfold.matrix.Matrix;
import dev.unfold.onnx.OnnxInput;
import dev.unfold.onnx.OnnxModel;
import dev.unfold.tagger.Tagger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A tagger in onnxruntime, running the model that {@code unfold export --onnx} writes. */
public final class OnnxTwin implements TaggerTwin {
  /** Called by {@link java.util.ServiceLoader}; loads nothing yet. */
  public OnnxTwin() {}

  /** {@code onnxruntime}. */
  @Override
  public String name() {
    return "onnxruntime";
  }

  @Override
  public void load() {
    OnnxSession.load();
  }

  @Override
  public Trace trace(Tagger tagger, List<? extends List<String>> sentences) {
    OnnxModel model = OnnxModel.withStates(tagger);
    OnnxInput input = OnnxInput.of(tagger, sentences);
    try (OnnxSession session = new OnnxSession(model.bytes())) {
      Map<String, Matrix> outputs = session.run(input);
      int[] tokens = tokens(sentences);
      Map<String, Matrix> tensors = new LinkedHashMap<>();
      Stream.concat(
              model.states().stream(), Stream.of(OnnxModel.SCORES, OnnxModel.LOG_PROBABILITIES))
          .filter(outputs::containsKey)
          .forEach(name -> tensors.put(name, outputs.get(name).gather(tokens)));
      return new Trace(tensors);
    }
  }

  /** The rows of B·T that are a token, not padding. */
  private static int[] tokens(List<? extends List<String>> sentences) {
    int longest = sentences.stream().mapToInt(List::size).max().orElse(0);
    return IntStream.range(0, sentences.size())
        .flatMap(b -> IntStream.range(0, sentences.get(b).size()).map(t -> b * longest + t))
        .toArray();
  }
}

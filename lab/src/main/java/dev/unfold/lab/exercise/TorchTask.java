package dev.unfold.lab.exercise;

import dev.unfold.matrix.Matrix;
import dev.unfold.model.LabRnn;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A network of PyTorch tensors: {@code logForward(x)} computes log p, autograd the gradient. Its finite differences are
 * computed in Java, by {@link LabRnn} with the same weights.
 *
 * @param result log p
 * @param weights the weights
 * @param sentences the probes
 */
record TorchTask(CheckedTensor result, List<CheckedTensor> weights, List<ProbeSentence> sentences)
    implements SentenceTask {
  @Override
  public List<CheckedTensor> tensors() {
    return Stream.concat(Stream.of(result), weights.stream()).toList();
  }

  @Override
  public ProbeAnswer run(StudentClass code, Probe probe) {
    TensorEngine torch =
        TensorEngine.find()
            .orElseThrow(() -> new IllegalStateException("PyTorch is not on the class path"));
    ProbeSentence sentence = ProbeSentence.of(probe, sentences);
    MatricesByPath leaves = MatricesByPath.drawn(weights, probe);
    Map<String, Object> tensors = new LinkedHashMap<>();
    weights.forEach(w -> tensors.put(w.path(), torch.weight(leaves.matrix(w.path()))));
    Object network = code.weights(tensors::get);
    Object logP = code.call(network, "logForward", torch.ids(sentence.x()));
    requireShape(logP == null ? "null" : torch.shape(logP), result.shape("" + probe.rows()));
    List<Object> by = List.copyOf(tensors.values());
    List<Matrix> gradients = torch.gradients(logP, sentence.y(), by);
    Map<String, Matrix> found = new LinkedHashMap<>();
    found.put(result.name(), torch.matrix(logP));
    for (int i = 0; i < weights.size(); i++) {
      found.put(weights.get(i).name(), gradients.get(i));
    }
    return new ProbeAnswer(Map.of(), found, Map.of(), List.of(), List.of(), 0);
  }

  private static void requireShape(String found, String expected) {
    if (!found.equals(expected)) {
      throw new StudentException(
          RunFailure.of(
              RunFailure.Kind.THREW, 0, "logForward returned " + found + ", expected " + expected));
    }
  }

  @Override
  public Map<String, Matrix> slopes(StudentClass code, Probe probe) {
    ProbeSentence sentence = ProbeSentence.of(probe, sentences);
    MatricesByPath leaves = MatricesByPath.drawn(weights, probe);
    LabRnn model =
        new LabRnn(
            leaves.matrix("we"), leaves.matrix("wx"), leaves.matrix("wh"), leaves.matrix("wy"));
    int[][] input = {sentence.x()};
    int[][] output = {sentence.y()};
    return leaves.slopes(() -> model.crossEntropyLoss(input, output));
  }
}

package dev.unfold.lab.exercise;

import dev.unfold.matrix.Matrix;
import dev.unfold.model.SequenceModel;
import java.util.List;
import java.util.Map;

/**
 * A network that tags a sentence: {@code forward(x)} leaves a pass with {@code logP}; the way back takes the pass, the
 * right tags and a network of zeros.
 *
 * @param back the name of the way back
 * @param tensors the weights
 * @param sentences what it is run on
 */
record NetworkTask(String back, List<CheckedTensor> tensors, List<ProbeSentence> sentences)
    implements SentenceTask {
  @Override
  public ProbeAnswer run(StudentClass code, Probe probe) {
    ProbeSentence sentence = ProbeSentence.of(probe, sentences);
    MatricesByPath weights = MatricesByPath.drawn(tensors, probe);
    MatricesByPath gradients = MatricesByPath.zeros(tensors, probe);
    Object network = code.weights(weights::get);
    Object pass = code.call(network, "forward", sentence.x());
    Matrix logP = code.part(pass, "logP").copy();
    MatricesByPath before = weights.copy();
    Map<String, Matrix> left = code.snapshot(pass);
    code.call(network, back, pass, sentence.y(), code.weights(gradients::get));
    return new ProbeAnswer(
        Map.of("log p", logP),
        gradients.named(),
        Map.of(),
        weights.changedSince(before),
        code.changedSince(left, pass));
  }

  @Override
  public Map<String, Matrix> slopes(StudentClass code, Probe probe) {
    ProbeSentence sentence = ProbeSentence.of(probe, sentences);
    MatricesByPath weights = MatricesByPath.drawn(tensors, probe);
    Object network = code.weights(weights::get);
    return weights.slopes(
        () -> {
          Object pass = code.call(network, "forward", sentence.x());
          return SequenceModel.crossEntropy(code.part(pass, "logP"), sentence.y());
        });
  }
}

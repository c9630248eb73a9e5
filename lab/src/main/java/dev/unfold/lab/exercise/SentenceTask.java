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
record SentenceTask(String back, List<Tensor> tensors, List<Sentence> sentences)
    implements OnSentences {
  @Override
  public Answer run(Code code, Probe probe) {
    Sentence sentence = Sentence.of(probe, sentences);
    Leaves weights = Leaves.drawn(tensors, probe);
    Leaves gradients = Leaves.zeros(tensors, probe);
    Object network = code.weights(weights::get);
    Object pass = code.call(network, "forward", sentence.x());
    Matrix logP = code.part(pass, "logP").copy();
    Leaves before = weights.copy();
    Map<String, Matrix> left = code.snapshot(pass);
    code.call(network, back, pass, sentence.y(), code.weights(gradients::get));
    return new Answer(
        Map.of("log p", logP),
        gradients.named(),
        Map.of(),
        weights.changedSince(before),
        code.changedSince(left, pass));
  }

  @Override
  public Map<String, Matrix> slopes(Code code, Probe probe) {
    Sentence sentence = Sentence.of(probe, sentences);
    Leaves weights = Leaves.drawn(tensors, probe);
    Object network = code.weights(weights::get);
    return weights.slopes(
        () -> {
          Object pass = code.call(network, "forward", sentence.x());
          return SequenceModel.crossEntropy(code.part(pass, "logP"), sentence.y());
        });
  }
}

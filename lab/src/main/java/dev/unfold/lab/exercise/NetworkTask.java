package dev.unfold.lab.exercise;

import dev.unfold.matrix.Matrix;
import dev.unfold.model.SequenceModel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A network that tags a sentence: {@code forward(x)} returns a pass with {@code logP}; the backward pass takes this
 * pass,
 * the gold tags and a network of zeros, to which it adds the gradients.
 *
 * @param backward the name of the method for the backward pass
 * @param tensors the weights whose gradients are checked
 * @param sentences the probes
 */
record NetworkTask(String backward, List<CheckedTensor> tensors, List<ProbeSentence> sentences)
    implements SentenceTask {
  @Override
  public String letter() {
    return tensors.stream().anyMatch(tensor -> tensor.path().equals("wh")) ? "T" : "N";
  }

  @Override
  public List<StepCopies.Alternative> alternatives(CheckedTensor tensor) {
    return StepCopies.of(tensor, sentences.stream().map(this::copies).toList());
  }

  private StepCopies copies(ProbeSentence sentence) {
    Map<String, Matrix> weights = new LinkedHashMap<>();
    tensors.forEach(one -> weights.put(one.path(), one.draw(sentence.probe().rows())));
    return new StepCopies(weights, sentence);
  }

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
    int unwritten = code.run(network, backward, pass, sentence.y(), code.weights(gradients::get));
    return new ProbeAnswer(
        Map.of("log p", logP),
        gradients.named(),
        Map.of(),
        weights.changedSince(before),
        code.changedSince(left, pass),
        unwritten);
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

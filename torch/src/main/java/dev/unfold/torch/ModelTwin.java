package dev.unfold.torch;

import static org.bytedeco.pytorch.global.torch.cat;
import static org.bytedeco.pytorch.global.torch.embedding;
import static org.bytedeco.pytorch.global.torch.linear;

import dev.unfold.model.Mlp;
import dev.unfold.model.Network;
import dev.unfold.model.SequenceModel;
import dev.unfold.nn.CrossEntropy;
import dev.unfold.nn.TagOutput;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;

/**
 * A model in PyTorch.
 *
 * @param scores N×K
 * @param output the output layer, which defines the loss
 */
record ModelTwin(Tensor scores, TagOutput output) {
  static ModelTwin of(SequenceModel model, int[] words, AutogradCall call) {
    Tensor ids = LossTwins.ids(words);
    if (model instanceof Network network) {
      Tensor e = embedding(call.weight(network.encoder().words().parameters().get(0)), ids);
      Tensor h = LayerTwins.forward(network.body(), e, call);
      Tensor scores = LayerTwins.forward(network.head().scores(), h, call);
      return new ModelTwin(scores, network.head().output());
    } else if (model instanceof Mlp mlp) {
      return new ModelTwin(mlp(mlp, ids, call), new CrossEntropy());
    }
    throw new NoTwin(model.getClass().getName());
  }

  private static Tensor mlp(Mlp mlp, Tensor ids, AutogradCall call) {
    Tensor e = embedding(weight(mlp, "W_e", call), ids);
    Tensor zero = e.new_zeros(1, e.size(1));
    Tensor previous = call.eachSentence(e, s -> stacked(zero, s.narrow(0, 0, s.size(0) - 1)));
    Tensor next = call.eachSentence(e, s -> stacked(s.narrow(0, 1, s.size(0) - 1), zero));
    Tensor window = cat(new TensorVector(previous, e, next), 1);
    Tensor weights =
        cat(
            new TensorVector(
                weight(mlp, "W_before", call),
                weight(mlp, "W_x", call),
                weight(mlp, "W_after", call)),
            1);
    return linear(linear(window, weights).sigmoid(), weight(mlp, "W_y", call));
  }

  private static Tensor stacked(Tensor first, Tensor second) {
    return cat(new TensorVector(first, second));
  }

  private static Tensor weight(SequenceModel model, String name, AutogradCall call) {
    return call.weight(model.parameter(name));
  }
}

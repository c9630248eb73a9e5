package dev.unfold.torch;

import static org.bytedeco.pytorch.global.torch.cat;
import static org.bytedeco.pytorch.global.torch.embedding;
import static org.bytedeco.pytorch.global.torch.embedding_bag;

import dev.unfold.check.JointModel;
import dev.unfold.model.Network;
import dev.unfold.nn.Batch;
import dev.unfold.nn.WordEncoder;
import dev.unfold.nn.Words;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorVector;

/**
 * A network with several heads in PyTorch, with its own {@code EmbeddingBag}.
 *
 * @param scores of every head, N×K
 * @param loss the weighted sum of their losses
 */
record JointTwin(List<Tensor> scores, Tensor loss) {
  private static final long SUM = 0;

  static JointTwin of(JointModel model, int[][] input, int[][] output, AutogradCall call) {
    Network network = model.network();
    int[] x = Arrays.stream(input).flatMapToInt(Arrays::stream).toArray();
    Tensor e = embedding(vectors(network.encoder(), model.words(), call), LossTwins.ids(x));
    Tensor h = LayerTwins.forward(network.body(), e, call);
    List<Tensor> scores =
        network.heads().stream().map(head -> LayerTwins.forward(head.scores(), h, call)).toList();
    int[][][] tags = model.all(output);
    Tensor sum = h.new_zeros(1).sum();
    for (int j = 0; j < scores.size(); j++) {
      Network.Head head = network.heads().get(j);
      int[] right = Arrays.stream(tags[j]).flatMapToInt(Arrays::stream).toArray();
      Tensor loss = LossTwins.loss(head.output(), scores.get(j), right, call);
      sum = sum.add(loss.mul(new Scalar(head.weight())));
    }
    return new JointTwin(scores, sum);
  }

  private static Tensor vectors(WordEncoder encoder, Words words, AutogradCall call) {
    TensorVector parts = new TensorVector();
    Tensor w = call.weight(encoder.words().parameters().get(0));
    parts.push_back(embedding(w, LossTwins.ids(words.ids())));
    encoder
        .affixes()
        .ifPresent(bag -> parts.push_back(bags(call.weight(bag.w()), words.features())));
    encoder
        .spelling()
        .ifPresent(
            characters -> {
              AutogradCall letters = call.on(Batch.of(words.letters()));
              parts.push_back(TorchTwin.wordVectors(characters, words.letters(), letters));
            });
    encoder
        .pretrained()
        .ifPresent(
            given -> {
              Tensor p = TensorMemory.tensor(given.parameters().get(0).value());
              parts.push_back(embedding(p, LossTwins.ids(words.vectors())));
            });
    return cat(parts, 1);
  }

  /** The sum of each word's feature vectors. */
  static Tensor bags(Tensor w, int[][] features) {
    int[] all = Arrays.stream(features).flatMapToInt(Arrays::stream).toArray();
    int[] starts = new int[features.length];
    for (int r = 1; r < starts.length; r++) {
      starts[r] = starts[r - 1] + features[r - 1].length;
    }
    return embedding_bag(
            w,
            LossTwins.ids(all),
            LossTwins.ids(starts),
            false,
            SUM,
            false,
            new TensorOptional(),
            false)
        .get0();
  }
}

package dev.unfold.torch;

import static org.bytedeco.pytorch.global.torch.cross_entropy_loss;
import static org.bytedeco.pytorch.global.torch.log_softmax;
import static org.bytedeco.pytorch.global.torch.tensor;

import dev.unfold.nn.Crf;
import dev.unfold.nn.CrossEntropy;
import dev.unfold.nn.TagOutput;
import java.util.Arrays;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;

/** The losses in PyTorch: its own cross entropy, and the sums of {@link CrfTwin}. */
final class LossTwins {
  private static final long MEAN = 1;
  private static final long IGNORED_TAG = -100;

  private LossTwins() {}

  /** L, from scores, N×K, and right tags. */
  static Tensor loss(TagOutput loss, Tensor scores, int[] tags, AutogradCall call) {
    if (loss instanceof CrossEntropy crossEntropy) {
      return cross_entropy_loss(
          scores, ids(tags), new TensorOptional(), MEAN, IGNORED_TAG, crossEntropy.smoothing());
    } else if (loss instanceof Crf crf) {
      return new CrfTwin(crf, call).loss(scores, tags, call);
    }
    throw new NoTwin(loss.getClass().getName());
  }

  /** The logarithms of the tags' probabilities, N×K; they add nothing to the gradients. */
  static Tensor logProbabilities(TagOutput loss, Tensor scores, AutogradCall call) {
    if (loss instanceof Crf crf) {
      CrfTwin twin = new CrfTwin(crf, call).detached();
      return call.eachSentence(scores.detach(), twin::logMarginals);
    }
    return log_softmax(scores.detach(), 1);
  }

  /** Word or tag ids. */
  static Tensor ids(int[] ids) {
    return tensor(Arrays.stream(ids).asLongStream().toArray());
  }
}

package dev.unfold.torch;

import static org.bytedeco.pytorch.global.torch.logsumexp;

import dev.unfold.nn.Crf;
import java.util.List;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/**
 * A conditional random field in PyTorch: the forward algorithm step by step, everything else by autograd. So the marginals
 * are the gradient of log Z with respect to the scores, not products of forward and backward sums as in {@link Crf}.
 *
 * @param transitions A, K×K, from the row's tag to the column's
 * @param start a, K
 * @param end e, K
 */
record CrfTwin(Tensor transitions, Tensor start, Tensor end) {
  CrfTwin(Crf crf, AutogradCall call) {
    this(weights(crf, call));
  }

  private CrfTwin(List<Tensor> weights) {
    this(weights.get(0), weights.get(1).flatten(), weights.get(2).flatten());
  }

  private static List<Tensor> weights(Crf crf, AutogradCall call) {
    return crf.parameters().stream().map(call::weight).toList();
  }

  /** The same weights as constants. */
  CrfTwin detached() {
    return new CrfTwin(transitions.detach(), start.detach(), end.detach());
  }

  /** L, from scores, N×K, and right tags. */
  Tensor loss(Tensor scores, int[] tags, AutogradCall call) {
    Tensor sum = scores.new_zeros();
    int first = 0;
    for (Tensor s : call.sentences(scores)) {
      sum = sum.add(logZ(s)).sub(score(s, tags, first));
      first += Math.toIntExact(s.size(0));
    }
    return sum.div(new Scalar(tags.length));
  }

  /** log Z of a sentence's scores, T×K. */
  private Tensor logZ(Tensor s) {
    Tensor alpha = start.add(s.select(0, 0));
    for (long t = 1; t < s.size(0); t++) {
      Tensor paths = alpha.unsqueeze(1).add(transitions); // from row to column
      alpha = logsumexp(paths, 0).add(s.select(0, t));
    }
    return logsumexp(alpha.add(end), 0);
  }

  /** The score of a sentence's tags, which begin at index {@code first}. */
  private Tensor score(Tensor s, int[] tags, int first) {
    int length = Math.toIntExact(s.size(0));
    Tensor sum = start.select(0, tags[first]).add(end.select(0, tags[first + length - 1]));
    for (int t = 0; t < length; t++) {
      int tag = tags[first + t];
      sum = sum.add(s.select(0, t).select(0, tag));
      if (t > 0) {
        sum = sum.add(transitions.select(0, tags[first + t - 1]).select(0, tag));
      }
    }
    return sum;
  }

  /** log p(y_t = k), T×K, for constant weights and scores. */
  Tensor logMarginals(Tensor s) {
    Tensor scores = s.clone().requires_grad_();
    logZ(scores).backward();
    return scores.grad().log();
  }
}

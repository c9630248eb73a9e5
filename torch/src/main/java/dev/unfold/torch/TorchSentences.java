package dev.unfold.torch;

import static org.bytedeco.pytorch.global.torch.tensor;

import dev.unfold.nn.Batch;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Tensor;

/**
 * A batch of sentences as PyTorch's users hold it: created once, before measuring.
 *
 * <p>Sentences of one length are T×B. Others are packed, N, longest first and time-major, as by {@code
 * pack_padded_sequence} and {@link Batch}.
 */
public final class TorchSentences {
  private final Tensor words;
  private final Tensor tags;
  private final Optional<Tensor> widths;

  /** The words' ids, and each word's tag. */
  public TorchSentences(int[][] input, int[][] output) {
    Batch batch = Batch.of(input);
    Tensor packed = ids(batch.pack(input));
    boolean even =
        Arrays.stream(input).mapToInt(sentence -> sentence.length).distinct().count() < 2;
    this.words = even ? packed.view(batch.steps(), batch.sentences()) : packed;
    this.tags = ids(batch.pack(output));
    this.widths = even ? Optional.empty() : Optional.of(widths(batch));
  }

  private static Tensor ids(int[] ids) {
    return tensor(Arrays.stream(ids).asLongStream().toArray());
  }

  private static Tensor widths(Batch batch) {
    return ids(IntStream.range(0, batch.steps()).map(batch::width).toArray());
  }

  /** Word ids, T×B or N. */
  Tensor words() {
    return words;
  }

  /** Tag ids, N, time-major. */
  Tensor tags() {
    return tags;
  }

  /** The number of sentences at each step; empty if all sentences have one length. */
  Optional<Tensor> widths() {
    return widths;
  }
}

package dev.unfold.torch;

import static org.bytedeco.pytorch.global.torch.cross_entropy;

import dev.unfold.matrix.Parameter;
import dev.unfold.model.Network;
import dev.unfold.nn.Batch;
import dev.unfold.nn.Bidirectional;
import dev.unfold.nn.Layer;
import dev.unfold.nn.Linear;
import dev.unfold.nn.Recurrent;
import dev.unfold.optim.Sgd;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.EmbeddingImpl;
import org.bytedeco.pytorch.EmbeddingOptions;
import org.bytedeco.pytorch.InferenceMode;
import org.bytedeco.pytorch.LinearImpl;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.Module;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.PackedSequence;
import org.bytedeco.pytorch.SGD;
import org.bytedeco.pytorch.SGDOptions;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;

/**
 * A bidirectional {@link Network} as PyTorch's users write it, for comparisons of speed: its own modules {@code
 * Embedding}, {@code LSTM}, {@code GRU} or {@code RNN}, and {@code Linear}, its own cross entropy, its own {@code SGD}.
 *
 * <pre>{@code
 *   optimizer.zero_grad()
 *   loss = cross_entropy(linear(lstm(embedding(words))), tags)
 *   loss.backward()
 *   optimizer.step()
 * }</pre>
 *
 * <p>Weights start as copies of the network's and then stay in PyTorch's memory. Its modules have two biases where ours
 * have one, their sum. Both learn, so after a step their sum has moved twice as far as our bias; all other weights move as
 * ours do. Checked by {@code TorchNetworkTest}. Unlike {@link TorchRnn} this is not a {@code SequenceModel}: nothing is copied
 * between PyTorch and Java, so that only PyTorch is measured.
 */
public final class TorchNetwork {
  private final EmbeddingImpl embedding;
  private final TorchCell cell;
  private final LinearImpl output;
  private final SGD optimizer;

  /**
   * The same network with a copy of its weights, of their type.
   *
   * @param sparse whether the embedding's gradient has the rows of the batch alone; PyTorch's default is all rows
   * @throws IllegalArgumentException if the body is not a bidirectional layer, or the head not linear
   * @throws IllegalStateException if PyTorch's native library for this platform is not on the class path
   */
  @SuppressWarnings("try") // a scope acts until it is closed
  public TorchNetwork(Network network, Sgd sgd, boolean sparse) {
    NativeLibrary.load();
    if (!(network.body() instanceof Bidirectional recurrent
        && network.head().scores() instanceof Linear linear)) {
      throw new IllegalArgumentException(
          "TorchNetwork: expected a bidirectional layer as body and a linear head");
    }
    Parameter words = network.encoder().words().parameters().get(0);
    EmbeddingOptions options = new EmbeddingOptions(words.value().rows(), words.value().columns());
    options.sparse().put(sparse);
    this.embedding = new EmbeddingImpl(options);
    this.cell =
        TorchCell.like(
            (Recurrent) recurrent.toRight(),
            new TorchCell.Size(words.value().columns(), linear.inputWidth() / 2, 1, true));
    this.output = new LinearImpl(linear.inputWidth(), linear.outputWidth());
    for (Module module : modules()) {
      module.to(TensorMemory.type(words.value().dtype()), false);
    }
    this.optimizer = new SGD(parameters(), new SGDOptions(sgd.learningRate()));
    try (PointerScope scope = new PointerScope();
        NoGradGuard noGrad = new NoGradGuard()) {
      copy(recurrent);
      copy(List.of(words), embedding);
      copy(linear.parameters(), output);
    }
  }

  private List<Module> modules() {
    return List.of(embedding, cell.module(), output);
  }

  /** All current weights: the embedding's, those of both directions, the linear layer's. */
  TensorVector parameters() {
    TensorVector parameters = new TensorVector();
    for (Module module : modules()) {
      for (Tensor parameter : module.parameters().get()) {
        parameters.push_back(parameter);
      }
    }
    return parameters;
  }

  /** Copies parameters, in the order of the module's own. */
  private static void copy(List<Parameter> parameters, Module module) {
    TensorVector into = module.parameters();
    for (int i = 0; i < parameters.size(); i++) {
      Tensor value = TensorMemory.tensor(parameters.get(i).value());
      into.get(i).copy_(value.view_as(into.get(i)));
    }
  }

  private void copy(Bidirectional recurrent) {
    TensorVector into = cell.module().parameters();
    AutogradCall call = new AutogradCall(recurrent.parameters(), Batch.ofLengths());
    int next = 0;
    for (Layer layer : List.of(recurrent.toRight(), recurrent.toLeft())) {
      Recurrent direction = (Recurrent) layer;
      for (Tensor value : TorchLayout.recurrent(direction, call.named(direction)).get()) {
        into.get(next++).copy_(value);
      }
    }
  }

  private Tensor scores(TorchSentences sentences) {
    Tensor e = embedding.forward(sentences.words());
    Tensor h =
        sentences
            .widths()
            .map(widths -> cell.forward(new PackedSequence(e, widths)))
            .orElseGet(() -> cell.forward(e));
    return output.forward(h);
  }

  private Tensor crossEntropy(TorchSentences sentences) {
    Tensor scores = scores(sentences);
    return cross_entropy(scores.view(-1, scores.size(-1)), sentences.tags());
  }

  /** A training step: forward, backward, and the optimiser's step. Returns the loss before it. */
  @SuppressWarnings("try") // a scope acts until it is closed
  public double train(TorchSentences sentences) {
    try (PointerScope scope = new PointerScope()) {
      optimizer.zero_grad();
      Tensor loss = crossEntropy(sentences);
      loss.backward();
      optimizer.step();
      return loss.item_double();
    }
  }

  /** The loss, without a step. */
  @SuppressWarnings("try") // a guard acts until it is closed
  public double loss(TorchSentences sentences) {
    try (PointerScope scope = new PointerScope();
        InferenceMode inference = new InferenceMode(true)) {
      return crossEntropy(sentences).item_double();
    }
  }

  /** Finds the most probable tag of each word, without preparing a backward pass. */
  @SuppressWarnings("try")
  public void predict(TorchSentences sentences) {
    try (PointerScope scope = new PointerScope();
        InferenceMode inference = new InferenceMode(true)) {
      scores(sentences).argmax(new LongOptional(-1), false);
    }
  }
}

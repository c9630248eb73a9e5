package dev.unfold.torch;

import static org.bytedeco.pytorch.global.torch.cat;
import static org.bytedeco.pytorch.global.torch.embedding;
import static org.bytedeco.pytorch.global.torch.linear;

import dev.unfold.exchange.NetworkParts;
import dev.unfold.exchange.TorchTensor;
import dev.unfold.exchange.TorchWeights;
import dev.unfold.exchange.Trace;
import dev.unfold.matrix.DType;
import dev.unfold.matrix.Matrix;
import dev.unfold.nn.Batch;
import dev.unfold.nn.CharacterEncoder;
import dev.unfold.nn.Layer;
import dev.unfold.nn.Recurrent;
import dev.unfold.nn.Words;
import dev.unfold.tagger.Tagger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.StringTensorDict;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorVector;

/**
 * A tagger made of PyTorch's own modules; weights are copied by name from {@link TorchWeights}.
 *
 * <p>A module of several layers returns the states of its top layer only; those of layer l are the result of a module of
 * l + 1 layers. PyTorch has no RNN with a sigmoid, so that one is unrolled step by step.
 */
final class TorchTagger {
  private final NetworkParts parts;
  private final DType dtype;
  private final Map<String, TorchTensor> weights;

  /**
   * A tagger in PyTorch.
   *
   * @param dtype the type that it computes in; weights of the other type are converted
   */
  TorchTagger(Tagger tagger, DType dtype) {
    this.parts = NetworkParts.of(tagger);
    this.dtype = dtype;
    this.weights = TorchWeights.of(tagger);
  }

  /** Every tensor that it computes for the given sentences. */
  @SuppressWarnings("try") // a guard acts until it is closed
  Trace trace(Words words, int[] lengths) {
    Batch batch = Batch.ofLengths(lengths);
    AutogradCall call = new AutogradCall(parts.parameters(), dtype, batch);
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    try (NoGradGuard noGrad = new NoGradGuard()) {
      Tensor x = vectors(words, call);
      tensors.put(Trace.WORDS, x);
      for (int index = 0; index < parts.layers().size(); index++) {
        Tensor states =
            states(parts.body().toString(), parts.layers().subList(0, index + 1), x, call);
        tensors.put(parts.name(index), states);
      }
      Tensor top = tensors.get(parts.name(parts.layers().size() - 1));
      tensors.put(Trace.SCORES, scores(top));
    }
    tensors.put(
        Trace.LOG_PROBABILITIES,
        LossTwins.logProbabilities(parts.end(), tensors.get(Trace.SCORES), call));
    Map<String, Matrix> trace = new LinkedHashMap<>();
    tensors.forEach((name, tensor) -> trace.put(name, TensorMemory.matrix(dtype, tensor)));
    return new Trace(trace);
  }

  private Tensor weight(String name) {
    TorchTensor tensor = weights.get(name);
    Tensor copy = TensorMemory.tensor(tensor.values().as(dtype));
    return tensor.vector() ? copy.flatten() : copy;
  }

  private Tensor vectors(Words words, AutogradCall call) {
    TensorVector vectors = new TensorVector();
    vectors.push_back(embedding(weight("word.weight"), LossTwins.ids(words.ids())));
    if (parts.encoder().affixes().isPresent()) {
      vectors.push_back(JointTwin.bags(weight("affix.weight"), words.features()));
    }
    parts
        .encoder()
        .spelling()
        .ifPresent(encoder -> vectors.push_back(characters(encoder, words.letters(), call)));
    if (parts.encoder().pretrained().isPresent()) {
      vectors.push_back(embedding(weight("given.weight"), LossTwins.ids(words.vectors())));
    }
    return cat(vectors, 1);
  }

  private Tensor characters(CharacterEncoder encoder, int[][] letters, AutogradCall call) {
    TensorVector rows = new TensorVector();
    Tensor w = weight("letter.weight");
    for (int[] word : letters) {
      if (word.length == 0) {
        rows.push_back(w.new_zeros(1, encoder.width()));
      } else {
        Tensor e = embedding(w, LossTwins.ids(word));
        Tensor h =
            states("spelling", List.of(encoder.layer()), e, call.on(Batch.of(new int[][] {word})));
        rows.push_back(TorchTwin.wordState(encoder.state(), h));
      }
    }
    return cat(rows);
  }

  /** The states of the last of these layers, which form one module; each sentence is computed alone. */
  private Tensor states(String name, List<Layer> layers, Tensor x, AutogradCall call) {
    List<Recurrent> directions = NetworkParts.directions(layers.get(0));
    if (!TorchCell.knows(directions.get(0))) {
      Tensor h = x;
      for (Layer layer : layers) {
        h = LayerTwins.forward(layer, h, call);
      }
      return h.detach();
    }
    TorchCell cell = module(name, directions, layers.size());
    return call.eachSentence(x, s -> cell.forward(s.unsqueeze(1)).squeeze(1));
  }

  private TorchCell module(String name, List<Recurrent> directions, int layers) {
    int[] u = weights.get(name + ".weight_hh_l0").shape();
    int[] w = weights.get(name + ".weight_ih_l0").shape();
    TorchCell cell =
        TorchCell.like(
            directions.get(0), new TorchCell.Size(w[1], u[1], layers, directions.size() > 1));
    cell.module().to(TensorMemory.type(dtype), false);
    StringTensorDict parameters = cell.module().named_parameters();
    IntStream.range(0, Math.toIntExact(parameters.size()))
        .mapToObj(i -> parameters.keys().get(i).getString())
        .forEach(key -> parameters.get(key).copy_(weight(name + "." + key)));
    return cell;
  }

  private Tensor scores(Tensor states) {
    Tensor weight = weight(parts.head() + ".weight");
    return parts.biases()
        ? linear(states, weight, new TensorOptional(weight(parts.head() + ".bias")))
        : linear(states, weight);
  }
}

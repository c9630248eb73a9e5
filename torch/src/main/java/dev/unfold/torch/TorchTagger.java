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
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.StringTensorDict;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/**
 * A tagger made of PyTorch's own modules, with the weights that {@link TorchWeights} gives, by their names.
 *
 * <p>A module of several layers tells only the highest one's states; those of layer l are what a module of l + 1 layers
 * tells. PyTorch has no RNN with a sigmoid: that one is unrolled, step by step.
 */
final class TorchTagger {
  private final NetworkParts parts;
  private final DType dtype;
  private final Map<String, TorchTensor> weights;

  TorchTagger(Tagger tagger) {
    this.parts = NetworkParts.of(tagger);
    this.dtype = parts.dtype();
    this.weights = TorchWeights.of(tagger);
  }

  /** All that it computes for some sentences. */
  @SuppressWarnings("try") // a guard acts by being there
  Trace trace(Words words, int[] lengths) {
    Batch batch = Batch.of(Arrays.stream(lengths).mapToObj(int[]::new).toArray(int[][]::new));
    AutogradCall call = new AutogradCall(parts.parameters(), batch);
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
    Tensor copy = TensorMemory.tensor(tensor.values());
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
        .ifPresent(reader -> vectors.push_back(spelt(reader, words.letters(), call)));
    if (parts.encoder().given().isPresent()) {
      vectors.push_back(embedding(weight("given.weight"), LossTwins.ids(words.vectors())));
    }
    return cat(vectors, 1);
  }

  private Tensor spelt(CharacterEncoder reader, int[][] letters, AutogradCall call) {
    TensorVector rows = new TensorVector();
    Tensor w = weight("letter.weight");
    for (int[] word : letters) {
      if (word.length == 0) {
        rows.push_back(w.new_zeros(1, reader.width()));
      } else {
        Tensor e = embedding(w, LossTwins.ids(word));
        Tensor h =
            states("spelling", List.of(reader.layer()), e, call.on(Batch.of(new int[][] {word})));
        rows.push_back(TorchTwin.whole(reader.state(), h));
      }
    }
    return cat(rows);
  }

  /** The states of the last of some layers, all of one module; each sentence for itself. */
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
    cell.module()
        .to(dtype == DType.FLOAT64 ? torch.ScalarType.Double : torch.ScalarType.Float, false);
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

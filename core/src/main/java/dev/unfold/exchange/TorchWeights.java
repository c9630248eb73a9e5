package dev.unfold.exchange;

import dev.unfold.corpus.CorpusFormat;
import dev.unfold.file.JsonList;
import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.Parameter;
import dev.unfold.model.Cell;
import dev.unfold.model.SequenceModel;
import dev.unfold.nn.Layer;
import dev.unfold.nn.Recurrent;
import dev.unfold.tagger.ModelException;
import dev.unfold.tagger.NetworkTagger;
import dev.unfold.tagger.Provenance;
import dev.unfold.tagger.Tagger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A tagger's weights under PyTorch's names and in its shapes and order of gates, to a safetensors file and back.
 *
 * <pre>{@code
 *   word.weight                                        V×E       nn.Embedding
 *   affix.weight                                       F×A       nn.EmbeddingBag(mode="sum")
 *   letter.weight                                      L×S       nn.Embedding
 *   spelling.weight_ih_l0, …_l0_reverse                          nn.GRU, nn.LSTM or nn.RNN, bidirectional
 *   gru.weight_ih_l0                                   G·H×D     the same, called lstm, gru or rnn; _l1 is the layer above,
 *   gru.weight_hh_l0                                   G·H×H     _l0_reverse the direction from right to left
 *   gru.bias_ih_l0, gru.bias_hh_l0                     G·H
 *   upos.weight, upos.bias                             K×2H, K   nn.Linear, named after the tagset; in the lab's rnn output
 *   crf.transitions                                    K×K       as the library pytorch-crf has them
 *   crf.start_transitions, crf.end_transitions         K
 * }</pre>
 *
 * <p>Gates are in PyTorch's order ({@link GateOrder#TORCH}). Parts that the tagger doesn't have are left out; the lab's own
 * rnn has no biases. Writing and reading leave the weights the same bit for bit.
 */
public final class TorchWeights {
  private TorchWeights() {}

  /**
   * A tagger's weights by PyTorch's names; stacked ones are copies.
   *
   * @throws ModelException if PyTorch has no module for its cell, or it is a transformer or an mlp
   */
  public static Map<String, TorchTensor> of(Tagger tagger) {
    return of(requireModule(NetworkParts.of(tagger)));
  }

  private static NetworkParts requireModule(NetworkParts parts) {
    boolean known = parts.body().cell().map(Cell::hasTorchModule).orElse(false);
    if (!known) {
      throw new ModelException(
          "the model is a network of cell "
              + parts.body()
              + ", whose weights are not exported to PyTorch; expected "
              + String.join(
                  " or ",
                  Arrays.stream(Cell.values())
                      .filter(Cell::hasTorchModule)
                      .map(Cell::toString)
                      .toList())
              + ". As ONNX it can be exported");
    }
    return parts;
  }

  /**
   * The file of a tagger's weights.
   *
   * @throws ModelException if PyTorch has no module for its cell, or it is a transformer or an mlp
   */
  public static byte[] bytes(Tagger tagger) {
    return TensorFile.bytes(metadata(tagger), of(tagger));
  }

  /** What is beside the weights: tags by id, the characters that separate words, and the scheme of labels if there is one. */
  private static Map<String, String> metadata(Tagger tagger) {
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put("format", "pt");
    metadata.put("tagset", tagger.tagset().toString());
    metadata.put("tags", JsonList.write(tagger.tags().entries()));
    metadata.put("blanks", CorpusFormat.BLANKS);
    AllowedLabels.of(tagger)
        .ifPresent(
            labels -> {
              metadata.put("labels", labels.scheme());
              metadata.put("labels_first", labels.first());
              metadata.put("labels_last", labels.last());
              metadata.put("labels_next", JsonList.write(labels.next()));
            });
    return metadata;
  }

  /**
   * A tagger with weights from a file, of the same number type as the other tagger's.
   *
   * @param into gives the configuration, the words and the expected tensors; it does not change. If it is an ensemble, the
   *     file holds the weights of its merged network. Its other columns are left out, since their scores would read other
   *     states than they were trained on, unless the file holds the tagger's own weights
   * @throws ModelException if the file is no safetensors file, lacks a tensor, has an additional one, or one of another shape or
   *     number type, or holds NaN
   */
  public static Tagger read(Path file, Tagger into) {
    Map<String, TorchTensor> found = TensorFile.read(file);
    NetworkTagger own = NetworkTagger.of(into);
    NetworkTagger merged = own.only(own.tagset()).merged();
    SequenceModel model = NetworkParts.model(merged);
    NetworkParts parts = requireModule(NetworkParts.of(merged, model));
    require(file, found, of(parts));
    fill(parts, found);
    List<Parameter> weights = new ArrayList<>(model.parameters());
    parts.encoder().pretrained().ifPresent(vectors -> weights.addAll(vectors.parameters()));
    NetworkTagger tagger = merged.withWeights(weights);
    boolean same = Arrays.equals(bytes(tagger), bytes(into));
    return same ? own : imported(tagger);
  }

  /** The accuracies of other weights no longer hold. */
  private static Tagger imported(NetworkTagger tagger) {
    Map<String, String> entries = new LinkedHashMap<>(tagger.provenance().entries());
    entries.keySet().removeIf(name -> name.endsWith("_accuracy"));
    return tagger.with(new Provenance(entries).with("weights", "imported")).unrounded();
  }

  private static Map<String, TorchTensor> of(NetworkParts parts) {
    Map<String, TorchTensor> tensors = unstacked(parts);
    directions(parts)
        .forEach(
            (place, layer) -> {
              StackedWeights stacked = StackedWeights.of(layer, GateOrder.TORCH);
              tensors.put(place.of("weight_ih"), TorchTensor.matrix(stacked.w()));
              tensors.put(place.of("weight_hh"), TorchTensor.matrix(stacked.u()));
              if (parts.biases()) {
                tensors.put(place.of("bias_ih"), TorchTensor.vector(stacked.inputBias()));
                tensors.put(place.of("bias_hh"), TorchTensor.vector(stacked.recurrentBias()));
              }
            });
    return tensors;
  }

  /** Copies the tensors, named as {@link #of} names them, into the parts. */
  private static void fill(NetworkParts parts, Map<String, TorchTensor> from) {
    unstacked(parts).forEach((name, own) -> own.values().assign(from.get(name).values()));
    directions(parts)
        .forEach((place, layer) -> stacked(place, parts, from).copyTo(layer, GateOrder.TORCH));
  }

  private static StackedWeights stacked(
      Place place, NetworkParts parts, Map<String, TorchTensor> from) {
    Matrix w = from.get(place.of("weight_ih")).values();
    Matrix u = from.get(place.of("weight_hh")).values();
    if (!parts.biases()) {
      Matrix none = Matrix.zeros(u.dtype(), u.rows() / u.columns(), u.columns());
      return new StackedWeights(w, u, none, none);
    }
    return new StackedWeights(
        w,
        u,
        from.get(place.of("bias_ih")).inRowsOf(u.columns()),
        from.get(place.of("bias_hh")).inRowsOf(u.columns()));
  }

  /** The tensors that are stored unstacked: these are the tagger's own. */
  private static Map<String, TorchTensor> unstacked(NetworkParts parts) {
    Map<String, TorchTensor> own = new LinkedHashMap<>();
    own.put("word.weight", TorchTensor.matrix(value(parts.encoder().words().parameters(), 0)));
    parts
        .encoder()
        .affixes()
        .ifPresent(bag -> own.put("affix.weight", TorchTensor.matrix(bag.w().value())));
    parts
        .encoder()
        .spelling()
        .map(reader -> value(reader.characters().parameters(), 0))
        .ifPresent(letters -> own.put("letter.weight", TorchTensor.matrix(letters)));
    parts
        .encoder()
        .pretrained()
        .ifPresent(
            given -> own.put("given.weight", TorchTensor.matrix(value(given.parameters(), 0))));
    List<Parameter> scores = parts.scores().parameters();
    own.put(parts.head() + ".weight", TorchTensor.matrix(value(scores, 0)));
    if (parts.biases()) {
      own.put(parts.head() + ".bias", TorchTensor.vector(value(scores, 1)));
    }
    List<Parameter> crf = parts.end().parameters();
    if (!crf.isEmpty()) {
      own.put("crf.transitions", TorchTensor.matrix(value(crf, 0)));
      own.put("crf.start_transitions", TorchTensor.vector(value(crf, 1)));
      own.put("crf.end_transitions", TorchTensor.vector(value(crf, 2)));
    }
    return own;
  }

  private static Matrix value(List<Parameter> parameters, int index) {
    return parameters.get(index).value();
  }

  /** Every direction of every recurrent layer, with PyTorch's names for its weights. */
  private static Map<Place, Recurrent> directions(NetworkParts parts) {
    Map<Place, Recurrent> directions = new LinkedHashMap<>();
    parts.encoder().spelling().ifPresent(reader -> add(directions, "spelling", 0, reader.layer()));
    for (int index = 0; index < parts.layers().size(); index++) {
      add(directions, parts.body().toString(), index, parts.layers().get(index));
    }
    return directions;
  }

  private static void add(Map<Place, Recurrent> into, String module, int index, Layer layer) {
    List<Recurrent> both = NetworkParts.directions(layer);
    into.put(new Place(module, "_l" + index), both.get(0));
    if (both.size() > 1) {
      into.put(new Place(module, "_l" + index + "_reverse"), both.get(1));
    }
  }

  /**
   * PyTorch's name of one direction of a layer.
   *
   * @param module such as {@code gru}
   * @param ending such as {@code _l0_reverse}
   */
  private record Place(String module, String ending) {
    String of(String kind) {
      return module + "." + kind + ending;
    }
  }

  private static void require(
      Path file, Map<String, TorchTensor> found, Map<String, TorchTensor> expected) {
    expected.forEach(
        (name, own) -> {
          TorchTensor tensor = found.get(name);
          if (tensor == null) {
            throw new ModelException(
                file + ": tensor " + name + " is missing, found " + found.keySet());
          }
          if (!tensor.toString().equals(own.toString())) {
            throw new ModelException(
                file + ": tensor " + name + " is " + tensor + ", the model has " + own);
          }
          if (!tensor.values().isFinite()) {
            throw new ModelException(file + ": tensor " + name + " holds NaN or infinity");
          }
        });
    for (String name : found.keySet()) {
      if (!expected.containsKey(name)) {
        throw new ModelException(
            file
                + ": holds tensor "
                + name
                + ", which the model doesn't have; expected "
                + expected.keySet());
      }
    }
  }
}

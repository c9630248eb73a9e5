package dev.unfold.tagger;

import dev.unfold.corpus.Vocabulary;
import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.Parameter;
import dev.unfold.model.LabRnn;
import dev.unfold.model.Mlp;
import dev.unfold.model.NetworkSize;
import dev.unfold.model.SequenceModel;
import dev.unfold.model.Weights;
import dev.unfold.nn.TagLattice;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * One of the lab's models, which reads a word as one id.
 *
 * @param words the words it knows
 * @param model the network
 */
record LabModel(Vocabulary words, SequenceModel model) implements TaggerModel {
  /** A model of loaded weights, which are copied. */
  static LabModel of(TaggerConfig config, Vocabulary words, int tags, Map<String, Matrix> tensors) {
    NetworkSize size =
        new NetworkSize(words.size(), config.network().word(), config.network().hidden(), tags);
    SequenceModel model =
        config.network().body().isRecurrent()
            ? LabRnn.glorot(size, config.dtype(), new Random(0))
            : Mlp.glorot(size, config.dtype(), new Random(0));
    Weights.Loaded loaded = new Weights.Loaded(config.dtype(), tensors);
    for (Parameter parameter : model.parameters()) {
      Matrix value = parameter.value();
      value.assign(loaded.parameter(parameter.name(), value.rows(), value.columns()).value());
    }
    return new LabModel(words, model);
  }

  /** A copy of the network if it is one of the lab's two; another is the caller's own. */
  SequenceModel copied() {
    List<Matrix> w = parameters().stream().map(p -> p.value().copy()).toList();
    if (model instanceof LabRnn) {
      return new LabRnn(w.get(0), w.get(1), w.get(2), w.get(3));
    }
    return model instanceof Mlp ? new Mlp(w.get(0), w.get(1), w.get(2), w.get(3), w.get(4)) : model;
  }

  @Override
  public List<Parameter> parameters() {
    return model.parameters();
  }

  /** The lab's vocabulary has no unknown word: a word that it doesn't hold is read as its first one. */
  @Override
  public List<TagLattice> lattices(List<? extends List<String>> sentences) {
    return List.of(
        model.lattice(
            sentences.stream()
                .map(s -> s.stream().mapToInt(word -> Math.max(0, words.id(word))).toArray())
                .toArray(int[][]::new)));
  }

  @Override
  public int[][][] best(List<? extends List<String>> sentences, List<LabelRules> rules) {
    return new int[][][] {rules.get(0).on(lattices(sentences).get(0)).best()};
  }

  /** It has one column. */
  @Override
  public LabModel pick(int... columns) {
    return this;
  }

  /** It caches nothing. */
  @Override
  public LabModel withCache(long bytes) {
    return this;
  }
}

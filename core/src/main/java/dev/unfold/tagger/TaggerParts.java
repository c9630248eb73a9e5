package dev.unfold.tagger;

import dev.unfold.corpus.LabelScheme;
import dev.unfold.corpus.Tagset;
import dev.unfold.corpus.Vocabulary;
import dev.unfold.matrix.DType;
import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.Parameter;
import dev.unfold.model.Network;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * The parts of a {@link NetworkTagger}, and the parts of taggers that are derived from it. The weights stay in this package:
 * whoever asks the tagger for them gets copies.
 *
 * @param config how it was trained
 * @param lexicon the words, features and letters that have an id
 * @param columns the kinds of tags that it gives
 * @param model the network or networks
 * @param provenance what it was trained on
 * @param store the precision in which files store its weights
 */
record TaggerParts(
    TaggerConfig config,
    Lexicon lexicon,
    TagColumns columns,
    TaggerModel model,
    Provenance provenance,
    Store store) {
  /** Refuses words that no file could store. */
  TaggerParts {
    TagColumns.require("words", lexicon.forms());
  }

  /** Parts with loaded weights, which are not copied except in the lab's models and transformers. */
  static TaggerParts of(
      TaggerConfig config,
      Lexicon lexicon,
      TagColumns columns,
      Map<String, Matrix> tensors,
      Provenance provenance,
      Store store) {
    TaggerModel model =
        config.isOfTheLab()
            ? LabModel.of(config, lexicon.forms(), columns.tags().get(0).size(), tensors)
            : Ensemble.of(config, lexicon, lexicon.sizes(columns.heads()), tensors);
    return new TaggerParts(config, lexicon, columns, model, provenance, store);
  }

  /** The network of layers, not copied; of an ensemble, the merged one. */
  Network network() {
    if (model instanceof Ensemble ensemble) {
      return ensemble.merged(config.network(), lexicon.sizes(columns.heads()));
    }
    throw new IllegalStateException("tagger: " + config.network() + " is no network of layers");
  }

  TaggerParts with(Provenance other) {
    return new TaggerParts(config, lexicon, columns, model, other, store);
  }

  TaggerParts unrounded() {
    return new TaggerParts(config, lexicon, columns, model, provenance, Store.FLOAT32);
  }

  TaggerParts withCache(long bytes) {
    return new TaggerParts(config, lexicon, columns, model.withCache(bytes), provenance, store);
  }

  /** Equal parts with weights of their own. */
  TaggerParts copy() {
    return with(lexicon.copy(), store, (name, value) -> value.copy());
  }

  /** Parts with weights that are rounded as a file of this precision rounds them; a model of {@code float64} stays as it is. */
  TaggerParts rounded(Store other) {
    return config.dtype() == DType.FLOAT32
        ? with(
            lexicon.rounded(other),
            other,
            (name, value) -> StoredTensor.rounded(name, value, other))
        : this;
  }

  /**
   * Equal parts with copies of these weights in place of those of the same names; the pretrained vectors are one of them.
   *
   * @throws IllegalArgumentException if one has a name or a shape that the model doesn't have
   */
  TaggerParts withWeights(List<Parameter> weights) {
    TaggerParts changed = copy();
    Map<String, Matrix> own = new LinkedHashMap<>();
    changed.stored().forEach(p -> own.put(p.name(), p.value()));
    for (Parameter weight : weights) {
      Matrix value = own.get(weight.name());
      if (value == null) {
        throw new IllegalArgumentException(
            "tagger: no parameter \"" + weight.name() + "\", expected one of " + own.keySet());
      }
      value.assign(weight.value());
    }
    return changed;
  }

  private TaggerParts with(
      Lexicon words, Store other, BiFunction<String, Matrix, Matrix> converted) {
    Map<String, Matrix> tensors = new LinkedHashMap<>();
    model.parameters().forEach(p -> tensors.put(p.name(), converted.apply(p.name(), p.value())));
    return of(config, words, columns, tensors, provenance, other);
  }

  /** The weights as files hold them: those of the model, then the pretrained vectors. */
  List<Parameter> stored() {
    return Stream.concat(
            model.parameters().stream(),
            lexicon.vectors().map(PretrainedVectors::parameter).stream())
        .toList();
  }

  /** Parts with a single network; an ensemble becomes one block-diagonal network. */
  TaggerParts merged() {
    if (config.members() == 1) {
      return this;
    }
    TaggerConfig single =
        config.withMembers(1).withNetwork(config.network().times(config.members()));
    return new TaggerParts(
        single, lexicon, columns, Ensemble.of(lexicon, network()), provenance, Store.FLOAT32);
  }

  /** Parts with some of the columns, by number; the first stays first. */
  TaggerParts pick(int... some) {
    return new TaggerParts(
        config, lexicon, columns.pick(some), model.pick(some), provenance, store);
  }

  /** The tagger of another column reads no labels of the first, and has no CRF; neither do its scores hold for it. */
  TaggerParts only(Tagset column) {
    int place = columns.columns().indexOf(column);
    if (columns.size() == 1) {
      return this;
    }
    boolean same = place == 0;
    return new TaggerParts(
        same ? config : config.withTagset(column).withNetwork(config.network().withCrf(false)),
        lexicon,
        columns.pick(place),
        model.pick(place),
        same ? provenance : provenance.ofAnotherColumn(),
        store);
  }

  /** The scheme of a column's span labels, if they are labels. */
  Optional<LabelScheme> labels(Tagset column) {
    Vocabulary tags = tags(column);
    Optional<LabelScheme> known =
        column == config.tagset() ? provenance.labels() : Optional.empty();
    return known
        .filter(scheme -> LabelRules.canKeep(scheme, tags))
        .or(() -> LabelRules.scheme(tags));
  }

  /** The rules of each column's labels. */
  List<LabelRules> rules() {
    return columns.columns().stream()
        .map(
            column ->
                labels(column)
                    .map(scheme -> LabelRules.of(scheme, tags(column)))
                    .orElse(LabelRules.NONE))
        .toList();
  }

  private Vocabulary tags(Tagset column) {
    return columns.tags().get(columns.columns().indexOf(column));
  }
}

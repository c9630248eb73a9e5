package dev.unfold.tagger;

import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.Parameter;
import dev.unfold.model.JointNetwork;
import dev.unfold.model.JointPlan;
import dev.unfold.model.MergedEnsemble;
import dev.unfold.model.Weights;
import dev.unfold.nn.TagOutput;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The networks of a tagger, mostly one; of several the mean of the scores decides. They know the same words and tags.
 *
 * <p>In files the parameters of a single network have their own names; those of the m-th of several are called {@code
 * member.m.} and that name.
 */
final class Ensemble {
  private final List<JointNetwork> members;
  private final Scorer reading;
  private final TagOutput end;

  private Ensemble(Lexicon lexicon, List<JointNetwork> members) {
    this.members = List.copyOf(members);
    this.reading = new Scorer(lexicon, this.members);
    this.end = end(members);
  }

  /** A single network, which decides alone. */
  static Ensemble of(Lexicon lexicon, JointNetwork network) {
    return new Ensemble(lexicon, List.of(network));
  }

  /** The single networks of several taggers that were trained on the same words and tags. */
  static Ensemble of(List<JointTagger> taggers) {
    return new Ensemble(
        taggers.get(0).lexicon(), taggers.stream().map(JointTagger::network).toList());
  }

  /**
   * The networks of a configuration.
   *
   * @param sizes what each is made for
   * @param tensors by the names that they have in files; taken over, not copied
   */
  static Ensemble of(
      TaggerConfig config, Lexicon lexicon, JointPlan.Sizes sizes, Map<String, Matrix> tensors) {
    List<JointNetwork> members = new ArrayList<>();
    for (int m = 0; m < config.members(); m++) {
      String prefix = prefix(m, config.members());
      Map<String, Matrix> own = new LinkedHashMap<>();
      tensors.forEach(
          (name, tensor) -> {
            if (name.startsWith(prefix)) {
              own.put(name.substring(prefix.length()), tensor);
            }
          });
      members.add(config.network().create(sizes, new Weights.Loaded(config.dtype(), own)));
    }
    return new Ensemble(lexicon, members);
  }

  private static String prefix(int member, int members) {
    return members == 1 ? "" : "member." + member + ".";
  }

  /** All weights by the names that they have in files. */
  List<Parameter> parameters() {
    return IntStream.range(0, members.size())
        .boxed()
        .flatMap(
            m ->
                members.get(m).parameters().stream()
                    .map(p -> new Parameter(prefix(m, members.size()) + p.name(), p.value())))
        .toList();
  }

  /** The same, name by name. */
  Map<String, Matrix> tensors() {
    Map<String, Matrix> tensors = new LinkedHashMap<>();
    parameters().forEach(p -> tensors.put(p.name(), p.value()));
    return tensors;
  }

  /** A single network that gives the same scores: the only one, or one as wide as all of them. */
  JointNetwork folded(TaggerConfig config, JointPlan.Sizes sizes) {
    return members.size() == 1
        ? members.get(0)
        : MergedEnsemble.of(config.network(), members, sizes);
  }

  /** What the scores end in. */
  TagOutput end() {
    return end;
  }

  /** That of the first network; where it has weights, with the mean of all networks' weights. */
  private static TagOutput end(List<JointNetwork> members) {
    TagOutput first = members.get(0).heads().get(0).loss();
    if (members.size() == 1 || first.parameters().isEmpty()) {
      return first;
    }
    Map<String, Matrix> means = new HashMap<>();
    for (JointNetwork member : members) {
      for (Parameter p : member.heads().get(0).loss().parameters()) {
        Matrix part = p.value().copy().scale(1.0 / members.size());
        means.merge(p.name(), part, Matrix::add);
      }
    }
    int tags = first.parameters().get(0).value().columns();
    return new Weights.Loaded(members.get(0).dtype(), means).crf("crf", tags);
  }

  /** For each sentence its tags' scores, T×K, computed together. */
  List<Matrix> scores(List<? extends List<String>> sentences) {
    return reading.scores(sentences);
  }
}

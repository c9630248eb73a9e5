package dev.unfold.bench.taggers;

import dev.unfold.cli.bench.ContestPlan;
import dev.unfold.corpus.Tagset;
import dev.unfold.tagger.TaggerConfig;
import java.util.Arrays;
import java.util.List;

/** Those who are compared. */
enum Contestant {
  /** Unfold's preset for speed. */
  UNFOLD_FAST("Unfold fast"),
  /** Unfold's preset for accuracy. */
  UNFOLD_ACCURATE("Unfold accurate"),
  /** OpenNLP's default. */
  OPENNLP_MAXENT("OpenNLP " + OpenNlp.version() + " maxent"),
  /** OpenNLP's other one. */
  OPENNLP_PERCEPTRON("OpenNLP " + OpenNlp.version() + " perceptron"),
  /** CoreNLP's most accurate. */
  CORENLP("CoreNLP " + CoreNlp.version() + " bidirectional");

  private static final int PEERS_ITERATIONS = 100;

  private final String title;

  Contestant(String title) {
    this.title = title;
  }

  /** Those whom the plan asks for. */
  static List<Contestant> of(ContestPlan plan) {
    return Arrays.stream(values()).filter(one -> plan.wants(one.title)).toList();
  }

  /** Whether it is one of Unfold's presets. */
  boolean isOurs() {
    return this == UNFOLD_FAST || this == UNFOLD_ACCURATE;
  }

  /** The configuration of one of Unfold's presets. */
  TaggerConfig config(Tagset tagset, int seed) {
    TaggerConfig preset = this == UNFOLD_FAST ? TaggerConfig.FAST : TaggerConfig.ACCURATE;
    return preset.withTagset(tagset).withSeed(seed);
  }

  /** The one who does the work; the others have no use for seed and threads. */
  Maker maker(Tagset tagset, int seed, int threads) {
    return switch (this) {
      case UNFOLD_FAST, UNFOLD_ACCURATE -> new UnfoldMaker(config(tagset, seed), threads);
      case OPENNLP_MAXENT -> new OpenNlp("MAXENT");
      case OPENNLP_PERCEPTRON -> new OpenNlp("PERCEPTRON");
      case CORENLP -> new CoreNlp();
    };
  }

  /** How many iterations its training takes at most. */
  int iterations() {
    return isOurs() ? config(Tagset.UPOS, 0).training().epochs() : PEERS_ITERATIONS;
  }

  /** All that its models depend on but the data. */
  String settings(Tagset tagset, int seed) {
    return title
        + " "
        + switch (this) {
          case UNFOLD_FAST, UNFOLD_ACCURATE -> config(tagset, seed).entries();
          case OPENNLP_MAXENT, OPENNLP_PERCEPTRON -> tagset;
          case CORENLP -> tagset + " " + CoreNlp.SETTINGS;
        };
  }

  /** As the table has it, with the version: {@code OpenNLP 2.5.9 maxent}. */
  @Override
  public String toString() {
    return title;
  }
}

package dev.unfold.tagger;

import dev.unfold.corpus.Tagset;
import dev.unfold.matrix.DType;
import dev.unfold.model.Cell;
import dev.unfold.model.JointPlan;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What tagger to train and how; kept in the model file.
 *
 * @param tagset which tags it gives
 * @param dtype number type of the weights
 * @param seed of all that is drawn: initial weights, order of sentences, words read as unknown, dropout
 * @param members how many networks are trained, one after the other, whose mean decides
 * @param network the plan of each network
 * @param training how it is trained
 */
public record TaggerConfig(
    Tagset tagset, DType dtype, int seed, int members, JointPlan network, TrainingPlan training) {
  /** From the seed of one member to that of the next: more than what people count seeds by. */
  private static final int NEXT_SEED = 10_007;

  /** The preset for accuracy: three networks of two layers vote. How both presets were chosen: docs/presets.md. */
  public static final TaggerConfig ACCURATE =
      new TaggerConfig(
          Tagset.UPOS,
          DType.FLOAT32,
          1234,
          3,
          new JointPlan(64, 128, 0, 64, Cell.GRU, 96, 2, false, 0.4, 0.4, 0.5),
          new TrainingPlan(
              20, 10, 512, 2e-3, 0.9, 0.02, TrainingPlan.Decay.LINEAR, 5, 0.25, 0.05, 0.999));

  /** The preset for speed: one network of one layer. */
  public static final TaggerConfig FAST =
      new TaggerConfig(
          Tagset.UPOS,
          DType.FLOAT32,
          1234,
          1,
          new JointPlan(64, 64, 0, 64, Cell.GRU, 64, 1, false, 0.3, 0.3, 0.5),
          new TrainingPlan(
              15, 10, 512, 3e-3, 0.9, 0.02, TrainingPlan.Decay.LINEAR, 5, 0.25, 0.05, 0.999));

  /** Refuses a tagger without a network. */
  public TaggerConfig {
    if (members < 1) {
      throw new IllegalArgumentException(
          "configuration: members is " + members + ", expected at least 1");
    }
  }

  /** This configuration for other tags. */
  public TaggerConfig withTagset(Tagset other) {
    return new TaggerConfig(other, dtype, seed, members, network, training);
  }

  /** This configuration with another seed. */
  public TaggerConfig withSeed(int other) {
    return new TaggerConfig(tagset, dtype, other, members, network, training);
  }

  /** What the m-th member is by itself, counted from 0: the first one has this configuration's seed. */
  TaggerConfig member(int m) {
    return new TaggerConfig(tagset, dtype, seed + m * NEXT_SEED, 1, network, training);
  }

  /** The configuration of a single network that the members fold into. */
  TaggerConfig merged() {
    return new TaggerConfig(tagset, dtype, seed, 1, network.times(members), training);
  }

  /** How many numbers such a tagger has; vectors that words bring with them are there once. */
  double weights(JointPlan.Sizes sizes) {
    double given = sizes.given().map(vectors -> vectors.value().size()).orElse(0);
    return members * (network.weights(sizes) - given) + given;
  }

  /**
   * This configuration with one entry changed.
   *
   * @param name one of {@link #entries}
   * @throws ModelException if there is no such entry, or it does not take that value
   */
  public TaggerConfig with(String name, String value) {
    Map<String, String> entries = new LinkedHashMap<>(entries());
    if (entries.put(name, value) == null) {
      throw new ModelException(
          "configuration: no entry \"" + name + "\", expected one of " + entries().keySet());
    }
    try {
      return of(new Fields("configuration", entries));
    } catch (IllegalArgumentException e) {
      throw new ModelException(e.getMessage(), e);
    }
  }

  /** All of it as text, name by name, as model files spell it. */
  public Map<String, String> entries() {
    Map<String, String> entries = new LinkedHashMap<>();
    entries.put("tagset", tagset.toString());
    entries.put("dtype", dtype.toString());
    entries.put("seed", Integer.toString(seed));
    entries.put("members", Integer.toString(members));
    entries.put("word", Integer.toString(network.word()));
    entries.put("affix", Integer.toString(network.affix()));
    entries.put("letter", Integer.toString(network.letter()));
    entries.put("spelling", Integer.toString(network.spelling()));
    entries.put("cell", network.cell().toString());
    entries.put("hidden", Integer.toString(network.hidden()));
    entries.put("layers", Integer.toString(network.layers()));
    entries.put("crf", Boolean.toString(network.crf()));
    entries.put("input_dropout", Double.toString(network.inputDropout()));
    entries.put("dropout", Double.toString(network.dropout()));
    entries.put("auxiliary", Double.toString(network.auxiliary()));
    entries.put("epochs", Integer.toString(training.epochs()));
    entries.put("patience", Integer.toString(training.patience()));
    entries.put("batch_tokens", Integer.toString(training.batchTokens()));
    entries.put("learning_rate", Double.toString(training.learningRate()));
    entries.put("beta2", Double.toString(training.beta2()));
    entries.put("warm_up", Double.toString(training.warmUp()));
    entries.put("decay", training.decay().toString());
    entries.put("clip", Double.toString(training.clip()));
    entries.put("word_dropout", Double.toString(training.wordDropout()));
    entries.put("case_noise", Double.toString(training.caseNoise()));
    entries.put("average", Double.toString(training.average()));
    return Collections.unmodifiableMap(entries);
  }

  /** The configuration that {@link #entries} spelt. */
  static TaggerConfig of(Fields fields) {
    return new TaggerConfig(
        fields.oneOf("tagset", Tagset.values()),
        fields.oneOf("dtype", DType.values()),
        fields.integer("seed"),
        fields.integer("members"),
        network(fields),
        training(fields));
  }

  private static JointPlan network(Fields fields) {
    return new JointPlan(
        fields.integer("word"),
        fields.integer("affix"),
        fields.integer("letter"),
        fields.integer("spelling"),
        fields.oneOf("cell", Cell.values()),
        fields.integer("hidden"),
        fields.integer("layers"),
        fields.flag("crf"),
        fields.decimal("input_dropout"),
        fields.decimal("dropout"),
        fields.decimal("auxiliary"));
  }

  private static TrainingPlan training(Fields fields) {
    return new TrainingPlan(
        fields.integer("epochs"),
        fields.integer("patience"),
        fields.integer("batch_tokens"),
        fields.decimal("learning_rate"),
        fields.decimal("beta2"),
        fields.decimal("warm_up"),
        fields.oneOf("decay", TrainingPlan.Decay.values()),
        fields.decimal("clip"),
        fields.decimal("word_dropout"),
        fields.decimal("case_noise"),
        fields.decimal("average"));
  }
}

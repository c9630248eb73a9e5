package dev.unfold.tagger;

import dev.unfold.corpus.Tagset;
import dev.unfold.matrix.DType;
import dev.unfold.model.BodyKind;
import dev.unfold.model.BodyPlan;
import dev.unfold.model.Cell;
import dev.unfold.model.EncoderPlan;
import dev.unfold.model.LabRnn;
import dev.unfold.model.NetworkPlan;
import dev.unfold.model.NetworkSize;
import dev.unfold.model.SequenceModel;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * The configuration of a tagger: what is trained and how. Stored in the model file.
 *
 * @param tagset the tags that it gives
 * @param dtype number type of the weights
 * @param seed random seed of all draws: initial weights, order of sentences, words read as unknown, dropout
 * @param members the number of networks that are trained, one after the other; their scores are averaged
 * @param network the plan of each network
 * @param training the schedule of the training
 */
public record TaggerConfig(
    Tagset tagset, DType dtype, int seed, int members, NetworkPlan network, TrainingPlan training) {
  /** Distance between members' seeds; large, so that neighbouring user seeds share no member. */
  private static final int NEXT_SEED = 10_007;

  private static final String TRAINING = "training";
  private static final String SGD = "sgd";
  private static final String ADAM = "adam";

  /** The preset for accuracy: an ensemble of three networks of two layers. How both were chosen: docs/presets.md. */
  public static final TaggerConfig ACCURATE =
      new TaggerConfig(
          Tagset.UPOS,
          DType.FLOAT32,
          1234,
          3,
          new NetworkPlan(
              new EncoderPlan(64, 128, 0, 64, 0.4),
              new BodyPlan(BodyKind.of(Cell.GRU), 96, 2, true, 0.4),
              false,
              0.5),
          new AdamPlan(
              20, 10, 512, 100, 2e-3, 0.9, 0.02, AdamPlan.Decay.LINEAR, 5, 0.25, 0.05, 0.999));

  /** The preset for speed: one network of one layer. */
  public static final TaggerConfig FAST =
      new TaggerConfig(
          Tagset.UPOS,
          DType.FLOAT32,
          1234,
          1,
          new NetworkPlan(
              new EncoderPlan(64, 64, 0, 64, 0.3),
              new BodyPlan(BodyKind.of(Cell.GRU), 64, 1, true, 0.3),
              false,
              0.5),
          new AdamPlan(
              15, 10, 512, 130, 3e-3, 0.9, 0.02, AdamPlan.Decay.LINEAR, 5, 0.25, 0.05, 0.999));

  /** The lab's settings: a recurrent network, E 50, H 20, η 0.1, 20 epochs, one sentence a step, seed 1234. */
  public static final TaggerConfig LAB =
      new TaggerConfig(
          Tagset.UNIVERSAL,
          DType.FLOAT64,
          1234,
          1,
          NetworkPlan.ofWords(BodyKind.of(Cell.RNN), 50, 20),
          new SgdPlan(true, 0.1, 20, 1));

  /** Refuses a tagger without a network, and networks that the schedule can't train. */
  public TaggerConfig {
    if (members < 1) {
      throw new IllegalArgumentException(
          "configuration: members is " + members + ", expected at least 1");
    }
    if (training instanceof SgdPlan sgd) {
      requireSgd(sgd, members, network);
    } else if (network.body().equals(BodyKind.MLP)) {
      throw new IllegalArgumentException(
          "configuration: the mlp is trained by plain gradient descent alone");
    }
  }

  private static void requireSgd(SgdPlan plan, int members, NetworkPlan network) {
    boolean plain = network.inputDropout() == 0 && network.dropout() == 0;
    if (members > 1 || !network.readsWordsAlone() || !plain) {
      throw new IllegalArgumentException(
          "configuration: "
              + network
              + ", but plain gradient descent trains one network that reads words alone, without dropout");
    }
    if (plan.lab() && !network.isLabRnn()) {
      throw new IllegalArgumentException(
          "configuration: " + network + ", but the lab's reference is a single rnn");
    }
  }

  /** Whether the network is one of the two that the lab derives by hand on one screen. */
  public boolean isOfTheLab() {
    return training instanceof SgdPlan && network.isOfTheLab();
  }

  /** Whether all is as in the lab's reference. */
  public boolean isTheLabsReference() {
    return training instanceof SgdPlan sgd && sgd.lab();
  }

  /**
   * A new network that reads word ids: the lab's own where the plan is the lab's.
   *
   * @param random source of all draws; the lab's reference draws from the configuration's seed
   * @throws IllegalArgumentException if the plan reads more than words
   */
  public SequenceModel start(int words, int tags, RandomGenerator random) {
    if (isTheLabsReference()) {
      NetworkSize size = new NetworkSize(words, network.word(), network.hidden(), tags);
      return LabRnn.likeTheLab(size, dtype, seed);
    }
    NetworkPlan.HeadSpec head = new NetworkPlan.HeadSpec(tagset.toString(), tags);
    return network.sequenceModel(words, head, dtype, random);
  }

  /** This configuration for other tags. */
  public TaggerConfig withTagset(Tagset other) {
    return new TaggerConfig(other, dtype, seed, members, network, training);
  }

  /** This configuration with another number type. */
  public TaggerConfig withDtype(DType other) {
    return new TaggerConfig(tagset, other, seed, members, network, training);
  }

  /** This configuration with another random seed. */
  public TaggerConfig withSeed(int other) {
    return new TaggerConfig(tagset, dtype, other, members, network, training);
  }

  /** This configuration with another number of networks. */
  public TaggerConfig withMembers(int other) {
    return new TaggerConfig(tagset, dtype, seed, other, network, training);
  }

  /** This configuration with another network. */
  public TaggerConfig withNetwork(NetworkPlan other) {
    return new TaggerConfig(tagset, dtype, seed, members, other, training);
  }

  /** This configuration with another schedule. */
  public TaggerConfig withTraining(TrainingPlan other) {
    return new TaggerConfig(tagset, dtype, seed, members, network, other);
  }

  /** The configuration of the m-th member alone, counted from 0: the first one has this configuration's seed. */
  TaggerConfig member(int m) {
    return withSeed(seed + m * NEXT_SEED).withMembers(1);
  }

  /** The number of weights of such a tagger; pretrained vectors are stored once. */
  public double weights(NetworkPlan.Sizes sizes) {
    if (isOfTheLab()) {
      return network.labWeights(sizes.words(), sizes.heads().get(0).size());
    }
    double given = sizes.given().map(vectors -> vectors.value().size()).orElse(0);
    return members * (network.weights(sizes) - given) + given;
  }

  /**
   * This configuration with one entry changed, for values that come as text.
   *
   * @param name one of {@link #entries}
   * @throws ConfigurationException if there is no such entry, or the value does not fit
   */
  public TaggerConfig with(String name, String value) {
    Map<String, String> entries = new LinkedHashMap<>(entries());
    if (entries.put(name, value) == null) {
      throw new ConfigurationException(
          "configuration: no entry \"" + name + "\", expected one of " + entries().keySet());
    }
    if (name.equals(TRAINING) && !value.equals(entries().get(name))) {
      throw new ConfigurationException(
          "configuration: training is \""
              + entries().get(name)
              + "\" and can't be changed alone: another schedule has other entries");
    }
    try {
      return of(new Fields("configuration", entries));
    } catch (IllegalArgumentException e) {
      throw new ConfigurationException(e.getMessage(), e);
    }
  }

  /** The whole configuration as text by name, as model files store it. */
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
    entries.put("cell", network.body().toString());
    entries.put("hidden", Integer.toString(network.hidden()));
    entries.put("layers", Integer.toString(network.layers()));
    entries.put("bidirectional", Boolean.toString(network.bidirectional()));
    entries.put("crf", Boolean.toString(network.crf()));
    entries.put("input_dropout", Double.toString(network.inputDropout()));
    entries.put("dropout", Double.toString(network.dropout()));
    entries.put("auxiliary", Double.toString(network.auxiliary()));
    entries.put(TRAINING, training instanceof SgdPlan ? SGD : ADAM);
    entries.putAll(training.entries());
    return Collections.unmodifiableMap(entries);
  }

  /** The configuration that {@link #entries} gave. */
  static TaggerConfig of(Fields fields) {
    boolean sgd = fields.oneOf(TRAINING, List.of(SGD, ADAM)).equals(SGD);
    return new TaggerConfig(
        fields.oneOf("tagset", List.of(Tagset.values())),
        fields.oneOf("dtype", List.of(DType.values())),
        fields.integer("seed"),
        fields.integer("members"),
        network(fields),
        sgd ? SgdPlan.of(fields) : AdamPlan.of(fields));
  }

  private static NetworkPlan network(Fields fields) {
    EncoderPlan encoder =
        new EncoderPlan(
            fields.integer("word"),
            fields.integer("affix"),
            fields.integer("letter"),
            fields.integer("spelling"),
            fields.decimal("input_dropout"));
    BodyPlan stack =
        new BodyPlan(
            fields.oneOf("cell", BodyKind.values()),
            fields.integer("hidden"),
            fields.integer("layers"),
            fields.flag("bidirectional"),
            fields.decimal("dropout"));
    return new NetworkPlan(encoder, stack, fields.flag("crf"), fields.decimal("auxiliary"));
  }
}

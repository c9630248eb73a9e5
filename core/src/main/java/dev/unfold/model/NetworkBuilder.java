package dev.unfold.model;

import dev.unfold.nn.Bidirectional;
import dev.unfold.nn.CharacterEncoder;
import dev.unfold.nn.CrossEntropy;
import dev.unfold.nn.Dropout;
import dev.unfold.nn.Embedding;
import dev.unfold.nn.EmbeddingBag;
import dev.unfold.nn.Layer;
import dev.unfold.nn.SentenceState;
import dev.unfold.nn.SinusoidalPositions;
import dev.unfold.nn.Stack;
import dev.unfold.nn.TagOutput;
import dev.unfold.nn.TransformerSize;
import dev.unfold.nn.WordEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Builds the network of a plan, part by part, in the order in which weights are drawn.
 *
 * @param plan the plan
 * @param weights source of the weights
 */
record NetworkBuilder(NetworkPlan plan, Weights weights) {
  /** Features of a typical word: their vectors start so that the sum of this many has about length one. */
  private static final double AFFIXES = 8;

  private static final int MOST_HEADS = 8;

  Network network(NetworkPlan.Sizes sizes) {
    WordEncoder encoder = encoder(sizes);
    Layer body = new Stack(body(encoder.width()));
    List<Network.Head> heads = new ArrayList<>();
    for (NetworkPlan.HeadSpec tags : sizes.heads()) {
      Layer scores = weights.linear(tags.name(), outputWidth(encoder.width()), tags.size());
      boolean first = heads.isEmpty();
      TagOutput output = first && plan.crf() ? weights.crf("crf", tags.size()) : new CrossEntropy();
      heads.add(new Network.Head(scores, output, first ? 1 : plan.auxiliary()));
    }
    return new Network(encoder, body, heads);
  }

  /** The width of the last layer's states. */
  private int outputWidth(int input) {
    return plan.body().isRecurrent() ? plan.directions() * plan.hidden() : input;
  }

  private WordEncoder encoder(NetworkPlan.Sizes sizes) {
    Embedding words = new Embedding(weights.vectors("word", sizes.words(), plan.word(), 1));
    Optional<EmbeddingBag> affixes =
        plan.affix() == 0
            ? Optional.empty()
            : Optional.of(
                new EmbeddingBag(
                    weights.vectors("affix", sizes.affixes(), plan.affix(), 1 / AFFIXES)));
    Optional<CharacterEncoder> reader =
        plan.letter() == 0
            ? Optional.empty()
            : Optional.of(
                new CharacterEncoder(
                    new Embedding(weights.vectors("letter", sizes.letters(), plan.letter(), 1)),
                    bothDirections("spelling", plan.letter(), plan.spelling()),
                    SentenceState.BOTH_ENDS));
    return new WordEncoder(words, affixes, reader, sizes.given().map(Embedding::new));
  }

  private Layer bothDirections(String name, int input, int width) {
    return new Bidirectional(
        weights.direction(plan.cell(), name + ".forward", input, width),
        weights.direction(plan.cell(), name + ".backward", input, width));
  }

  private List<Layer> body(int width) {
    List<Layer> body = new ArrayList<>();
    addDropout(body, plan.inputDropout());
    if (plan.body().isRecurrent()) {
      addRecurrent(body, width);
      return body;
    }
    body.add(new SinusoidalPositions());
    TransformerSize size = new TransformerSize(width, heads(width), plan.hidden(), plan.layers());
    body.add(
        weights.transformer(
            "transformer", size, new Dropout(plan.dropout()), !plan.bidirectional()));
    return body;
  }

  private void addRecurrent(List<Layer> body, int width) {
    int input = width;
    for (int layer = 0; layer < plan.layers(); layer++) {
      String name = plan.cell() + "." + layer;
      body.add(
          plan.bidirectional()
              ? bothDirections(name, input, plan.hidden())
              : weights.direction(plan.cell(), name, input, plan.hidden()));
      addDropout(body, plan.dropout());
      input = plan.directions() * plan.hidden();
    }
  }

  /** A rate of 0 needs no layer: it would draw a mask of ones at every step. */
  private static void addDropout(List<Layer> body, double rate) {
    if (rate > 0) {
      body.add(new Dropout(rate));
    }
  }

  /** The largest number of heads, up to eight, that divides the width. */
  private static int heads(int width) {
    for (int heads = MOST_HEADS; heads > 1; heads--) {
      if (width % heads == 0) {
        return heads;
      }
    }
    return 1;
  }
}

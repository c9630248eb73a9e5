package dev.unfold.check;

import static dev.unfold.check.CheckCase.SENTENCES;

import dev.unfold.matrix.DType;
import dev.unfold.matrix.Matrix;
import dev.unfold.nn.Bidirectional;
import dev.unfold.nn.CausalSelfAttention;
import dev.unfold.nn.CharacterEncoder;
import dev.unfold.nn.Dropout;
import dev.unfold.nn.Embedding;
import dev.unfold.nn.FeedForward;
import dev.unfold.nn.Gelu;
import dev.unfold.nn.Gru;
import dev.unfold.nn.Layer;
import dev.unfold.nn.LayerNorm;
import dev.unfold.nn.LearnedPositions;
import dev.unfold.nn.Linear;
import dev.unfold.nn.Lstm;
import dev.unfold.nn.Relu;
import dev.unfold.nn.Residual;
import dev.unfold.nn.Reversed;
import dev.unfold.nn.SelfAttention;
import dev.unfold.nn.SentenceState;
import dev.unfold.nn.SinusoidalPositions;
import dev.unfold.nn.TransformerEncoder;
import dev.unfold.nn.TransformerSize;
import dev.unfold.nn.VariationalDropout;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** The cases of all other layers, with every option. */
final class LayerCases {
  private static final int D = 3;
  private static final int H = 5;

  /** D of the attention layers, so that each of 3 heads has 2 columns. */
  private static final int ATTENTION = 6;

  private static final int HEADS = 3;

  private LayerCases() {}

  static List<CheckCase> all() {
    return Stream.of(ofIds(), tokenByToken(), around(), attention()).flatMap(List::stream).toList();
  }

  private static List<CheckCase> ofIds() {
    return List.of(
        new CheckCase("embedding", false, LayerCases::embedding),
        characters(
            "characters, read to their last",
            SentenceState.LAST,
            (dtype, random) -> Lstm.glorot("characters.lstm", D, H, dtype, random)),
        characters(
            "characters, read to their first",
            SentenceState.FIRST,
            (dtype, random) -> new Reversed(Gru.glorot("characters.gru", D, H, dtype, random))),
        characters("characters, read both ways", SentenceState.BOTH_ENDS, LayerCases::bothWays));
  }

  private static Layer bothWays(DType dtype, RandomGenerator random) {
    return new Bidirectional(
        Lstm.glorot("characters.bilstm.forward", D, H, dtype, random),
        Lstm.glorot("characters.bilstm.backward", D, H, dtype, random));
  }

  /** Seven words for 23 tokens: some occur several times. */
  private static Checkable embedding(DType dtype, RandomGenerator random) {
    Embedding embedding = Embedding.glorot("embedding", 7, H, dtype, random);
    int[] words = random.ints(SENTENCES.tokens(), 0, 7).toArray();
    Matrix dOutput = WeightedSum.draw(dtype, SENTENCES.tokens(), H, random);
    return new CheckableEmbedding(embedding, words, SENTENCES, dOutput);
  }

  /** Six words of 1 to 9 letters, nine letters. */
  private static CheckCase characters(String name, SentenceState state, CheckCase.DrawLayer draw) {
    return new CheckCase(
        name,
        false,
        (dtype, random) -> {
          Embedding letters = Embedding.glorot("characters", 9, D, dtype, random);
          CharacterEncoder encoder = new CharacterEncoder(letters, draw.of(dtype, random), state);
          CheckCase.perturb(encoder.parameters(), random);
          int[][] spellings =
              Stream.of(3, 1, 9, 2, 4, 6)
                  .map(length -> random.ints(length, 0, 9).toArray())
                  .toArray(int[][]::new);
          int[] words = random.ints(SENTENCES.tokens(), 0, spellings.length).toArray();
          int width = state == SentenceState.BOTH_ENDS ? 2 * H : H;
          Matrix dOutput = WeightedSum.draw(dtype, SENTENCES.tokens(), width, random);
          return new CheckableCharacters(encoder, spellings, words, SENTENCES, dOutput);
        });
  }

  private static List<CheckCase> tokenByToken() {
    return List.of(
        CheckCase.ofLayer(
            "linear", D, (dtype, random) -> Linear.glorot("linear", D, H, dtype, random)),
        CheckCase.ofLayer(
            "linear, without bias",
            D,
            (dtype, random) -> Linear.glorotWithoutBias("linear", D, H, dtype, random)),
        CheckCase.ofLayer("relu", D, (dtype, random) -> new Relu()),
        CheckCase.ofLayer("gelu", D, (dtype, random) -> new Gelu()),
        CheckCase.ofLayer(
            "feed-forward, relu",
            D,
            (dtype, random) -> FeedForward.relu("feedforward", D, H, dtype, random)),
        CheckCase.ofLayer(
            "feed-forward, gelu",
            D,
            (dtype, random) -> FeedForward.gelu("feedforward", D, H, dtype, random)),
        CheckCase.ofLayer("layer norm", H, (dtype, random) -> LayerNorm.of("norm", H, dtype)));
  }

  private static List<CheckCase> around() {
    return List.of(
        CheckCase.ofLayer("dropout", D, (dtype, random) -> new Dropout(0.4)).withNoise(),
        CheckCase.ofLayer("dropout, variational", D, (dtype, random) -> new VariationalDropout(0.4))
            .withNoise(),
        CheckCase.ofLayer("dropout, at rest", D, (dtype, random) -> new Dropout(0.4)),
        CheckCase.ofLayer(
            "residual",
            D,
            (dtype, random) -> new Residual(FeedForward.gelu("residual", D, H, dtype, random))),
        CheckCase.ofLayer("positions, sinusoidal", H, (dtype, random) -> new SinusoidalPositions()),
        CheckCase.ofLayer(
            "positions, learned",
            H,
            (dtype, random) -> LearnedPositions.glorot("positions", 19, H, dtype, random)));
  }

  private static List<CheckCase> attention() {
    return List.of(
        ofAttention("self-attention, one head", 1),
        ofAttention("self-attention, 3 heads", HEADS),
        CheckCase.ofLayer(
            "self-attention, causal",
            ATTENTION,
            (dtype, random) ->
                CausalSelfAttention.glorot("attention", ATTENTION, HEADS, dtype, random)),
        CheckCase.ofLayer("transformer", ATTENTION, encoder(1, 0)).notCausal(),
        CheckCase.ofLayer("transformer, 2 layers", ATTENTION, encoder(2, 0)).notCausal(),
        CheckCase.ofLayer("transformer, dropout", ATTENTION, encoder(2, 0.3))
            .notCausal()
            .withNoise(),
        CheckCase.ofLayer(
            "transformer, causal",
            ATTENTION,
            (dtype, random) ->
                TransformerEncoder.causal("transformer", size(2), new Dropout(0), dtype, random)));
  }

  private static CheckCase ofAttention(String name, int heads) {
    return CheckCase.ofLayer(
            name,
            ATTENTION,
            (dtype, random) -> SelfAttention.glorot("attention", ATTENTION, heads, dtype, random))
        .notCausal();
  }

  private static CheckCase.DrawLayer encoder(int blocks, double dropout) {
    return (dtype, random) ->
        TransformerEncoder.glorot("transformer", size(blocks), new Dropout(dropout), dtype, random);
  }

  private static TransformerSize size(int blocks) {
    return new TransformerSize(ATTENTION, HEADS, H, blocks);
  }
}

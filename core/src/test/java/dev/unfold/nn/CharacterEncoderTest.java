package dev.unfold.nn;

import static dev.unfold.nn.Numeric.parameter;
import static dev.unfold.nn.Numeric.requireNumbers;
import static dev.unfold.nn.Numeric.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.unfold.check.CheckableCharacters;
import dev.unfold.check.GradientCheck;
import dev.unfold.check.Sentences;
import dev.unfold.matrix.DType;
import dev.unfold.matrix.Gradients;
import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.Parameter;
import dev.unfold.matrix.ShapeException;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class CharacterEncoderTest {
  private final Parameter w = parameter("character.w", row(1), row(10), row(100));
  private final Embedding characters = new Embedding(w);

  /** The words "a", "bca" and "bb", of which the second occurs twice. */
  private static final int[][] WORDS = {{0}, {1, 2, 0}, {1, 1}};

  private static final int[] WORD_OF = {1, 0, 2, 1};
  private static final Batch BATCH = ProvenLayer.batch(4);

  @Test
  void numbersByHandLeftToRight() {
    CharacterEncoder encoder =
        new CharacterEncoder(characters, new Decay(false), SentenceState.LAST);
    CharacterEncoder.Pass pass = encoder.forward(WORDS, WORD_OF, BATCH);
    // "bca" is 10/4 + 100/2 + 1, "bb" is 10/2 + 10.
    requireNumbers(pass.output(), row(53.5), row(1), row(15), row(53.5));
    Gradients into = new Gradients();
    pass.backward(Numeric.matrix(row(1), row(20), row(4), row(3)), into);
    // The gradient of "bca" is 1 + 3: a quarter of it for b, half for c, all for a.
    requireNumbers(into.dense(w), row(20 + 4), row(1 + 2 + 4), row(2));
  }

  @Test
  void numbersByHandRightToLeft() {
    CharacterEncoder encoder =
        new CharacterEncoder(characters, new Decay(true), SentenceState.FIRST);
    CharacterEncoder.Pass pass = encoder.forward(WORDS, WORD_OF, BATCH);
    requireNumbers(pass.output(), row(60.25), row(1), row(15), row(60.25));
    Gradients into = new Gradients();
    pass.backward(Numeric.matrix(row(1), row(20), row(4), row(3)), into);
    requireNumbers(into.dense(w), row(20 + 1), row(4 + 4 + 2), row(2));
  }

  @Test
  void numbersByHandBothWays() {
    CharacterEncoder encoder =
        new CharacterEncoder(characters, new Decay.Both(), SentenceState.BOTH_ENDS);
    CharacterEncoder.Pass pass = encoder.forward(WORDS, WORD_OF, BATCH);
    requireNumbers(pass.output(), row(53.5, 60.25), row(1, 1), row(15, 15), row(53.5, 60.25));
    Gradients into = new Gradients();
    pass.backward(Numeric.matrix(row(4, 0), row(0, 0), row(0, 0), row(0, 8)), into);
    requireNumbers(into.dense(w), row(4 + 2), row(1 + 8), row(2 + 4));
  }

  @Test
  void distinctWordsAreComputedOnce() {
    CharacterEncoder encoder =
        new CharacterEncoder(characters, new Decay(false), SentenceState.LAST);
    CharacterEncoder.Pass pass = encoder.forward(WORDS, WORD_OF, BATCH);
    assertThat(pass.letters().tokens()).isEqualTo(6);
    assertThat(pass.e().output().shape()).isEqualTo("6×1");
    requireNumbers(pass.s(), row(1), row(53.5), row(15));
  }

  /** One encoder for each sentence state, with random weights. */
  private static CharacterEncoder encoder(SentenceState state, DType dtype) {
    Random random = new Random(71);
    Embedding embedding = Embedding.glorot("character", 9, 4, dtype, random);
    Linear inner = Linear.glorot("inner", 4, 6, dtype, random);
    Linear outer = Linear.glorot("outer", 6, 5, dtype, random);
    Layer layer =
        switch (state) {
          case LAST -> new FeedForward(inner, new Decay(false), outer);
          case FIRST -> new FeedForward(inner, new Decay(true), outer);
          case BOTH_ENDS -> new Decay.Both();
        };
    CharacterEncoder encoder = new CharacterEncoder(embedding, layer, state);
    Numeric.disturb(encoder.parameters(), new Random(72));
    return encoder;
  }

  /** Distinct words of 3, 1, 17 and 2 characters, which repeat in and between words. */
  private static int[][] words() {
    Random random = new Random(73);
    return Stream.of(3, 1, 17, 2).map(n -> random.ints(n, 0, 9).toArray()).toArray(int[][]::new);
  }

  private static final int[] TOKENS = {2, 0, 3, 2, 1, 0, 2};

  @ParameterizedTest
  @EnumSource
  void gradientMatchesNumericGradient(SentenceState state) {
    CharacterEncoder encoder = encoder(state, DType.FLOAT64);
    int width = encoder.forward(words(), TOKENS, ProvenLayer.batch(7)).output().columns();
    Matrix weights = Numeric.matrix(DType.FLOAT64, 7, width, new Random(74)).scale(0.1);
    CheckableCharacters checkable =
        new CheckableCharacters(encoder, words(), TOKENS, new Sentences(4, 3), weights);
    assertThat(GradientCheck.run(checkable))
        .hasSameSizeAs(encoder.parameters())
        .allMatch(GradientCheck.Result::passed);
  }

  @ParameterizedTest
  @EnumSource
  void repeatedWordsEqualDistinctOnes(SentenceState state) {
    CharacterEncoder encoder = encoder(state, DType.FLOAT64);
    Batch batch = ProvenLayer.batch(4, 3);
    int[][] repeated = IntStream.of(TOKENS).mapToObj(w -> words()[w]).toArray(int[][]::new);
    CharacterEncoder.Pass once = encoder.forward(words(), TOKENS, batch);
    CharacterEncoder.Pass each = encoder.forward(repeated, new int[] {0, 1, 2, 3, 4, 5, 6}, batch);
    Numeric.requireClose("output", each.output(), once.output(), 1e-12);
    Matrix dy = Numeric.matrix(DType.FLOAT64, 7, once.output().columns(), new Random(75));
    Gradients intoOnce = new Gradients();
    Gradients intoEach = new Gradients();
    once.backward(dy, intoOnce);
    each.backward(dy, intoEach);
    for (Parameter parameter : encoder.parameters()) {
      Matrix expected = intoOnce.dense(parameter);
      Numeric.requireClose(parameter.name(), intoEach.dense(parameter), expected, 1e-12);
    }
  }

  @ParameterizedTest
  @EnumSource
  void wordsAreIndependentOfEachOther(SentenceState state) {
    CharacterEncoder encoder = encoder(state, DType.FLOAT64);
    Matrix among = encoder.forward(words(), TOKENS, ProvenLayer.batch(7)).output();
    for (int r = 0; r < TOKENS.length; r++) {
      int[][] word = {words()[TOKENS[r]]};
      Matrix alone = encoder.forward(word, new int[1], ProvenLayer.batch(1)).output();
      Numeric.requireClose("word " + r, alone, among.row(r), 1e-12);
    }
  }

  @ParameterizedTest
  @EnumSource
  void float32FollowsFloat64(SentenceState state) {
    Batch batch = ProvenLayer.batch(7);
    CharacterEncoder wide = encoder(state, DType.FLOAT64);
    CharacterEncoder narrow = encoder(state, DType.FLOAT32);
    CharacterEncoder.Pass widePass = wide.forward(words(), TOKENS, batch);
    CharacterEncoder.Pass narrowPass = narrow.forward(words(), TOKENS, batch);
    Numeric.requireClose("output", narrowPass.output(), widePass.output(), 1e-4);
    Matrix dy = Numeric.matrix(DType.FLOAT64, 7, widePass.output().columns(), new Random(76));
    Gradients wideInto = new Gradients();
    Gradients narrowInto = new Gradients();
    widePass.backward(dy, wideInto);
    narrowPass.backward(dy.as(DType.FLOAT32), narrowInto);
    for (int p = 0; p < wide.parameters().size(); p++) {
      Matrix actual = narrowInto.dense(narrow.parameters().get(p));
      assertThat(actual.dtype()).isEqualTo(DType.FLOAT32);
      Numeric.requireClose("d" + p, actual, wideInto.dense(wide.parameters().get(p)), 1e-4);
    }
  }

  @ParameterizedTest
  @EnumSource
  void batchWithoutTokensIsAllowed(SentenceState state) {
    CharacterEncoder encoder = encoder(state, DType.FLOAT64);
    CharacterEncoder.Pass pass =
        encoder.forward(new int[0][], new int[0], ProvenLayer.batch(new int[0]));
    assertThat(pass.output().rows()).isZero();
    Gradients into = new Gradients();
    pass.backward(pass.output(), into);
    for (Parameter parameter : encoder.parameters()) {
      assertThat(into.dense(parameter).maxAbs()).isZero();
    }
  }

  @Test
  void wordWithoutCharactersIsZero() {
    CharacterEncoder encoder =
        new CharacterEncoder(characters, new Decay(false), SentenceState.LAST);
    int[][] words = {{2}, {}};
    CharacterEncoder.Pass pass = encoder.forward(words, new int[] {1, 0}, ProvenLayer.batch(2));
    requireNumbers(pass.output(), row(0), row(100));
    Gradients into = new Gradients();
    pass.backward(Numeric.matrix(row(5), row(7)), into);
    requireNumbers(into.dense(w), row(0), row(0), row(7));
  }

  @Test
  void noiseOfTheBatchReachesTheLayer() {
    Layer layer = new VariationalDropout(0.5);
    CharacterEncoder encoder = new CharacterEncoder(characters, layer, SentenceState.LAST);
    Batch training = BATCH.withNoise(new Draws(0.9, 0.1, 0.8));
    // Masks in packed order, longest first: "bca" is kept and doubled, "bb" is dropped, "a" is
    // kept.
    Matrix y = encoder.forward(WORDS, WORD_OF, training).output();
    requireNumbers(y, row(2), row(2), row(0), row(2));
    requireNumbers(
        encoder.forward(WORDS, WORD_OF, BATCH).output(), row(1), row(1), row(10), row(1));
  }

  @Test
  void parametersListCharactersFirst() {
    assertThat(encoder(SentenceState.LAST, DType.FLOAT64).parameters())
        .extracting(Parameter::name)
        .containsExactly("character.w", "inner.w", "inner.b", "outer.w", "outer.b");
  }

  @Test
  void wrongTokensAreRejected() {
    CharacterEncoder encoder =
        new CharacterEncoder(characters, new Decay(false), SentenceState.LAST);
    assertThatThrownBy(() -> encoder.forward(WORDS, new int[] {0, 1, 2}, BATCH))
        .isInstanceOf(ShapeException.class)
        .hasMessageContaining("3 tokens are words, expected 4");
    assertThatThrownBy(() -> encoder.forward(WORDS, new int[] {0, 1, 2, 3}, BATCH))
        .isInstanceOf(ShapeException.class)
        .hasMessageContaining("token 3 is word 3, expected 0 to 2");
    assertThatThrownBy(() -> encoder.forward(WORDS, new int[] {-1, 1, 2, 1}, BATCH))
        .isInstanceOf(ShapeException.class)
        .hasMessageContaining("token 0 is word -1");
  }

  @Test
  void oddWidthIsRejected() {
    CharacterEncoder encoder =
        new CharacterEncoder(characters, new Decay(false), SentenceState.BOTH_ENDS);
    assertThatThrownBy(() -> encoder.forward(WORDS, WORD_OF, BATCH))
        .isInstanceOf(ShapeException.class)
        .hasMessage("SentenceState.BOTH_ENDS: states of width 1 do not split into two halves");
  }
}

package dev.unfold.nn;

import static dev.unfold.nn.Numeric.parameter;
import static dev.unfold.nn.Numeric.requireNumbers;
import static dev.unfold.nn.Numeric.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.unfold.matrix.Gradients;
import dev.unfold.matrix.Parameter;
import dev.unfold.matrix.ShapeException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The numeric gradient of all parts together: {@code JointNetworkTest}. */
final class WordEncoderTest {
  private final Parameter word = parameter("word.w", row(1, 2), row(3, 4));
  private final Parameter affix = parameter("affix.w", row(10), row(20), row(40));
  private final Parameter letter = parameter("letter.w", row(100), row(200));
  private final EmbeddingBag bag = new EmbeddingBag(affix);
  private final CharacterEncoder reader =
      new CharacterEncoder(new Embedding(letter), new Decay(false), SentenceState.LAST);

  private static final Words WORDS =
      new Words(new int[] {1, 0, 1}, new int[][] {{2, 0}, {}, {1}}, new int[][] {{1}, {0, 1}, {}});

  private static final int[] ORDER = {2, 0, 1};

  private static final Batch BATCH = Batch.ofLengths(2, 1);

  private WordEncoder encoder(Optional<EmbeddingBag> affixes, Optional<CharacterEncoder> letters) {
    return new WordEncoder(new Embedding(word), affixes, letters);
  }

  @Test
  void numbersByHand() {
    WordEncoder encoder = encoder(Optional.of(bag), Optional.of(reader));
    assertThat(encoder.parameters()).containsExactly(word, affix, letter);
    assertThat(encoder.width()).isEqualTo(4);
    WordEncoder.Pass pass = encoder.forward(WORDS, BATCH);
    requireNumbers(pass.output(), row(3, 4, 50, 200), row(1, 2, 0, 250), row(3, 4, 20, 0));
    Gradients into = new Gradients();
    pass.backward(Numeric.matrix(row(1, 2, 3, 4), row(5, 6, 7, 8), row(9, 10, 11, 12)), into);
    requireNumbers(into.dense(word), row(5, 6), row(10, 12));
    requireNumbers(into.dense(affix), row(3), row(11), row(3));
    requireNumbers(into.dense(letter), row(4), row(4 + 8));
  }

  @Test
  void partsAreOptional() {
    WordEncoder words = encoder(Optional.empty(), Optional.empty());
    requireNumbers(words.forward(WORDS, BATCH).output(), row(3, 4), row(1, 2), row(3, 4));
    assertThat(words.width()).isEqualTo(2);
    WordEncoder spelt = encoder(Optional.empty(), Optional.of(reader));
    WordEncoder.Pass pass = spelt.forward(WORDS, BATCH);
    requireNumbers(pass.output(), row(3, 4, 200), row(1, 2, 250), row(3, 4, 0));
    Gradients into = new Gradients();
    pass.backward(Numeric.matrix(row(0, 0, 1), row(0, 0, 2), row(0, 0, 4)), into);
    requireNumbers(into.dense(letter), row(1), row(3));
  }

  @Test
  void pretrainedVectorsAreConstant() {
    Parameter vectors = parameter("given.w", row(0, 0), row(7, 8), row(9, 10));
    WordEncoder encoder =
        new WordEncoder(
            new Embedding(word),
            Optional.empty(),
            Optional.empty(),
            Optional.of(new Embedding(vectors)));
    assertThat(encoder.parameters()).containsExactly(word);
    assertThat(encoder.width()).isEqualTo(4);
    Words words =
        new Words(WORDS.ids(), WORDS.features(), WORDS.letters(), new int[] {2, 0, 1}).pick(ORDER);
    WordEncoder.Pass pass = encoder.forward(words, BATCH);
    requireNumbers(pass.output(), row(3, 4, 7, 8), row(3, 4, 9, 10), row(1, 2, 0, 0));
    Gradients into = new Gradients();
    pass.backward(Numeric.matrix(row(1, 2, 3, 4), row(5, 6, 7, 8), row(9, 10, 11, 12)), into);
    requireNumbers(into.dense(word), row(9, 10), row(6, 8));
    assertThat(into.dense(vectors).maxAbs()).isZero();
  }

  @Test
  void noWordsAreAllowed() {
    WordEncoder encoder = encoder(Optional.of(bag), Optional.of(reader));
    Words none = WORDS.pick(new int[0]);
    assertThat(none.size()).isZero();
    assertThat(encoder.forward(none, BATCH).output().shape()).isEqualTo("0×4");
  }

  @Test
  void differentNumbersOfEntriesAreRejected() {
    assertThatThrownBy(() -> new Words(new int[2], new int[1][], new int[2][]))
        .isInstanceOf(ShapeException.class)
        .hasMessage(
            "Words: 2 ids, 1 lists of features, 2 spellings, 2 vectors, expected as many of each");
    Words some = WORDS.pick(new int[] {2, 0});
    assertThat(some.ids()).containsExactly(1, 1);
    assertThat(some.features()).isDeepEqualTo(new int[][] {{1}, {2, 0}});
    assertThat(some.letters()).isDeepEqualTo(new int[][] {{}, {1}});
  }
}

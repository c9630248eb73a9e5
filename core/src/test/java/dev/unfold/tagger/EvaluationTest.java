package dev.unfold.tagger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.unfold.TestSeed;
import dev.unfold.corpus.Sentence;
import dev.unfold.corpus.Vocabulary;
import dev.unfold.matrix.DType;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class EvaluationTest {
  /** Counts worked out by hand: gold against given. */
  @Test
  void numbersByHand() {
    Evaluation evaluation = new Evaluation();
    for (int i = 0; i < 3; i++) {
      evaluation.add("NOUN", "NOUN", true);
    }
    evaluation.add("NOUN", "VERB", true);
    evaluation.add("NOUN", "VERB", false);
    evaluation.add("VERB", "VERB", false);
    evaluation.add("VERB", "NOUN", false);
    evaluation.add("ADJ", "NOUN", false);

    assertThat(evaluation.tokens()).isEqualTo(8);
    assertThat(evaluation.right()).isEqualTo(4);
    assertThat(evaluation.accuracy()).isEqualTo(0.5);
    assertThat(evaluation.unknownTokens()).isEqualTo(4);
    assertThat(evaluation.unknownRight()).isEqualTo(1);
    assertThat(evaluation.unknownAccuracy()).isEqualTo(0.25);
    assertThat(evaluation.tags()).containsExactly("ADJ", "NOUN", "VERB");
    assertThat(evaluation.count("NOUN", "VERB")).isEqualTo(2);
    assertThat(evaluation.count("VERB", "NOUN")).isEqualTo(1);
    assertThat(evaluation.count("VERB", "ADJ")).isZero();
    assertThat(evaluation.count("X", "NOUN")).isZero();
    assertThat(evaluation.perTag())
        .containsExactly(
            new Evaluation.TagScore("ADJ", Double.NaN, 0, 0, 1),
            new Evaluation.TagScore("NOUN", 3 / 5.0, 3 / 5.0, 0.6, 5),
            new Evaluation.TagScore("VERB", 1 / 3.0, 1 / 2.0, 0.4, 2));
  }

  @Test
  void tagsThatAreNeverRightHaveNoRecall() {
    Evaluation evaluation = new Evaluation();
    evaluation.add("A", "B", true);
    assertThat(evaluation.tags()).containsExactly("A", "B");
    assertThat(evaluation.perTag().get(1))
        .isEqualTo(new Evaluation.TagScore("B", 0, Double.NaN, 0, 0));
  }

  @Test
  void ratesOfNothingAreNaN() {
    Evaluation evaluation = new Evaluation();
    assertThat(evaluation.tokens() + evaluation.right() + evaluation.unknownTokens()).isZero();
    assertThat(evaluation.accuracy()).isNaN();
    assertThat(evaluation.unknownAccuracy()).isNaN();
    assertThat(evaluation.tags()).isEmpty();
    assertThat(evaluation.perTag()).isEmpty();
    evaluation.add("A", "A", true);
    assertThat(evaluation.accuracy()).isEqualTo(1);
    assertThat(evaluation.unknownAccuracy()).as("no unknown word yet").isNaN();
  }

  /** The same figures by another way: lists of tags, filtered anew for every figure. */
  @Test
  void randomTagsEqualAnIndependentCount() {
    Random random = TestSeed.random();
    record Token(int gold, int given, boolean known) {}
    List<Token> tokens = new ArrayList<>();
    Evaluation evaluation = new Evaluation();
    for (int t = 0; t < 5_000; t++) {
      int gold = (int) Math.floor(7 * random.nextDouble() * random.nextDouble());
      int given = random.nextInt(3) == 0 ? random.nextInt(9) : gold;
      Token token = new Token(gold, given, random.nextInt(4) > 0);
      tokens.add(token);
      evaluation.add("T" + token.gold, "T" + token.given, token.known);
    }
    long right = tokens.stream().filter(t -> t.gold == t.given).count();
    long unknown = tokens.stream().filter(t -> !t.known).count();
    assertThat(evaluation.accuracy()).isEqualTo(right / 5000.0);
    assertThat(evaluation.unknownAccuracy())
        .isEqualTo(
            tokens.stream().filter(t -> !t.known && t.gold == t.given).count() / (double) unknown);
    for (Evaluation.TagScore score : evaluation.perTag()) {
      int tag = Integer.parseInt(score.tag().substring(1));
      double hits = tokens.stream().filter(t -> t.gold == tag && t.given == tag).count();
      long gold = tokens.stream().filter(t -> t.gold == tag).count();
      double precision = hits / tokens.stream().filter(t -> t.given == tag).count();
      double recall = hits / gold;
      assertThat(score.gold()).isEqualTo((int) gold);
      assertThat(score.precision()).isEqualTo(Double.valueOf(precision));
      assertThat(score.recall()).isEqualTo(Double.valueOf(recall));
      if (hits > 0) {
        assertThat(score.f1())
            .isCloseTo(2 * precision * recall / (precision + recall), within(1e-12));
      } else {
        assertThat(score.f1()).isZero();
      }
      for (int other = 0; other < 9; other++) {
        int given = other;
        assertThat(evaluation.count("T" + tag, "T" + other))
            .isEqualTo(
                (int) tokens.stream().filter(t -> t.gold == tag && t.given == given).count());
      }
    }
  }

  @Test
  void unknownWordsOfATaggerAreCounted() {
    NetworkTagger tagger =
        NetworkTagger.of(
            SmallModels.config(SmallModels.RNN, DType.FLOAT64),
            new Vocabulary(List.of(Vocabulary.UNKNOWN, "b", "c", "d")),
            new Vocabulary(List.of("T0", "T1", "T2")),
            SmallModels.modulo(3));
    Evaluation evaluation = new Evaluation();
    evaluation.add(
        tagger,
        List.of(
            Sentence.of(List.of("b", "new"), List.of("T1", "T2")),
            Sentence.of(List.of("other", "d", "c"), List.of("T0", "T0", "unseen"))));
    assertThat(evaluation.tokens()).isEqualTo(5);
    assertThat(evaluation.right()).isEqualTo(3);
    assertThat(evaluation.unknownTokens()).isEqualTo(2);
    assertThat(evaluation.unknownRight()).isEqualTo(1);
    assertThat(evaluation.count("unseen", "T2")).isEqualTo(1);
    assertThat(evaluation.count("T2", "T0")).isEqualTo(1);
    evaluation.add(tagger, List.of());
    assertThat(evaluation.tokens()).isEqualTo(5);
  }
}

package dev.unfold.tagger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.unfold.corpus.Part;
import dev.unfold.corpus.PostagCorpusData;
import dev.unfold.corpus.Sentence;
import dev.unfold.corpus.TaggedBatch;
import dev.unfold.corpus.Tagset;
import dev.unfold.corpus.Vocabulary;
import dev.unfold.matrix.DType;
import dev.unfold.matrix.Gradients;
import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.Parameter;
import dev.unfold.model.BodyKind;
import dev.unfold.model.Cell;
import dev.unfold.model.Plans;
import dev.unfold.model.SequenceModel;
import dev.unfold.optim.Optimizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SgdTrainingTest {
  private static final int SENTENCES = 40;

  @TempDir Path folder;

  private static TaggerConfig config(
      BodyKind cell, DType dtype, double rate, int epochs, int seed) {
    return Configs.sgd(false, Plans.words(cell, 6, 5), rate, epochs, 3, seed, dtype, Tagset.UPOS);
  }

  private static TaggerConfig small(int epochs) {
    return config(BodyKind.of(Cell.RNN), DType.FLOAT64, 0.5, epochs, 7);
  }

  /** Sentences of words whose last digit gives the tag; three words in ten stand there only once. */
  private static List<Sentence> sentences(int count, long seed) {
    Random random = new Random(seed);
    List<Sentence> sentences = new ArrayList<>();
    for (int s = 0; s < count; s++) {
      List<String> words = new ArrayList<>();
      List<String> tags = new ArrayList<>();
      for (int t = 0; t <= s % 6; t++) {
        int tag = random.nextInt(3);
        boolean rare = random.nextInt(10) < 3;
        words.add((rare ? "rare" + seed + "." + s + "." + t + "." : "word") + tag);
        tags.add("T" + tag);
      }
      sentences.add(Sentence.of(words, tags));
    }
    return sentences;
  }

  private static PostagCorpusData data() {
    return PostagCorpusData.of(sentences(SENTENCES, 1), sentences(9, 2), List.of());
  }

  private static Trainer trainer(TaggerConfig config) {
    return new Trainer(config, data());
  }

  private byte[] bytes(Tagger tagger) throws IOException {
    Path file = folder.resolve("model.safetensors");
    tagger.save(file);
    return Files.readAllBytes(file);
  }

  @ParameterizedTest
  @CsvSource({"rnn, FLOAT64", "rnn, FLOAT32", "mlp, FLOAT64", "mlp, FLOAT32"})
  void theSameSeedGivesTheSameBytesAndAnotherDoesNot(BodyKind cell, DType dtype)
      throws IOException {
    byte[] once = bytes(trainer(config(cell, dtype, 0.5, 2, 7)).train(epoch -> {}));
    byte[] twice = bytes(trainer(config(cell, dtype, 0.5, 2, 7)).train(epoch -> {}));
    byte[] other = bytes(trainer(config(cell, dtype, 0.5, 2, 8)).train(epoch -> {}));
    assertThat(twice).isEqualTo(once);
    assertThat(other).isNotEqualTo(once);
  }

  @ParameterizedTest
  @CsvSource({"rnn", "mlp"})
  void learnableDataIsLearnt(BodyKind cell) {
    List<Trainer.Epoch> epochs = new ArrayList<>();
    Trainer trainer = trainer(config(cell, DType.FLOAT32, 1, 60, 7));
    NetworkTagger tagger = NetworkTagger.of(trainer.train(epochs::add));
    assertThat(epochs).extracting(Trainer.Epoch::number).startsWith(1, 2, 3).hasSize(60);
    assertThat(epochs.get(59).trainLoss()).isLessThan(0.5 * epochs.get(0).trainLoss());
    assertThat(epochs.get(59).devAccuracy())
        .isEqualTo(tagger.accuracy(data(), Part.DEV))
        .isGreaterThan(0.7);
    assertThat(tagger.accuracy(data(), Part.TRAIN)).isEqualTo(1);
    assertThat(epochs).allMatch(e -> e.trainSeconds() > 0 && e.tokensPerSecond() > 0);
  }

  @Test
  void accuracyIsWhatAnEvaluationCounts() {
    NetworkTagger tagger = NetworkTagger.of(trainer(small(2)).train(epoch -> {}));
    Evaluation evaluation = new Evaluation();
    evaluation.add(tagger, sentences(9, 2));
    assertThat(tagger.accuracy(data(), Part.DEV)).isEqualTo(evaluation.accuracy());
    assertThat(tagger.words().entries()).isEqualTo(data().words().entries());
  }

  @Test
  void everyEpochGoesOnceThroughAllSentencesInAnotherOrder() {
    PostagCorpusData data = data();
    List<List<int[]>> epochs = new ArrayList<>(List.of(new ArrayList<>(), new ArrayList<>()));
    train(data, small(2), (epoch, batch) -> epochs.get(epoch - 1).addAll(List.of(batch.output())));
    int[][] inOrder = data.all(Part.TRAIN).output();
    for (List<int[]> epoch : epochs) {
      assertThat(epoch)
          .usingElementComparator(SgdTrainingTest::identity)
          .containsExactlyInAnyOrder(inOrder);
      assertThat(epoch)
          .usingElementComparator(SgdTrainingTest::identity)
          .isNotEqualTo(Arrays.asList(inOrder));
    }
    assertThat(epochs.get(0))
        .usingElementComparator(SgdTrainingTest::identity)
        .isNotEqualTo(epochs.get(1));
  }

  private static int identity(int[] one, int[] other) {
    return one == other ? 0 : 1;
  }

  private interface Steps {
    void step(int epoch, TaggedBatch batch);
  }

  private static void train(PostagCorpusData data, TaggerConfig config, Steps steps) {
    int[] epochs = {1};
    new Trainer(config, data)
        .on(model -> watched(model, batch -> steps.step(epochs[0], batch)))
        .train(epoch -> epochs[0]++);
  }

  /** A model whose updates are reported. */
  private static SequenceModel watched(SequenceModel model, Consumer<TaggedBatch> updates) {
    return new SequenceModel() {
      @Override
      public List<Parameter> parameters() {
        return model.parameters();
      }

      @Override
      public Matrix logForward(int[][] input) {
        return model.logForward(input);
      }

      @Override
      public double backpropagation(int[][] input, int[][] output, Gradients into) {
        updates.accept(new TaggedBatch(input, output));
        return model.backpropagation(input, output, into);
      }
    };
  }

  @Test
  void wordsThatStandThereOnceAreReadAsUnknownEverySecondTime() {
    PostagCorpusData data = data();
    Map<int[], int[]> originals = new IdentityHashMap<>();
    TaggedBatch all = data.all(Part.TRAIN);
    int[] counts = new int[data.inputSize()];
    for (int s = 0; s < all.sentences(); s++) {
      originals.put(all.output()[s], all.input()[s]);
      Arrays.stream(all.input()[s]).forEach(word -> counts[word]++);
    }
    int[] once = new int[2];
    train(
        data,
        small(20),
        (epoch, batch) -> {
          for (int s = 0; s < batch.sentences(); s++) {
            int[] original = originals.get(batch.output()[s]);
            for (int t = 0; t < original.length; t++) {
              int word = batch.input()[s][t];
              if (counts[original[t]] == 1) {
                assertThat(word).isIn(original[t], 0);
                once[word == 0 ? 1 : 0]++;
              } else {
                assertThat(word).isEqualTo(original[t]);
              }
            }
          }
        });
    assertThat(data.words().get(0)).isEqualTo(Vocabulary.UNKNOWN);
    assertThat(once[0] + once[1]).isGreaterThan(500);
    assertThat(once[1] / (double) (once[0] + once[1])).isBetween(0.43, 0.57);
  }

  @Test
  void theLabGoesInFileOrderOneSentenceAStepAndChangesNoWord() {
    List<Sentence> train = sentences(SENTENCES, 1);
    PostagCorpusData data = PostagCorpusData.asInTheLab(train, sentences(9, 2), List.of());
    TaggerConfig lab =
        Configs.sgd(true, Plans.words(Cell.RNN, 6, 5), 0.1, 2, 1, 1234, DType.FLOAT64, Tagset.UPOS);
    List<int[]> seen = new ArrayList<>();
    train(data, lab, (epoch, batch) -> seen.addAll(List.of(batch.input())));
    int[][] inOrder = data.all(Part.TRAIN).input();
    assertThat(seen).hasSize(2 * SENTENCES);
    assertThat(seen.subList(0, SENTENCES)).containsExactly(inOrder);
    assertThat(seen.subList(SENTENCES, 2 * SENTENCES)).containsExactly(inOrder);
  }

  @Test
  void withoutADevPartThereIsNoAccuracy() {
    List<Trainer.Epoch> epochs = new ArrayList<>();
    PostagCorpusData data = PostagCorpusData.of(sentences(5, 1), List.of(), List.of());
    new Trainer(small(1), data).train(epochs::add);
    assertThat(epochs.get(0).devAccuracy()).isNaN();
    assertThat(epochs.get(0).trainLoss()).isFinite();
  }

  @Test
  void c41TagsThatTheTrainingPartDoesNotHaveCountAsErrors() {
    List<Sentence> dev = List.of(Sentence.of(List.of("word0", "word1"), List.of("new", "new")));
    PostagCorpusData data = PostagCorpusData.of(sentences(5, 1), dev, List.of());
    Tagger tagger = new Trainer(small(1), data).train(epoch -> {});
    assertThat(NetworkTagger.of(tagger).accuracy(data, Part.DEV)).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a/X b/X", "a/X", "a/X | b/Y | a/X"})
  void c48OneTagOneSentenceOneWord(String corpus) {
    List<Sentence> train = new ArrayList<>();
    for (String sentence : corpus.split(" \\| ")) {
      List<String> tokens = List.of(sentence.split(" "));
      train.add(
          Sentence.of(
              tokens.stream().map(t -> t.substring(0, 1)).toList(),
              tokens.stream().map(t -> t.substring(2)).toList()));
    }
    List<Trainer.Epoch> epochs = new ArrayList<>();
    PostagCorpusData data = PostagCorpusData.of(train, train, List.of());
    Tagger tagger = new Trainer(small(3), data).train(epochs::add);
    assertThat(epochs).hasSize(3).allMatch(e -> e.trainLoss() >= 0 && e.devAccuracy() >= 0);
    assertThat(tagger.tag(List.of("a", "new")).get(0)).isIn("X", "Y");
  }

  @ParameterizedTest
  @CsvSource({
    "rnn, FLOAT64, 1e307",
    "rnn, FLOAT32, 1e37",
    "mlp, FLOAT64, 1e307",
    "mlp, FLOAT32, 1e37"
  })
  void aLearningRateThatIsTooLargeEndsWithAdvice(BodyKind cell, DType dtype, double rate) {
    Trainer trainer = trainer(config(cell, dtype, rate, 50, 7));
    assertThatThrownBy(() -> trainer.train(epoch -> {}))
        .isInstanceOf(ModelException.class)
        .hasMessageMatching(
            "training: epoch [0-9]+, step [0-9]+: (the loss is (NaN|Infinity)|a weight is not finite"
                + " after this step) \\((W_[a-z]+|the output) overflowed; the last finite loss was"
                + " [0-9.E+]+\\); no model was written; choose a lower learning rate \\(now 1\\.0E3?0?7?3?7?\\)");
  }

  /** The network given, but for its {@code step}th update, after which one weight is NaN. */
  private static UnaryOperator<SequenceModel> poisoned(int step, double loss) {
    return model ->
        new SequenceModel() {
          private int steps;

          @Override
          public List<Parameter> parameters() {
            return model.parameters();
          }

          @Override
          public Matrix logForward(int[][] input) {
            return model.logForward(input);
          }

          @Override
          public double backpropagation(int[][] input, int[][] output, Gradients into) {
            return model.backpropagation(input, output, into);
          }

          @Override
          public double update(
              int[][] input, int[][] output, Optimizer optimizer, Gradients gradients) {
            if (++steps < step) {
              return 0.5 + steps;
            }
            model.parameter("W_h").value().set(1, 2, Double.NaN);
            return loss;
          }
        };
  }

  @Test
  void aLossThatIsNotFiniteNamesEpochStepParameterAndLearningRate() {
    int stepsOfAnEpoch = (SENTENCES + 2) / 3;
    Trainer trainer = new Trainer(small(3), data()).on(poisoned(stepsOfAnEpoch + 5, Double.NaN));
    assertThatThrownBy(() -> trainer.train(epoch -> {}))
        .isInstanceOf(ModelException.class)
        .hasMessage(
            "training: epoch 2, step 5: the loss is NaN (W_h overflowed; the last finite loss was"
                + " 18.5); no model was written; choose a lower learning rate (now 0.5)");
    Trainer atOnce = new Trainer(small(3), data()).on(poisoned(1, Double.POSITIVE_INFINITY));
    assertThatThrownBy(() -> atOnce.train(epoch -> {}))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining(
            "epoch 1, step 1: the loss is Infinity (W_h overflowed; the last finite loss was none)");
  }

  @Test
  void aWeightThatOverflowsInTheLastStepIsNoticed() {
    int stepsOfAnEpoch = (SENTENCES + 2) / 3;
    Trainer trainer = new Trainer(small(1), data()).on(poisoned(stepsOfAnEpoch, 0.25));
    assertThatThrownBy(() -> trainer.train(epoch -> {}))
        .isInstanceOf(ModelException.class)
        .hasMessage(
            "training: epoch 1, step 14: a weight is not finite after this step (W_h overflowed; the"
                + " last finite loss was 0.25); no model was written; choose a lower learning rate (now 0.5)");
  }
}

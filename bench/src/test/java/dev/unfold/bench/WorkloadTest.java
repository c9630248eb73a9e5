package dev.unfold.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every row of the table: Unfold and PyTorch do the same work, in every setting of PyTorch. */
final class WorkloadTest {
  static Stream<Workload> workloads() {
    return Stream.concat(Workloads.all().stream(), Workloads.tiny().stream());
  }

  @ParameterizedTest
  @MethodSource("workloads")
  void unfoldAndPyTorchHaveTheSameLoss(Workload workload) {
    List<Sentences> batches = workload.batches().subList(0, 2);
    TimedNetwork ours = workload.shape().ours(batches, 2);
    List<TorchSetting> settings = workload.shape().theirs(batches, workload.work(), 2);
    SameLoss first = new SameLoss(ours.loss(0), settings.get(0).network().loss(0));
    TorchSetting last = settings.get(settings.size() - 1);
    last.apply();
    assertThat(new SameLoss(ours.loss(1), last.network().loss(1)).ours()).isPositive();
    assertThat(ours.train(0)).isCloseTo(first.ours(), within(1e-5));
    assertThat(ours.loss(0)).as("a step lowers the loss").isLessThan(first.ours());
  }

  @Test
  void differentLossesAreRejected() {
    assertThat(new SameLoss(2, 2 + 1e-5).theirs()).isEqualTo(2 + 1e-5);
    for (double other : new double[] {2 + 3e-5, 2 - 3e-5, Double.NaN}) {
      assertThatThrownBy(() -> new SameLoss(2, other))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage(
              "the same work must have the same loss: ours 2.0, PyTorch's "
                  + other
                  + ", allowed difference 1.0E-5 of ours");
    }
  }

  @Test
  void theTableHasTheseRows() {
    assertThat(Workloads.all().stream().map(w -> w.name() + " >= " + w.atLeast()))
        .containsExactly(
            "BiLSTM H 128, B 32: training >= 2.0",
            "BiLSTM H 256, B 32: training >= 1.5",
            "BiLSTM H 512, E 512, B 64: training >= 1.2",
            "BiLSTM H 128, B 32: inference >= 1.5",
            "BiLSTM H 128, B 1: inference >= 3.0",
            "BiLSTM H 128, B 1: training >= 3.0",
            "BiGRU H 128, B 32: training >= 2.0",
            "BiRNN (tanh) H 128, B 32: training >= 2.0",
            "BiLSTM H 128, B 32, mixed lengths: training >= 2.5",
            "RNN of the lab, E 50, H 20, B 1: training >= 100.0");
    assertThat(Workloads.all())
        .allSatisfy(w -> assertThat(w.shape().words()).isEqualTo(10_000))
        .allSatisfy(w -> assertThat(w.shape().tags()).isEqualTo(17));
    assertThat(Workloads.tiny()).hasSameSizeAs(Workloads.all());
  }

  @Test
  void mixedLengthsResembleATreebank() {
    Workload mixed = Workloads.all().get(8);
    int[] lengths = mixed.lengths().stream().flatMapToInt(Arrays::stream).toArray();
    assertThat(lengths).hasSize(8 * 32);
    assertThat(IntStream.of(lengths).min()).hasValue(5);
    assertThat(IntStream.of(lengths).max()).hasValue(60);
    assertThat(IntStream.of(lengths).average().orElseThrow()).isBetween(15.0, 22.0);
    assertThat(mixed.lengths().get(0)).isNotEqualTo(mixed.lengths().get(1));
  }

  @Test
  void aCompetitorCyclesThroughItsBatchesAndCountsTokens() {
    Workload mixed = Workloads.tiny().get(8);
    List<Integer> seen = new ArrayList<>();
    Competitor competitor =
        mixed.competitor(
            new TimedNetwork() {
              @Override
              public double train(int batch) {
                seen.add(batch);
                return 0;
              }

              @Override
              public double loss(int batch) {
                throw new AssertionError("no one asked for the loss");
              }

              @Override
              public void predict(int batch) {
                throw new AssertionError("no one asked for a prediction");
              }
            });
    List<Sentences> batches = mixed.batches();
    for (int i = 0; i < 10; i++) {
      assertThat(competitor.work()).isEqualTo(batches.get(i % 8).tokens());
    }
    assertThat(seen).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 0, 1);
  }

  @Test
  void pyTorchIsTriedWithAllNumbersOfThreads() {
    Workload training = Workloads.tiny().get(0);
    List<TorchSetting> settings = training.shape().theirs(training.batches(), Work.TRAINING, 2);
    assertThat(settings.stream().map(TorchSetting::toString))
        .containsExactly(
            "2 threads, dense embedding gradient",
            "2 threads, 1 in BLAS, dense embedding gradient",
            "1 thread, 2 in BLAS, dense embedding gradient",
            "1 thread, dense embedding gradient",
            "2 threads, sparse embedding gradient",
            "2 threads, 1 in BLAS, sparse embedding gradient",
            "1 thread, 2 in BLAS, sparse embedding gradient",
            "1 thread, sparse embedding gradient");
    assertThat(
            training.shape().theirs(training.batches(), Work.INFERENCE, 1).stream()
                .map(TorchSetting::toString))
        .containsExactly("1 thread");
  }
}

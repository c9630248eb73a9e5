package dev.unfold.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two tasks in one workspace: at the same time with a helper thread, one after the other without. */
final class WorkspaceParallelTest {
  private static final DType FLOAT = DType.FLOAT32;

  private final HelperThread helper = new HelperThread();
  private final Workspace workspace = new Workspace(new PackedWeights());

  @AfterEach
  void close() {
    helper.close();
  }

  /** Where a task ran. */
  private record Place(Thread thread, Workspace workspace) {}

  private Place here() {
    return new Place(Thread.currentThread(), workspace);
  }

  private Workspace.Pair<Place, Place> run(boolean independent) {
    return workspace.inParallel(
        independent, this::here, other -> new Place(Thread.currentThread(), other));
  }

  private void runsOneAfterTheOther(boolean independent) {
    assertThat(run(independent)).isEqualTo(new Workspace.Pair<>(here(), here()));
    List<String> order = new ArrayList<>();
    workspace.inParallel(independent, () -> order.add("first"), other -> order.add("second"));
    assertThat(order).containsExactly("first", "second");
  }

  @Test
  void withoutAHelperBothTasksShareThreadAndWorkspace() {
    runsOneAfterTheOther(true);
    runsOneAfterTheOther(false);
    workspace.withHelper(Optional.of(helper));
    workspace.withHelper(Optional.empty());
    runsOneAfterTheOther(true);
  }

  @Test
  void dependentTasksRunOneAfterTheOther() {
    workspace.withHelper(Optional.of(helper));
    runsOneAfterTheOther(false);
  }

  @Test
  void theHelperRunsTheSecondTaskInItsOwnWorkspace() {
    workspace.withHelper(Optional.of(helper));
    Workspace.Pair<Place, Place> both = run(true);
    assertThat(both.first()).isEqualTo(here());
    assertThat(both.second().thread()).isNotSameAs(Thread.currentThread());
    assertThat(both.second().workspace()).isNotSameAs(workspace);
    assertThat(run(true)).as("the same ones again").isEqualTo(both);
  }

  /** Each task waits for the other: one after the other they would wait for ever. */
  @Test
  void independentTasksRunAtTheSameTime() {
    workspace.withHelper(Optional.of(helper));
    CyclicBarrier barrier = new CyclicBarrier(2);
    for (int round = 0; round < 100; round++) {
      Workspace.Pair<Boolean, Boolean> met =
          workspace.inParallel(true, () -> meet(barrier), other -> meet(barrier));
      assertThat(met).isEqualTo(new Workspace.Pair<>(true, true));
    }
  }

  private static boolean meet(CyclicBarrier barrier) {
    try {
      barrier.await(10, TimeUnit.MINUTES);
      return true;
    } catch (Exception e) {
      throw new IllegalStateException("the other task did not arrive", e);
    }
  }

  @Test
  void theTwoWorkspacesShareNoMemoryAndAreClearedTogether() {
    workspace.withHelper(Optional.of(helper));
    for (int round = 0; round < 5; round++) {
      workspace.clear();
      Workspace.Pair<Matrix, Matrix> both =
          workspace.inParallel(
              true,
              () -> workspace.matrix(FLOAT, 30, 30).fill(1),
              other -> other.matrix(FLOAT, 30, 30).fill(2));
      assertThat(both.first().sum()).isEqualTo(900);
      assertThat(both.second().sum()).isEqualTo(1800);
      if (round > 2) {
        workspace.clear();
        Workspace.Pair<Matrix, Matrix> again =
            workspace.inParallel(
                true, () -> workspace.matrix(FLOAT, 30, 30), other -> other.matrix(FLOAT, 30, 30));
        assertThat(again.first().sum()).as("the same memory").isEqualTo(900);
        assertThat(again.second().sum()).as("the same memory").isEqualTo(1800);
      }
    }
  }

  @Test
  void aFailureOfTheFirstIsThrownAfterTheSecondHasFinished() {
    workspace.withHelper(Optional.of(helper));
    for (Throwable thrown : List.of(new IllegalStateException("first"), new AssertionError("1"))) {
      AtomicBoolean done = new AtomicBoolean();
      assertThatThrownBy(() -> workspace.inParallel(true, () -> fail(thrown), other -> slow(done)))
          .isSameAs(thrown);
      assertThat(done).isTrue();
      theHelperRunsTheSecondTaskInItsOwnWorkspace();
    }
  }

  @Test
  void aFailureOfTheSecondIsThrown() {
    workspace.withHelper(Optional.of(helper));
    for (Throwable thrown : List.of(new IllegalStateException("second"), new AssertionError("2"))) {
      AtomicBoolean done = new AtomicBoolean();
      assertThatThrownBy(() -> workspace.inParallel(true, () -> slow(done), other -> fail(thrown)))
          .isSameAs(thrown);
      assertThat(done).isTrue();
      theHelperRunsTheSecondTaskInItsOwnWorkspace();
    }
  }

  @Test
  void firstOfTwoFailuresIsThrown() {
    workspace.withHelper(Optional.of(helper));
    RuntimeException first = new IllegalStateException("first");
    RuntimeException second = new IllegalStateException("second");
    assertThatThrownBy(() -> workspace.inParallel(true, () -> fail(first), other -> fail(second)))
        .isSameAs(first);
    theHelperRunsTheSecondTaskInItsOwnWorkspace();
  }

  private static Object fail(Throwable thrown) {
    if (thrown instanceof Error e) {
      throw e;
    }
    throw (RuntimeException) thrown;
  }

  private static boolean slow(AtomicBoolean done) {
    try {
      Thread.sleep(20);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    done.set(true);
    return true;
  }
}

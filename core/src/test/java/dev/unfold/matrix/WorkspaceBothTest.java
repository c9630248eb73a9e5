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

/** Two things in one workspace: at once where there is a partner, one after the other where there is none. */
final class WorkspaceBothTest {
  private static final DType FLOAT = DType.FLOAT32;

  private final HelperThread partner = new HelperThread();
  private final Workspace workspace = new Workspace(new PackedWeights());

  @AfterEach
  void close() {
    partner.close();
  }

  /** Where something ran. */
  private record Place(Thread thread, Workspace workspace) {}

  private Place here() {
    return new Place(Thread.currentThread(), workspace);
  }

  private Workspace.Both<Place, Place> both(boolean apart) {
    return workspace.both(apart, this::here, other -> new Place(Thread.currentThread(), other));
  }

  private void oneAfterTheOther(boolean apart) {
    assertThat(both(apart)).isEqualTo(new Workspace.Both<>(here(), here()));
    List<String> order = new ArrayList<>();
    workspace.both(apart, () -> order.add("first"), other -> order.add("second"));
    assertThat(order).containsExactly("first", "second");
  }

  @Test
  void withoutAPartnerOneThreadDoesBothInOneWorkspace() {
    oneAfterTheOther(true);
    oneAfterTheOther(false);
    workspace.accompany(Optional.of(partner));
    workspace.accompany(Optional.empty());
    oneAfterTheOther(true);
  }

  @Test
  void whatIsNotApartIsDoneOneAfterTheOther() {
    workspace.accompany(Optional.of(partner));
    oneAfterTheOther(false);
  }

  @Test
  void aPartnerDoesTheSecondInAWorkspaceOfItsOwn() {
    workspace.accompany(Optional.of(partner));
    Workspace.Both<Place, Place> both = both(true);
    assertThat(both.first()).isEqualTo(here());
    assertThat(both.second().thread()).isNotSameAs(Thread.currentThread());
    assertThat(both.second().workspace()).isNotSameAs(workspace);
    assertThat(both(true)).as("the same ones again").isEqualTo(both);
  }

  /** Each waits for the other: one after the other they would wait in vain. */
  @Test
  void bothAreDoneAtOnce() {
    workspace.accompany(Optional.of(partner));
    CyclicBarrier barrier = new CyclicBarrier(2);
    for (int round = 0; round < 100; round++) {
      Workspace.Both<Boolean, Boolean> met =
          workspace.both(true, () -> meet(barrier), other -> meet(barrier));
      assertThat(met).isEqualTo(new Workspace.Both<>(true, true));
    }
  }

  private static boolean meet(CyclicBarrier barrier) {
    try {
      barrier.await(10, TimeUnit.MINUTES);
      return true;
    } catch (Exception e) {
      throw new IllegalStateException("the other did not come", e);
    }
  }

  @Test
  void theTwoShareNoMemoryAndBothGiveItBack() {
    workspace.accompany(Optional.of(partner));
    for (int round = 0; round < 5; round++) {
      workspace.clear();
      Workspace.Both<Matrix, Matrix> both =
          workspace.both(
              true,
              () -> workspace.matrix(FLOAT, 30, 30).fill(1),
              other -> other.matrix(FLOAT, 30, 30).fill(2));
      assertThat(both.first().sum()).isEqualTo(900);
      assertThat(both.second().sum()).isEqualTo(1800);
      if (round > 2) {
        workspace.clear();
        Workspace.Both<Matrix, Matrix> again =
            workspace.both(
                true, () -> workspace.matrix(FLOAT, 30, 30), other -> other.matrix(FLOAT, 30, 30));
        assertThat(again.first().sum()).as("the same memory").isEqualTo(900);
        assertThat(again.second().sum()).as("the same memory").isEqualTo(1800);
      }
    }
  }

  @Test
  void whatTheFirstThrowsReachesTheCallerWhenTheSecondIsDone() {
    workspace.accompany(Optional.of(partner));
    for (Throwable thrown : List.of(new IllegalStateException("first"), new AssertionError("1"))) {
      AtomicBoolean done = new AtomicBoolean();
      assertThatThrownBy(() -> workspace.both(true, () -> fail(thrown), other -> slow(done)))
          .isSameAs(thrown);
      assertThat(done).isTrue();
      aPartnerDoesTheSecondInAWorkspaceOfItsOwn();
    }
  }

  @Test
  void whatTheSecondThrowsReachesTheCaller() {
    workspace.accompany(Optional.of(partner));
    for (Throwable thrown : List.of(new IllegalStateException("second"), new AssertionError("2"))) {
      AtomicBoolean done = new AtomicBoolean();
      assertThatThrownBy(() -> workspace.both(true, () -> slow(done), other -> fail(thrown)))
          .isSameAs(thrown);
      assertThat(done).isTrue();
      aPartnerDoesTheSecondInAWorkspaceOfItsOwn();
    }
  }

  @Test
  void ofTwoFailuresTheFirstIsTold() {
    workspace.accompany(Optional.of(partner));
    RuntimeException first = new IllegalStateException("first");
    RuntimeException second = new IllegalStateException("second");
    assertThatThrownBy(() -> workspace.both(true, () -> fail(first), other -> fail(second)))
        .isSameAs(first);
    aPartnerDoesTheSecondInAWorkspaceOfItsOwn();
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

package dev.unfold.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A second thread, piece by piece; one that waits for ever fails after a time. */
@Timeout(value = 30, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class HelperThreadTest {
  private final HelperThread partner = new HelperThread();
  private int count;

  @AfterEach
  void close() {
    partner.close();
  }

  private void together(Runnable theirs, Runnable own) {
    HelperThread.together(List.of(partner), theirs, own);
  }

  private Thread thread() {
    AtomicReference<Thread> thread = new AtomicReference<>();
    together(() -> thread.set(Thread.currentThread()), () -> {});
    return thread.get();
  }

  private static Runnable failing(RuntimeException failure) {
    return () -> {
      throw failure;
    };
  }

  /** What a piece wrote is seen by its owner, and the other way round, without a lock. */
  @Tag("slow")
  @Test
  void piecesAreDoneOneByOneOnOneOtherThread() {
    Thread other = thread();
    assertThat(other).isNotSameAs(Thread.currentThread());
    assertThat(other.isDaemon()).as("a program may end without it").isTrue();
    for (int piece = 0; piece < 20_000; piece++) {
      count++;
      together(() -> count++, () -> {});
      assertThat(count).isEqualTo(2 * piece + 2);
    }
    assertThat(thread()).isSameAs(other);
  }

  @Test
  void aPartnerThatFellAsleepIsWoken() {
    for (int piece = 1; piece <= 10; piece++) {
      sleep(5);
      together(() -> count++, () -> {});
      assertThat(count).isEqualTo(piece);
    }
  }

  @Test
  void aLongPieceIsWaitedForAlsoWhereOnesOwnFails() {
    RuntimeException failure = new IllegalStateException("a piece of bad luck");
    Runnable slow =
        () -> {
          sleep(20);
          count++;
        };
    together(slow, () -> {});
    assertThat(count).isEqualTo(1);
    assertThatThrownBy(() -> together(slow, failing(failure))).isSameAs(failure);
    assertThat(count).isEqualTo(2);
  }

  private static void sleep(int milliseconds) {
    try {
      Thread.sleep(milliseconds);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void whatAPieceThrowsReachesItsOwnerAndTheNextPieceIsDone() {
    RuntimeException exception = new IllegalStateException("a piece of bad luck");
    Error error = new AssertionError("another");
    assertThatThrownBy(() -> together(failing(exception), () -> count++)).isSameAs(exception);
    Runnable failing =
        () -> {
          throw error;
        };
    assertThatThrownBy(() -> together(failing, () -> count++)).isSameAs(error);
    together(() -> count++, () -> {});
    assertThat(count).isEqualTo(3);
  }

  @Test
  void closeEndsTheThread() throws InterruptedException {
    Thread thread = thread();
    partner.close();
    partner.close();
    thread.join();
    assertThat(thread.isAlive()).isFalse();
    assertThatThrownBy(() -> together(() -> count++, () -> {}))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("closed");
    assertThat(count).isZero();
  }

  @Test
  void whatWasBegunBeforeTheEndIsDone() {
    for (int round = 0; round < 200; round++) {
      HelperThread other = new HelperThread();
      HelperThread.together(List.of(other), () -> count++, other::close);
      assertThat(count).isEqualTo(round + 1);
    }
  }
}

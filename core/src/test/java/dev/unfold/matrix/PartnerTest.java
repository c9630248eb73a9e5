package dev.unfold.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A second thread, piece by piece; one that waits for ever fails after a time. */
@Timeout(value = 30, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class PartnerTest {
  private final Partner partner = new Partner();
  private int count;

  @AfterEach
  void close() {
    partner.close();
  }

  private Thread thread() {
    AtomicReference<Thread> thread = new AtomicReference<>();
    partner.begin(() -> thread.set(Thread.currentThread()));
    partner.await();
    return thread.get();
  }

  /** What a piece wrote is seen by its owner, and the other way round, without a lock. */
  @Test
  void piecesAreDoneOneByOneOnOneOtherThread() {
    Thread other = thread();
    assertThat(other).isNotSameAs(Thread.currentThread());
    assertThat(other.isDaemon()).as("a program may end without it").isTrue();
    for (int piece = 0; piece < 20_000; piece++) {
      count++;
      partner.begin(() -> count++);
      partner.await();
      assertThat(count).isEqualTo(2 * piece + 2);
    }
    assertThat(thread()).isSameAs(other);
  }

  @Test
  void aPartnerThatFellAsleepIsWoken() throws InterruptedException {
    for (int piece = 1; piece <= 10; piece++) {
      Thread.sleep(5);
      partner.begin(() -> count++);
      partner.await();
      assertThat(count).isEqualTo(piece);
    }
  }

  @Test
  void aLongPieceIsWaitedFor() {
    for (Runnable wait : new Runnable[] {partner::await, partner::settle}) {
      count = 0;
      partner.begin(
          () -> {
            sleep();
            count = 1;
          });
      wait.run();
      assertThat(count).isEqualTo(1);
    }
  }

  private static void sleep() {
    try {
      Thread.sleep(20);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void nothingBegunIsNothingToWaitFor() {
    assertThatCode(partner::await).doesNotThrowAnyException();
    assertThatCode(partner::settle).doesNotThrowAnyException();
  }

  @Test
  void whatAPieceThrowsReachesItsOwnerAndTheNextPieceIsDone() {
    RuntimeException exception = new IllegalStateException("a piece of bad luck");
    Error error = new AssertionError("another");
    partner.begin(
        () -> {
          throw exception;
        });
    assertThatThrownBy(partner::await).isSameAs(exception);
    partner.begin(
        () -> {
          throw error;
        });
    assertThatThrownBy(partner::await).isSameAs(error);
    partner.begin(() -> count++);
    assertThatCode(partner::await).doesNotThrowAnyException();
    assertThat(count).isEqualTo(1);
  }

  @Test
  void settlingTellsNoFailure() {
    partner.begin(
        () -> {
          throw new IllegalStateException("a piece of bad luck");
        });
    assertThatCode(partner::settle).doesNotThrowAnyException();
  }

  @Test
  void closeEndsTheThread() throws InterruptedException {
    Thread thread = thread();
    partner.close();
    partner.close();
    thread.join();
    assertThat(thread.isAlive()).isFalse();
    assertThatThrownBy(() -> partner.begin(() -> count++))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("closed");
    assertThat(count).isZero();
  }

  @Test
  void whatWasBegunBeforeTheEndIsDone() {
    for (int round = 0; round < 200; round++) {
      Partner other = new Partner();
      other.begin(() -> count++);
      other.close();
      other.await();
      assertThat(count).isEqualTo(round + 1);
    }
  }
}

package dev.unfold.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A helper thread, task by task. A test that hangs fails after a while. */
@Timeout(value = 30, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class HelperThreadTest {
  private final HelperThread helper = new HelperThread();
  private int count;

  @AfterEach
  void close() {
    helper.close();
  }

  private void together(Runnable theirs, Runnable own) {
    HelperThread.together(List.of(helper), theirs, own);
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

  /** Each side sees what the other wrote, without a lock. */
  @Test
  void tasksRunOneByOneOnOneOtherThread() {
    Thread other = thread();
    assertThat(other).isNotSameAs(Thread.currentThread());
    assertThat(other.isDaemon()).as("does not keep a program alive").isTrue();
    for (int task = 0; task < 20_000; task++) {
      count++;
      together(() -> count++, () -> {});
      assertThat(count).isEqualTo(2 * task + 2);
    }
    assertThat(thread()).isSameAs(other);
  }

  @Test
  void aParkedHelperIsWoken() {
    for (int task = 1; task <= 10; task++) {
      sleep(5);
      together(() -> count++, () -> {});
      assertThat(count).isEqualTo(task);
    }
  }

  @Test
  void togetherWaitsForTheHelperEvenIfItsOwnTaskFails() {
    RuntimeException failure = new IllegalStateException("intended");
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
  void failuresReachTheCallerAndTheNextTaskRuns() {
    RuntimeException exception = new IllegalStateException("intended");
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
    helper.close();
    helper.close();
    thread.join();
    assertThat(thread.isAlive()).isFalse();
    assertThatThrownBy(() -> together(() -> count++, () -> {}))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("closed");
    assertThat(count).isZero();
  }

  @Test
  void aTaskBegunBeforeCloseIsRun() {
    for (int round = 0; round < 200; round++) {
      HelperThread other = new HelperThread();
      HelperThread.together(List.of(other), () -> count++, other::close);
      assertThat(count).isEqualTo(round + 1);
    }
  }
}

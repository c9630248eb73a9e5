package dev.unfold.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unfold.corpus.CorpusException;
import dev.unfold.tagger.ModelException;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.Test;

/** Exit codes: 1 for data, models, memory and a full disk; 0 for a closed pipe; 3 for bugs. */
final class CommandFailureTest {
  @Test
  void badDataAndModelsGiveOne() {
    assertThat(CommandFailure.of(new CorpusException("f", 3, "odd")))
        .isEqualTo(new CommandFailure(1, "f:3: odd"));
    assertThat(CommandFailure.of(new ModelException("m: odd")))
        .isEqualTo(new CommandFailure(1, "m: odd"));
  }

  @Test
  void fullDisksGiveOneAndClosedPipesZero() {
    assertThat(CommandFailure.of(new UncheckedIOException(new IOException("Broken pipe"))))
        .isEqualTo(new CommandFailure(0, ""));
    assertThat(CommandFailure.of(new UncheckedIOException(new IOException("Quota exceeded"))))
        .isEqualTo(new CommandFailure(1, "standard output: can't be written (Quota exceeded)"));
  }

  @Test
  void outOfMemoryGivesOne() {
    assertThat(CommandFailure.of(new OutOfMemoryError()))
        .isEqualTo(
            new CommandFailure(
                1, "out of memory; give the JVM more with UNFOLD_JAVA_OPTIONS=-Xmx4g"));
  }

  @Test
  void everythingElseIsABug() {
    for (Throwable bug :
        new Throwable[] {new IllegalStateException("x"), new StackOverflowError()}) {
      assertThat(CommandFailure.of(bug).code()).isEqualTo(3);
      assertThat(CommandFailure.of(bug).message())
          .startsWith("a bug in Unfold: " + bug)
          .endsWith("please report it with the output of the same command and --debug");
    }
  }
}

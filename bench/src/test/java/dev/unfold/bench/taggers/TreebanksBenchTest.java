package dev.unfold.bench.taggers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.unfold.cli.bench.TreebanksPlan;
import dev.unfold.cli.console.Console;
import dev.unfold.corpus.BuiltInCorpus;
import dev.unfold.corpus.Part;
import dev.unfold.corpus.Tagset;
import dev.unfold.tagger.ModelException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two taggers on the first sentences of the built-in corpus, which has universal tags alone. */
@Tag("slow")
final class TreebanksBenchTest {
  @TempDir private Path folder;

  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private String run(Path treebanks) {
    Pattern only = Pattern.compile("fast|perceptron");
    TreebanksPlan plan =
        new TreebanksPlan(
            treebanks,
            List.of(Tagset.UPOS, Tagset.XPOS),
            List.of(20, 100_000),
            List.of(1234),
            only,
            1,
            Optional.of(folder.resolve("results.tsv")));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    String table =
        TreebanksBench.run(plan, new Console(InputStream.nullInputStream(), out, err, ""));
    assertThat(out.toString(StandardCharsets.UTF_8)).startsWith(table);
    return table;
  }

  @Test
  void anInterruptedRunContinuesWithTheResultsSoFar() throws IOException {
    Path treebank = Files.createDirectories(folder.resolve("ud/built_in"));
    for (Part part : Part.values()) {
      try (InputStream in = BuiltInCorpus.open(part)) {
        Files.copy(in, treebank.resolve(part + ".conllu"));
      }
    }
    String table = run(folder.resolve("ud"));
    assertThat(table.lines()).hasSize(3);
    assertThat(table.lines().skip(2).findFirst().orElseThrow())
        .matches(
            "\\| built_in \\| upos \\| 20 \\| - \\| \\d\\d\\.\\d\\d / \\d\\d\\.\\d\\d \\| -"
                + " \\| \\d\\d\\.\\d\\d / \\d\\d\\.\\d\\d \\| [+−]\\S+ \\| - \\| - \\|");
    assertThat(err.toString(StandardCharsets.UTF_8))
        .contains("built_in upos, 20 sentences: training Unfold fast", "xpos", "; skipped");
    Path results = folder.resolve("results.tsv");
    List<String> lines = Files.readAllLines(results);
    assertThat(lines).hasSize(2);
    err.reset();
    Files.writeString(results, lines.get(0) + "\n" + lines.get(1).substring(0, 30));
    assertThat(run(treebank)).isEqualTo(table);
    assertThat(err.toString(StandardCharsets.UTF_8)).containsOnlyOnce("training");
  }

  @Test
  void aFolderWithoutTreebanksIsRefused() {
    assertThatThrownBy(() -> run(folder))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("no treebank found, expected folders with files named");
  }
}

package dev.unfold.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.unfold.Python;
import dev.unfold.exchange.Taggers;
import dev.unfold.exchange.TorchWeights;
import dev.unfold.exchange.Trace;
import dev.unfold.matrix.Matrix;
import dev.unfold.nn.Words;
import dev.unfold.tagger.NetworkTagger;
import dev.unfold.tagger.TaggerConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the programs of docs/pytorch.md unchanged, in PyTorch for Python. */
final class TorchPageTest {
  private static final Path PAGE = Path.of("..", "docs", "pytorch.md");
  private static final Pattern PROGRAM = Pattern.compile("(?s)```python\n(.*?)```");

  @TempDir private Path folder;

  @Test
  void bothPresets() throws IOException, InterruptedException {
    Python.require("torch.nn", "safetensors.torch");
    assertSameScoresAndSameWeightsBack(Taggers.trained(TaggerConfig.FAST));
    assertSameScoresAndSameWeightsBack(Taggers.trained(TaggerConfig.ACCURATE));
  }

  private void assertSameScoresAndSameWeightsBack(NetworkTagger tagger)
      throws IOException, InterruptedException {
    List<String> sentence = List.of("The", "Qwertz-42", "ran", "to", "İstanbul", "🙂🙂", ".");
    Files.write(folder.resolve("weights.safetensors"), TorchWeights.bytes(tagger));
    List<String> rows = Python.run(folder, programs() + printing(tagger.read(sentence)));
    Matrix expected = Trace.of(tagger, List.of(sentence)).tensors().get(Trace.SCORES);
    assertThat(rows).hasSize(sentence.size());
    for (int t = 0; t < rows.size(); t++) {
      String[] scores = rows.get(t).split(" ");
      assertThat(scores).hasSize(expected.columns());
      for (int k = 0; k < scores.length; k++) {
        assertThat(Double.parseDouble(scores[k]))
            .as("score %d of word %d", k, t)
            .isCloseTo(expected.get(t, k), within(1e-5 * expected.maxAbs()));
      }
    }
    Path learnt = folder.resolve("learnt.safetensors");
    assertThat(TorchWeights.bytes(TorchWeights.read(learnt, tagger)))
        .isEqualTo(TorchWeights.bytes(tagger));
  }

  private static String programs() throws IOException {
    return PROGRAM
        .matcher(Files.readString(PAGE))
        .results()
        .map(found -> found.group(1))
        .collect(Collectors.joining());
  }

  private static String printing(Words words) {
    return String.format(
        "with torch.no_grad():%n    for row in tagger(%s, %s).tolist():%n        print(*row)%n",
        Arrays.toString(words.ids()), Arrays.deepToString(words.features()));
  }
}

package dev.unfold.cli.tag;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unfold.cli.Run;
import dev.unfold.corpus.LabelScheme;
import dev.unfold.tagger.Decoder;
import dev.unfold.tagger.RankedTags;
import dev.unfold.tagger.Tagger;
import dev.unfold.tagger.Tagging;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code unfold tag --confidence --unsure --best --labels}. */
final class TagConfidenceTest {
  private static final List<String> WORDS = List.of("The", "dog", "can", "blorp", ".");

  @TempDir private static Path folder;
  private static Tagger tagger;
  private static Tagging tagging;

  @BeforeAll
  static void train() throws IOException {
    Run.unfold("train", "--epochs", "2", "--model", path("pos")).good();
    String spans = "Ann I-PER\nmet O\nBob I-PER\nLee I-PER\n\nNew B-LOC\nYork I-LOC\nfell O\n\n";
    String corpus = Files.writeString(folder.resolve("ner.txt"), spans + "I B-PER\n\n").toString();
    Run.unfold("train", "--train", corpus, "--epochs", "30", "--model", path("ner")).good();
    tagger = Tagger.load(folder.resolve("pos"));
    tagging = Decoder.of(tagger).tag(WORDS);
  }

  private static String path(String name) {
    return folder.resolve(name).toString();
  }

  private static Run tag(String input, String... options) {
    String[] arguments = Arrays.copyOf(options, options.length + 3);
    arguments[options.length] = "--model";
    arguments[options.length + 1] = path("pos");
    arguments[options.length + 2] = "-";
    String[] all = new String[arguments.length + 1];
    all[0] = "tag";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    return Run.reading(input, all).good();
  }

  private static String two(double confidence) {
    return String.format(Locale.ROOT, "%.2f", confidence);
  }

  @Test
  void confidenceInText() {
    StringBuilder expected = new StringBuilder("\n");
    double threshold = (tagging.confidence().get(1) + tagging.confidence().get(3)) / 2;
    for (int t = 0; t < WORDS.size(); t++) {
      double sure = tagging.confidence().get(t);
      expected.append(t == 0 ? "" : " ").append(WORDS.get(t)).append('_');
      expected.append(tagging.tags().get(t)).append('_').append(two(sure));
      expected.append(sure < threshold ? "?" : "");
    }
    String limit = String.format(Locale.ROOT, "%.6f", threshold);
    Run run = tag("\nThe dog can blorp .\n", "--confidence", "--unsure", limit);
    assertThat(run.text()).isEqualTo(expected + "\n").containsPattern("[0-9]\\?");
    StringBuilder marked = new StringBuilder();
    for (int t = 0; t < WORDS.size(); t++) {
      marked.append(t == 0 ? "" : " ").append(WORDS.get(t)).append('_');
      marked.append(tagging.tags().get(t)).append('?');
    }
    assertThat(tag("The dog can blorp .\n", "--unsure", "1").text()).isEqualTo(marked + "\n");
  }

  @Test
  void severalTaggingsInText() {
    List<RankedTags> guesses = Decoder.of(tagger).best(WORDS, 3);
    StringBuilder expected = new StringBuilder();
    for (RankedTags guess : guesses) {
      expected.append(String.format(Locale.ROOT, "%.4f\t", guess.probability()));
      for (int t = 0; t < WORDS.size(); t++) {
        expected
            .append(t == 0 ? "" : " ")
            .append(WORDS.get(t))
            .append('_')
            .append(guess.tags().get(t));
      }
      expected.append('\n');
    }
    assertThat(tag("\n\nThe dog can blorp .\n", "--best", "3").text())
        .isEqualTo(expected.toString());
  }

  @Test
  void confidenceInConllu() {
    String input =
        "# id = 1\n1\tThe\t_\tX\t_\t_\t_\t_\t_\tConf=7|A=b\n2\tdog\t_\tX\t_\t_\t_\t_\t_\tUnsure=Yes\n\n# end\n";
    Tagging two = Decoder.of(tagger).tag(List.of("The", "dog"));
    RankedTags best = Decoder.of(tagger).best(List.of("The", "dog"), 1).get(0);
    Run run = tag(input, "--confidence", "--unsure", "0.000001", "--best", "1");
    assertThat(run.text())
        .isEqualTo(
            input
                .replace(
                    "= 1\n",
                    String.format(
                        Locale.ROOT,
                        "= 1\n# best_1 = %.4f %s\n",
                        best.probability(),
                        String.join(" ", best.tags())))
                .replace("The\t_\tX", "The\t_\t" + two.tags().get(0))
                .replace("dog\t_\tX", "dog\t_\t" + two.tags().get(1))
                .replace("Conf=7|A=b", "A=b|Conf=" + two(two.confidence().get(0)))
                .replace("Unsure=Yes", "Conf=" + two(two.confidence().get(1))));
    assertThat(tag(input, "--unsure", "1").text()).contains("Conf=7|A=b|Unsure=Yes\n");
  }

  /** The training part violates every scheme; constrained to one, the tags do not. */
  @Test
  void labelsFollowTheScheme() {
    String input = "Bob Lee fell York\nYork Lee Bob\nLee\nBob met New York\n";
    for (String scheme : List.of("iob1", "iob2", "auto")) {
      Run run = Run.reading(input, "tag", "--model", path("ner"), "--labels", scheme).good();
      LabelScheme kept = scheme.equals("iob1") ? LabelScheme.IOB1 : LabelScheme.IOB2;
      assertThat(violations(run, kept)).as(run.text()).isZero();
    }
    Run free = Run.reading(input, "tag", "--model", path("ner"), "--labels", "none").good();
    assertThat(violations(free, LabelScheme.IOB2)).as(free.text()).isPositive();
    assertThat(Run.reading(input, "tag", "--model", path("ner"), "--labels", "iobes").err())
        .isEqualTo("");
  }

  private static int violations(Run run, LabelScheme scheme) {
    return run.lines().stream()
        .mapToInt(
            line ->
                scheme.violations(
                    Arrays.stream(line.split(" "))
                        .map(word -> word.substring(word.indexOf('_') + 1))
                        .toList()))
        .sum();
  }

  @Test
  void badOptionsAreRefused() {
    for (String bad : List.of("0", "1.5", "x", "-1", "nan")) {
      Run run = Run.unfold("tag", "--unsure", bad);
      assertThat(run.code()).isEqualTo(2);
      assertThat(run.err())
          .startsWith(
              "error: --unsure: found \"" + bad + "\", expected a number above 0 and at most 1");
    }
    assertThat(Run.unfold("tag", "--best", "0").err())
        .startsWith("error: --best: found \"0\", expected a whole number from 1 to 1000");
  }
}

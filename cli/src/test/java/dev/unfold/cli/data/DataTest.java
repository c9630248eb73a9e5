package dev.unfold.cli.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unfold.cli.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code unfold data}: the description of corpora and of word vectors. */
final class DataTest {
  @TempDir private Path folder;

  private String file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  private static List<String> lines(Run run) {
    return run.lines().stream().map(line -> line.strip().replaceAll(" +", " ")).toList();
  }

  @Test
  void printsSizeColumnsFirstSentenceAndTags() throws IOException {
    String train =
        file(
            "train.conllu",
            "# c\n1\tThe\tthe\tDET\tDT\t_\t0\t_\t_\t_\n2\tdog\tdog\tNOUN\tNN\t_\t0\t_\t_\t_\n\n"
                + "1\tRun\t_\tVERB\tVB\t_\t0\t_\t_\t_\n2\t!\t_\t_\t.\t_\t0\t_\t_\t_\n\n");
    Run run = Run.unfold("data", train).good();
    assertThat(run.err()).isEmpty();
    assertThat(run.lines().get(0))
        .isEqualTo(
            train + ": conllu, 2 sentences, 4 tokens, 4 distinct words, longest sentence 2 words");
    assertThat(lines(run))
        .containsSubsequence(
            "columns of train.conllu",
            "column filled distinct examples",
            "1 100.00 % 2 1 2",
            "2 word 100.00 % 4 The dog Run !",
            "3 50.00 % 2 the dog",
            "4 tag 75.00 % 3 DET NOUN VERB",
            "10 0.00 % 0",
            "the first sentence as Unfold reads it",
            "The DET",
            "dog NOUN",
            "3 tags",
            "DET 1",
            "NOUN 1",
            "VERB 1",
            "1 word of " + train + " without a tag: left out of training and counts")
        .noneMatch(line -> line.startsWith("compared with ") || line.contains("span labels"));
    assertThat(lines(Run.unfold("data", train, "--tags", "xpos").good()))
        .contains("5 tag 100.00 % 4 DT NN VB .", ". 1");
  }

  @Test
  void comparesFilesWithTheTrainingPart() throws IOException {
    String train = file("train.txt", "a X\nb Y\n\nc X\n\n");
    String dev = file("dev.txt", "a X\nb Y\n\nc Z\nnew X\n\n");
    String test = file("test.txt", "new W\nnew W\n\n");
    assertThat(lines(Run.unfold("data", train, dev, test).good()))
        .containsSubsequence(
            "4 tags; a column for each file",
            "X 2 2 0",
            "Y 1 1 0",
            "W 0 0 2",
            "Z 0 1 0",
            "compared with train.txt dev.txt test.txt",
            "tokens whose word is not in it 1 (25.00 %) 2 (100.00 %)",
            "distinct words that are not in it 1 (25.00 %) 1 (100.00 %)",
            "tags that are not in it Z (1) W (2)",
            "sentences that are also in it 1 (50.00 %) 0 (0.00 %)",
            "tokens of these sentences 2 (50.00 %) 0 (0.00 %)");
  }

  @Test
  void printsSpanLabels() throws IOException {
    String ner =
        file("ner.txt", "New NNP B-LOC\nYork NNP I-LOC\n\nAnn NNP I-PER\n\nOslo NNP B-LOC\n\n");
    assertThat(lines(Run.unfold("data", ner).good()))
        .containsSubsequence(
            "ner.txt: span labels, iob2; 1 violation, the first in sentence 2", "LOC 2", "PER 1");
    String chunks = file("chunks.txt", "a I-NP\nb B-NP\nc O\n\n");
    assertThat(lines(Run.unfold("data", chunks).good()))
        .contains("chunks.txt: span labels, iob1; no violations");
  }

  @Test
  void printsVectorCoverage() throws IOException {
    String train = file("train.txt", "The X\ndog X\nthe X\nemu X\n\n");
    String vectors = file("v.vec", "3 2\nthe 1 2\ndog 3 4\nunused 5 6\n");
    assertThat(lines(Run.unfold("data", train, "--vectors", vectors).good()))
        .containsSubsequence(
            "v.vec, 2 numbers each train.txt",
            "tokens with a vector, case-sensitive 2 (50.00 %)",
            "tokens with a vector, also lower-cased 3 (75.00 %)",
            "distinct words with one, also lower-cased 3 (75.00 %)");
  }

  @Test
  void longListsAndWordsAreCut() throws IOException {
    StringBuilder text = new StringBuilder("x".repeat(50) + " T0\n");
    for (int tag = 1; tag < 70; tag++) {
      text.append("w T").append(tag).append('\n');
    }
    List<String> lines = lines(Run.unfold("data", file("many.txt", text + "\n")).good());
    assertThat(lines)
        .contains("70 tags", "and 10 more", "and 58 words more", "x".repeat(15) + "… T0");
    assertThat(lines).allMatch(line -> line.length() <= 110 || line.startsWith(folder.toString()));
  }

  @Test
  void unreadableFilesAreOneLine() throws IOException {
    String good = file("good.txt", "a X\n\n");
    List<Run> runs = new ArrayList<>();
    runs.add(Run.unfold("data", folder.resolve("none").toString()));
    runs.add(Run.unfold("data", good, file("empty.txt", "")));
    runs.add(Run.unfold("data", file("narrow.txt", "a\n")));
    runs.add(Run.unfold("data", file("nine.conllu", "1\ta\t_\tX\n")));
    runs.add(Run.unfold("data", good, "--vectors", file("bad.vec", "a 1 2\nb 1\n")));
    runs.add(Run.unfold("data", good, "--vectors", file("nan.vec", "a nan\n")));
    assertThat(runs)
        .allSatisfy(
            run -> {
              assertThat(run.code()).isEqualTo(1);
              assertThat(run.text()).isEmpty();
              assertThat(run.err()).startsWith("error: ").containsOnlyOnce("\n");
            });
    assertThat(runs)
        .extracting(run -> run.err().replace(folder + "/", "").strip())
        .containsExactly(
            "error: none: no such file; check the path",
            "error: empty.txt: no sentences found, expected at least one",
            "error: narrow.txt:1: expected at least 2 columns, found 1: \"a\"",
            "error: nine.conllu:1: expected 10 tab-separated columns, found 4:"
                + " \"1<TAB>a<TAB>_<TAB>X\"",
            "error: bad.vec:2: found 1 numbers, expected a word and 2 numbers as in line 1: \"b 1\"",
            "error: nan.vec:1: number 1 of the word \"a\" is \"nan\", expected a finite number");
  }
}

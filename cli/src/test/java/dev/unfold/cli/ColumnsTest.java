package dev.unfold.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unfold.corpus.Tagset;
import dev.unfold.tagger.Tagger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** UPOS, XPOS and FEATS from training to tagging and evaluation; and the precision of the model file. */
final class ColumnsTest {
  private static final String TEXT =
      """
      1\tthe\tthe\tDET\tDT\t_\t0\t_\t_\t_
      2\tdogs\tdog\tNOUN\tNNS\tNumber=Plur\t0\t_\t_\tSpaceAfter=No
      3\tran\trun\tVERB\tVBD\tTense=Past\t0\t_\t_\t_

      1\ta\ta\tDET\tDT\t_\t0\t_\t_\t_
      2\tdog\tdog\tNOUN\tNN\tNumber=Sing\t0\t_\t_\t_
      3\truns\trun\tVERB\tVBZ\tTense=Pres\t0\t_\t_\t_

      """;

  @TempDir private static Path folder;

  @BeforeAll
  static void train() throws IOException {
    Files.writeString(folder.resolve("c.conllu"), TEXT);
    train("m").good();
  }

  private static String file(String name) {
    return folder.resolve(name).toString();
  }

  private static Run train(String model, String... more) {
    String[] arguments = {
      "train",
      "--preset",
      "fast",
      "--train",
      file("c.conllu"),
      "--test",
      file("c.conllu"),
      "--epochs",
      "40",
      "--learning-rate",
      "0.02",
      "--set",
      "average=0",
      "--set",
      "epoch_updates=1",
      "--model",
      file(model)
    };
    return Run.unfold(Stream.of(arguments, more).flatMap(Stream::of).toArray(String[]::new));
  }

  /** The text without the tags in some columns, counted from 1. */
  private static String without(List<Integer> columns) {
    StringBuilder text = new StringBuilder();
    for (String line : TEXT.split("\n", -1)) {
      String[] cells = line.split("\t", -1);
      for (int column : columns) {
        if (cells.length == 10) {
          cells[column - 1] = "_";
        }
      }
      text.append(text.length() == 0 ? "" : "\n").append(String.join("\t", cells));
    }
    return text.toString();
  }

  private static String tagged(String input, String... more) {
    String[] arguments = {"tag", "--model", file("m")};
    return Run.reading(input, Stream.of(arguments, more).flatMap(Stream::of).toArray(String[]::new))
        .good()
        .text();
  }

  @Test
  void tagFillsAllColumnsOrOne() {
    assertThat(tagged(without(List.of(4, 5, 6)))).isEqualTo(TEXT);
    assertThat(tagged(without(List.of(4, 5, 6)), "--tags", "xpos"))
        .isEqualTo(without(List.of(4, 6)));
    assertThat(tagged(without(List.of(4, 5, 6)), "--tags", "feats"))
        .isEqualTo(without(List.of(4, 5)));
    assertThat(tagged("the dogs\n")).isEqualTo("the_DET dogs_NOUN\n");
    assertThat(tagged("the dogs\n", "--tags", "xpos")).isEqualTo("the_DT dogs_NNS\n");
    Run refused = Run.reading("a\n", "tag", "--model", file("m"), "--tags", "universal");
    assertThat(refused.code()).isEqualTo(1);
    assertThat(refused.err())
        .isEqualTo(
            "error: the model gives no universal, expected one of [upos, xpos, feats, lemma]\n");
  }

  @Test
  void confidenceMarksAndTheBestTaggingsOfEachColumn() {
    String sure = tagged(TEXT, "--confidence", "--unsure", "0.001");
    assertThat(sure.lines().skip(1).findFirst().orElseThrow())
        .matches(
            "2\tdogs\tdog\tNOUN\tNNS\tNumber=Plur\t0\t_\t_\t"
                + "SpaceAfter=No\\|ConfLemma=[01]\\.\\d\\d\\|Conf=[01]\\.\\d\\d\\|ConfXpos=[01]\\.\\d\\d"
                + "\\|ConfFeats=[01]\\.\\d\\d");
    assertThat(tagged(TEXT, "--unsure", "1").lines().findFirst().orElseThrow())
        .endsWith("\tUnsureLemma=Yes|Unsure=Yes|UnsureXpos=Yes|UnsureFeats=Yes");
    assertThat(tagged(TEXT, "--best", "2").lines().limit(8).map(line -> line.split(" = ")[0]))
        .containsExactly(
            "# best_lemma_1",
            "# best_lemma_2",
            "# best_1",
            "# best_2",
            "# best_xpos_1",
            "# best_xpos_2",
            "# best_feats_1",
            "# best_feats_2");
    assertThat(tagged(TEXT, "--tags", "xpos", "--best", "1").lines().findFirst().orElseThrow())
        .matches("# best_1 = [01]\\.\\d+ DT NNS VBD");
  }

  @Test
  void evaluateReportsEachColumnAndAllTogether() throws IOException {
    Run run = Run.unfold("evaluate", "--model", file("m"), file("c.conllu")).good();
    assertThat(run.lines().subList(0, 8))
        .containsExactly(
            "column         right  accuracy   unknown",
            "upos               6    100.00       n/a",
            "xpos               6    100.00       n/a",
            "ufeats             6    100.00       n/a",
            "lemma              6    100.00       n/a",
            "all tags           6    100.00",
            "",
            "accuracy       100.00 % (6 of 6)");
    Run one = Run.unfold("evaluate", "--model", file("m"), file("c.conllu"), "--tags", "xpos");
    assertThat(one.good().text())
        .startsWith("accuracy       100.00 % (6 of 6)")
        .contains("\nNNS ")
        .doesNotContain("NOUN");
    Path theirs = folder.resolve("theirs.conllu");
    Files.writeString(theirs, TEXT.replace("VBZ", "VBD").replace("Tense=Past", "Tense=Pres"));
    assertThat(Run.unfold("evaluate", "--tagged", theirs.toString(), file("c.conllu")).text())
        .containsPattern("\nXPOS +5 +6 +6 ")
        .containsPattern("\nfeatures +5 +6 +6 ")
        .containsPattern("\nall tags +4 +6 +6 ");
  }

  @Test
  void trainingKeepsTheColumnThatIsNamed() {
    Run all = train("a");
    assertThat(all.good().lines())
        .contains(
            "Test accuracy of xpos 100.00 %",
            "Test accuracy of feats 100.00 %", "Test accuracy of all columns together 100.00 %");
    train("x", "--tags", "xpos").good();
    assertThat(Tagger.load(folder.resolve("x")).columns()).containsExactly(Tagset.XPOS);
    train("f", "--tags", "feats").good();
    assertThat(Tagger.load(folder.resolve("f")).tag(List.of("the", "dogs")))
        .containsExactly("_", "Number=Plur");
  }

  @ParameterizedTest
  @CsvSource({"float32, float32", "float16, float16", "int8, int8"})
  void theModelFileIsStoredAsAsked(String store, String type) throws IOException {
    train("s-" + store, "--store", store).good();
    assertThat(Run.unfold("show", file("s-" + store)).good().text())
        .containsPattern("\n  affix\\.w +\\d+×64  " + type + "\n")
        .containsPattern("\n  upos\\.w +3×128  " + type.replace("int8", "float16") + "\n");
    assertThat(Files.size(folder.resolve("s-" + store)))
        .isLessThanOrEqualTo(Files.size(folder.resolve("m")) * (store.equals("float32") ? 3 : 1));
  }

  @Test
  void storesThatDoNotFitAreRefused() {
    Run wide = train("w", "--store", "int8", "--dtype", "float64");
    assertThat(wide.code()).isEqualTo(2);
    assertThat(wide.err()).startsWith("error: --store int8: needs --dtype float32 (see: ");
    Run lab = Run.unfold("train", "--store", "int8");
    assertThat(lab.code()).isEqualTo(2);
    assertThat(lab.err()).startsWith("error: --store: needs --preset accurate or fast");
  }
}

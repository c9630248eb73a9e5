package dev.unfold.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The commands on files as people have them, from the folder of shared data. */
final class FieldCommandsTest {
  @TempDir private static Path folder;

  @BeforeAll
  static void train() {
    Run.unfold(
            "train",
            "--preset",
            "fast",
            "--train",
            field("ner_tr.txt"),
            "--epochs",
            "6",
            "--learning-rate",
            "0.02",
            "--model",
            file("ner"))
        .good();
  }

  private static String field(String name) {
    String shared = System.getProperty("unfold.shared", "");
    assumeTrue(!shared.isBlank(), "skipped: needs -Dunfold.shared=FOLDER with field/" + name);
    return Path.of(shared).resolve("field").resolve(name).toString();
  }

  private static String file(String name) {
    return folder.resolve(name).toString();
  }

  private static String text(String name) throws IOException {
    return Files.readString(Path.of(name));
  }

  private static List<String> squeezed(Run run) {
    return run.lines().stream().map(line -> line.strip().replaceAll(" +", " ")).toList();
  }

  @Test
  void tagWritesTheLabelInANewLastColumnWhichEvaluateReads() throws IOException {
    Run run = Run.unfold("tag", "--model", file("ner"), field("ner_te.txt")).good();
    assertThat(run.err()).contains("read as columns: 2 columns separated by tabs");
    List<String> before = text(field("ner_te.txt")).lines().toList();
    for (int i = 0; i < before.size(); i++) {
      String line = run.lines().get(i);
      assertThat(line.isEmpty() ? line : line.substring(0, line.lastIndexOf('\t')))
          .isEqualTo(before.get(i));
    }
    Files.write(Path.of(file("tagged.txt")), run.out());
    Run model = Run.unfold("evaluate", "--model", file("ner"), field("ner_te.txt")).good();
    Run tagged = Run.unfold("evaluate", "--tagged", file("tagged.txt"), field("ner_te.txt")).good();
    assertThat(tagged.lines().get(0)).startsWith("accuracy").isEqualTo(model.lines().get(0));
    Run named =
        Run.unfold(
                "evaluate",
                "--tagged",
                file("tagged.txt"),
                "--tag-column",
                "2",
                field("ner_te.txt"))
            .good();
    assertThat(named.lines().get(0)).isEqualTo(model.lines().get(0));
    assertThat(named.err()).contains("has 3 columns, more than the corpus");
  }

  @Test
  void tagColumnNamesTheColumnToReplace() throws IOException {
    Run run =
        Run.unfold("tag", "--model", file("ner"), "--tag-column", "2", field("ner_te.txt")).good();
    assertThat(run.lines()).allMatch(line -> line.isEmpty() || line.split("\t").length == 2);
    Files.write(Path.of(file("replaced.txt")), run.out());
    Run again =
        Run.unfold("tag", "--model", file("ner"), "--tag-column", "2", file("replaced.txt"));
    assertThat(again.good().text()).isEqualTo(run.text());
    Run wide = Run.unfold("tag", "--model", file("ner"), "--tag-column", "5", field("ner_te.txt"));
    assertThat(wide.code()).isEqualTo(1);
    assertThat(wide.err()).contains("line 1: has 2 columns, asked to write the tag in column 5");
  }

  @Test
  void blanksBetweenColumnsAndDocumentMarksAreKept() throws IOException {
    Run run =
        Run.unfold("tag", "--model", file("ner"), "--format", "columns", field("conll03.txt"))
            .good();
    assertThat(run.lines()).contains("-DOCSTART- -X- -X- O", "");
    assertThat(run.lines().get(2)).matches("SOCCER NN I-NP O \\S+");
    Files.write(Path.of(file("docs.txt")), run.out());
    assertThat(
            Run.unfold("evaluate", "--tagged", file("docs.txt"), field("conll03.txt"))
                .good()
                .text())
        .contains("of 6)");
  }

  @Test
  void labelsGoToTheLastColumnOfConllu() throws IOException {
    Run run = Run.unfold("tag", "--model", file("ner"), field("misc.conllu")).good();
    assertThat(run.err()).contains("written to MISC as name=…; --tags upos overrules");
    assertThat(run.lines().get(1)).startsWith("1\tThe\tthe\tDET\tDT\t").contains("|name=");
    Run upos = Run.unfold("tag", "--model", file("ner"), "--tags", "upos", field("misc.conllu"));
    assertThat(upos.good().lines().get(1)).doesNotContain("name=").doesNotContain("\tDET\t");
    Files.write(Path.of(file("gold.conllu")), run.out());
    Run own =
        Run.unfold("tag", "--model", file("ner"), "--tags", "misc:ner", field("misc.conllu"))
            .good();
    Files.write(Path.of(file("given.conllu")), own.out());
    String renamed = text(file("given.conllu")).replace("ner=", "name=");
    assertThat(renamed).isEqualTo(run.text());
    Run scored =
        Run.unfold(
            "evaluate",
            "--tagged",
            file("gold.conllu"),
            "--tags",
            "misc:name",
            file("gold.conllu"));
    assertThat(scored.good().lines().get(0)).isEqualTo("accuracy       100.00 % (3 of 3)");
    Run missing = Run.unfold("data", "--tags", "misc:ner", file("gold.conllu"));
    assertThat(missing.code()).isEqualTo(1);
    assertThat(missing.err()).contains("no word has an entry ner=… in MISC");
  }

  @Test
  void aModelOfLabelsInMiscWritesThemThere() throws IOException {
    Path corpus =
        Files.writeString(
            folder.resolve("labels.conllu"),
            "1\tAnna\t_\tPROPN\t_\t_\t_\t_\t_\tner=B-PER\n2\tran\t_\tVERB\t_\t_\t_\t_\t_\t_\n\n");
    String[] train = {
      "train",
      "--preset",
      "fast",
      "--train",
      corpus.toString(),
      "--train",
      corpus.toString(),
      "--tags",
      "misc:ner",
      "--epochs",
      "30",
      "--learning-rate",
      "0.02",
      "--set",
      "average=0",
      "--model",
      file("misc")
    };
    Run trained = Run.unfold(train).good();
    assertThat(trained.err())
        .contains("2 sentences, 4 tokens")
        .contains("words without an entry ner=… in MISC are read as O (1)");
    Run run = Run.unfold("tag", "--model", file("misc"), corpus.toString()).good();
    assertThat(run.text()).isEqualTo(text(corpus.toString()).replace("\t_\n", "\tner=O\n"));
    Run scored = Run.unfold("evaluate", "--model", file("misc"), corpus.toString()).good();
    assertThat(scored.lines().get(0)).isEqualTo("accuracy       100.00 % (2 of 2)");
  }

  @Test
  void guessesOfAnEarlierRunAreReplaced() throws IOException {
    Run once =
        Run.unfold("tag", "--model", file("ner"), "--best", "2", field("misc.conllu")).good();
    Run twice = Run.reading(once.text(), "tag", "--model", file("ner"), "--best", "2").good();
    assertThat(twice.text()).isEqualTo(once.text()).containsOnlyOnce("# best_1 =");
    Run columns =
        Run.unfold("tag", "--model", file("ner"), "--best", "2", field("ner_te.txt")).good();
    Run again =
        Run.reading(
            columns.text(), "tag", "--model", file("ner"), "--best", "2", "--tag-column", "3");
    assertThat(again.good().text()).isEqualTo(columns.text()).contains("# best_2 =");
  }

  @Test
  void conlluWithoutABlankAfterTheSignIsConllu() throws IOException {
    Run fromPipe =
        Run.reading(
            text(field("hash_no_blank.txt")), "tag", "--model", file("ner"), "--tags", "upos");
    assertThat(fromPipe.good().err())
        .contains("read as conllu")
        .contains("--format text overrules");
    Run fromFile =
        Run.unfold("tag", "--model", file("ner"), "--tags", "upos", field("hash_no_blank.txt"))
            .good();
    assertThat(fromFile.text()).isEqualTo(fromPipe.text()).startsWith("#sent_id = 1\n1\tThe\t_\t");
  }

  @Test
  void oneWordALineGetsAHint() {
    Run run = Run.reading("Anna\nran\nhome\n", "tag", "--model", file("ner")).good();
    assertThat(run.err())
        .contains("each line has one word; --format columns reads one word a line");
    Run columns =
        Run.reading("Anna\nran\n\nhome\n", "tag", "--model", file("ner"), "--format", "columns");
    assertThat(columns.good().text()).matches("Anna\t\\S+\nran\t\\S+\n\nhome\t\\S+\n");
  }

  @Test
  void noRowOfKnownWordsWithoutAModel() {
    String corpus = field("crfpp.txt");
    Run run =
        Run.unfold(
                "evaluate",
                "--tagged",
                corpus,
                corpus,
                "--tag-column",
                "3",
                "--given-column",
                "4",
                "--against",
                corpus)
            .good();
    assertThat(run.text()).contains("accuracy").doesNotContain("known words");
  }

  @Test
  void headingsOfTheConfusionMatrixAreToldApart() {
    Run run =
        Run.unfold("evaluate", "--tagged", field("hyp_pred.tsv"), field("hyp_gold.tsv")).good();
    assertThat(squeezed(run)).contains("B-corporatio B-creative-w I-creative-a I-creative-w O");
  }

  @ParameterizedTest
  @CsvSource({"data, ''", "evaluate, --tagged"})
  void escapeCharactersAreShown(String command, String option) {
    String ansi = field("ansi.tsv");
    Run run =
        option.isEmpty()
            ? Run.unfold(command, ansi).good()
            : Run.unfold(command, option, ansi, ansi, "--against", ansi, "--show", "1").good();
    assertThat(run.text() + run.err()).contains("<U+001B>").doesNotContain("\u001b");
  }

  @Test
  void anOptionOverrulesTheGuessOfComments() throws IOException {
    String germ = field("germ3.tsv");
    Path tweets = Files.writeString(folder.resolve("tweets.txt"), "# O X\na O X\n\n#b O X\n\n");
    assertThat(Run.unfold("data", tweets.toString()).good().text()).contains("2 tokens");
    Run hash = Run.unfold("data", "--comments", "hash", tweets.toString()).good();
    assertThat(hash.text()).contains("1 sentence, 1 token");
    Run none = Run.unfold("data", "--comments", "none", germ, "--word-column", "2");
    assertThat(none.code()).isEqualTo(1);
  }

  @Test
  void namedColumnsOfConlluPlusAreTags() {
    Run run = Run.unfold("data", "--tags", "PARSEME:MWE", field("plus.conllup")).good();
    assertThat(squeezed(run)).contains("* 2", "1:VID 1", "4 tag 100.00 % 2 * 1:VID");
  }
}

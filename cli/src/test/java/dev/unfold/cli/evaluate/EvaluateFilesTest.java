package dev.unfold.cli.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unfold.cli.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code unfold evaluate} on tagged files, with comparisons and spans, against counts by hand. */
final class EvaluateFilesTest {
  private static final String GOLD =
      "New B-LOC\nYork I-LOC\nsleeps O\n\nAnn B-PER\nmet O\nBob B-PER\n\nNo O\n\n";

  @TempDir private static Path folder;

  @BeforeAll
  static void write() throws IOException {
    file("gold.txt", GOLD);
    file("one.txt", GOLD.replace("Bob B-PER", "Bob B-LOC"));
    file("other.txt", GOLD.replace("York I-LOC", "York O").replace("Ann B-PER", "Ann I-PER"));
    Run.unfold("train", "--train", path("gold.txt"), "--epochs", "40", "--model", path("ner"))
        .good();
    Run.unfold("train", "--epochs", "1", "--model", path("pos")).good();
  }

  private static void file(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  private static String path(String name) {
    return folder.resolve(name).toString();
  }

  /** The lines, with single spaces between columns. */
  private static List<String> lines(Run run) {
    return run.lines().stream().map(line -> line.strip().replaceAll(" +", " ")).toList();
  }

  @Test
  void evaluatesATaggedFileAndItsSpans() {
    Run run = Run.unfold("evaluate", "--tagged", path("one.txt"), path("gold.txt")).good();
    assertThat(lines(run))
        .startsWith("accuracy 85.71 % (6 of 7)")
        .containsSubsequence(
            "span precision recall F1 count found correct",
            "LOC 50.00 100.00 66.67 1 2 1",
            "PER 100.00 50.00 66.67 2 1 1",
            "all 66.67 66.67 66.67 3 3 2")
        .noneMatch(line -> line.startsWith("confidence") || line.startsWith("scores of the CoNLL"));
    assertThat(run.err()).isEmpty();
  }

  @Test
  void comparesTwoTaggedFiles() throws IOException {
    Path differences = folder.resolve("differences");
    Run run =
        Run.unfold(
                "evaluate",
                "--tagged",
                path("one.txt"),
                path("gold.txt"),
                "--against",
                path("other.txt"),
                "--show",
                "1",
                "--differences",
                differences.toString())
            .good();
    assertThat(lines(run))
        .containsSubsequence(
            "first: " + path("one.txt"),
            "second: " + path("other.txt"),
            "percent first second difference",
            "accuracy 85.71 71.43 +14.29",
            "F1 of spans 66.67 66.67 +0.00",
            "only the first is right on 2 tokens, only the second on 1; McNemar's exact test: p ="
                + " 1.0000",
            "paired bootstrap over 3 sentences, 10,000 draws, seed 1:")
        .contains("B-PER 2 66.67 66.67 +0.00", "I-PER 0 n/a 0.00 n/a")
        .contains("different tags in 2 of 3 sentences", "sentence 1, line 1: New York sleeps")
        .doesNotContain("sentence 2, line 5: Ann met Bob")
        .contains("2 York right I-LOC first I-LOC second O first is right");
    assertThat(Files.readString(differences))
        .isEqualTo(
            """

            sentence 1, line 1: New York sleeps
                2 York                 right I-LOC    first I-LOC    second O  first is right

            sentence 2, line 5: Ann met Bob
                1 Ann                  right B-PER    first B-PER    second I-PER  first is right
                3 Bob                  right B-PER    first B-LOC    second B-PER  second is right
            """);
    assertThat(Run.unfold(arguments(run, differences)).err()).contains("already exists");
  }

  private static String[] arguments(Run run, Path differences) {
    assertThat(run.err()).isEqualTo("wrote " + differences + "\n");
    return new String[] {
      "evaluate",
      path("gold.txt"),
      "--tagged",
      path("one.txt"),
      "--against",
      path("other.txt"),
      "--differences",
      differences.toString()
    };
  }

  @Test
  void comparesAModelWithAModelAndAFile() {
    Run same =
        Run.unfold("evaluate", "--model", path("ner"), path("gold.txt"), "--against", path("ner"))
            .good();
    assertThat(lines(same))
        .contains("unknown words n/a n/a n/a", "different tags in 0 of 3 sentences")
        .contains(
            "only the first is right on 0 tokens, only the second on 0; McNemar's exact test: p ="
                + " 1.0000",
            "accuracy +0.00, in 95 % of the draws from +0.00 to +0.00; p = 1.0000");
    Run file =
        Run.unfold(
                "evaluate", "--model", path("ner"), path("gold.txt"), "--against", path("one.txt"))
            .good();
    assertThat(lines(file)).anyMatch(line -> line.startsWith("expected calibration error "));
    assertThat(lines(file)).contains("second: " + path("one.txt"));
  }

  /** A model named beside a tagged file defines which words are known. */
  @Test
  void aModelDefinesTheKnownWords() throws IOException {
    file("new.txt", "Ann B-PER\nleft O\n\n");
    Run run =
        Run.unfold("evaluate", "--model", path("ner"), "--tagged", path("new.txt"), path("new.txt"))
            .good();
    assertThat(lines(run)).contains("unknown words 100.00 % (1 of 1)");
    Run other =
        Run.unfold(
                "evaluate", path("new.txt"), "--tagged", path("new.txt"), "--against", path("ner"))
            .good();
    assertThat(lines(other)).contains("unknown words 100.00 % (1 of 1)");
  }

  @Test
  void tagColumnsCanBeChosen() throws IOException {
    file("both.txt", "a X X\nb Y X\n\n");
    Run run =
        Run.unfold(
                "evaluate",
                "--tagged",
                path("both.txt"),
                path("both.txt"),
                "--tag-column",
                "2",
                "--given-column",
                "3")
            .good();
    assertThat(lines(run)).startsWith("accuracy 50.00 % (1 of 2)");
  }

  @Test
  void conlluFilesGetTheSharedTaskScores() throws IOException {
    String gold =
        "1-2\tdon't\t_\t_\t_\t_\t_\t_\t_\t_\n1\tdo\t_\tAUX\tVB\tMood=Ind\t0\t_\t_\t_\n2\tn't\t_\tPART\tRB\t_\t0\t_\t_\t_\n3\tgo\t_\tVERB\tVB\t_\t0\t_\t_\t_\n\n";
    file("gold.conllu", gold);
    file("same.conllu", gold.replace("AUX\tVB\tMood=Ind", "VERB\tVB\tX=Y|Mood=Ind"));
    file(
        "cut.conllu",
        "1\tdon't\t_\tVERB\tVB\t_\t0\t_\t_\t_\n2\tgo\t_\tVERB\tVB\t_\t0\t_\t_\t_\n\n");
    Run same = Run.unfold("evaluate", "--tagged", path("same.conllu"), path("gold.conllu")).good();
    assertThat(lines(same))
        .containsSubsequence(
            "accuracy 66.67 % (2 of 3)",
            "scores of the CoNLL 2018 shared task",
            "correct gold given precision recall F1 aligned accuracy",
            "words 3 3 3 100.00 100.00 100.00 100.00",
            "UPOS 2 3 3 66.67 66.67 66.67 66.67",
            "XPOS 3 3 3 100.00 100.00 100.00 100.00",
            "features 3 3 3 100.00 100.00 100.00 100.00");
    Run cut = Run.unfold("evaluate", "--tagged", path("cut.conllu"), path("gold.conllu")).good();
    assertThat(lines(cut))
        .contains(
            "words 1 3 2 50.00 33.33 40.00 100.00",
            "UPOS 1 3 2 50.00 33.33 40.00 100.00",
            "the two files split the text into different words, so nothing else is compared")
        .noneMatch(line -> line.startsWith("accuracy"));
  }

  private static void assertRefused(int code, String message, String... arguments) {
    Run run = Run.unfold(arguments);
    assertThat(run.err()).startsWith("error: ").contains(message).containsOnlyOnce("\n");
    assertThat(run.code()).isEqualTo(code);
    assertThat(run.text()).isEmpty();
  }

  @Test
  void filesThatDoNotMatchAreRefused() throws IOException {
    file("short.txt", GOLD.substring(0, GOLD.indexOf("No")));
    file("long.txt", GOLD + "More O\n\n");
    file("words.txt", GOLD.replace("met", "saw"));
    file("fewer.txt", GOLD.replace("Bob B-PER\n", ""));
    file("text.conllu", "1\tdog\t_\tX\tX\t_\t0\t_\t_\t_\n\n");
    file("text2.conllu", "1\tcat\t_\tX\tX\t_\t0\t_\t_\t_\n\n");
    String gold = path("gold.txt");
    assertRefused(
        1,
        "short.txt: holds 2 sentences, expected 3 as in " + gold,
        "evaluate",
        "--tagged",
        path("short.txt"),
        gold);
    assertRefused(
        1,
        "long.txt:11: a sentence more than the 3 of " + gold,
        "evaluate",
        "--tagged",
        path("long.txt"),
        gold);
    assertRefused(
        1,
        "words.txt:5: in this sentence word 2 is \"saw\", but \"met\" in "
            + gold
            + "; expected the same words",
        "evaluate",
        "--tagged",
        path("one.txt"),
        gold,
        "--against",
        path("words.txt"));
    assertRefused(
        1,
        "fewer.txt:5: in this sentence word 3 is missing, but \"Bob\" in ",
        "evaluate",
        "--tagged",
        path("fewer.txt"),
        gold);
    assertRefused(
        1,
        "text2.conllu: holds a different text from ",
        "evaluate",
        "--tagged",
        path("text2.conllu"),
        path("text.conllu"));
    assertRefused(1, "none.txt: no such file", "evaluate", "--tagged", path("none.txt"), gold);
    assertRefused(
        1,
        "none.txt: no such file",
        "evaluate",
        "--tagged",
        path("one.txt"),
        gold,
        "--against",
        path("none.txt"));
    assertRefused(
        1, "none of its tags is one of the model's", "evaluate", "--model", path("pos"), gold);
    assertRefused(2, "--show needs --against", "evaluate", gold, "--show", "3");
    assertRefused(2, "--differences needs --against", "evaluate", gold, "--differences", path("d"));
    assertRefused(
        2,
        "--differences " + gold + ": is read as input",
        "evaluate",
        "--tagged",
        path("one.txt"),
        gold,
        "--against",
        path("one.txt"),
        "--force",
        "--differences",
        gold);
    assertRefused(
        2,
        "the built-in corpus has only --tags upos, found xpos",
        "evaluate",
        "built-in",
        "--tags",
        "xpos",
        "--tagged",
        gold);
    assertRefused(
        2,
        "--labels: found \"bio\", expected auto, iob1, iob2, iobes or none",
        "evaluate",
        gold,
        "--labels",
        "bio");
  }
}

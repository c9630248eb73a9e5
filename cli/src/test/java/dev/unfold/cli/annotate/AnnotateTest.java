package dev.unfold.cli.annotate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unfold.cli.Run;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code unfold train --pipeline}, {@code unfold annotate} and {@code unfold evaluate --raw}. */
@Tag("slow")
final class AnnotateTest {
  private static final String TEXT = "The dog can run. The light is back.";

  @TempDir private static Path folder;
  private static String model;
  private static Run training;

  @BeforeAll
  static void train() {
    model = folder.resolve("model").toString();
    String[] small = {"--preset", "fast", "--set", "epochs=4", "--set", "hidden=16"};
    training =
        Run.unfold(
                "train",
                small[0],
                small[1],
                small[2],
                small[3],
                small[4],
                small[5],
                "--pipeline",
                "--model",
                model)
            .good();
  }

  private static Run annotate(String text, String... options) {
    String[] arguments = new String[options.length + 3];
    arguments[0] = "annotate";
    arguments[1] = "--model";
    arguments[2] = model;
    System.arraycopy(options, 0, arguments, 3, options.length);
    return Run.reading(text, arguments);
  }

  @Test
  void trainingTellsTheScoresFromRawText() {
    assertThat(training.lines())
        .anyMatch(line -> line.startsWith("Segmenter, epoch 1 of "))
        .anyMatch(line -> line.startsWith("Test F1 from raw text: sentences "));
    assertThat(Run.unfold("show", model).good().text()).contains("test_raw_words_f1");
  }

  @Test
  void textIsWrittenAsConllu() {
    Run run = annotate(TEXT + "\n", "--offsets").good();
    assertThat(run.err()).isEmpty();
    assertThat(run.text())
        .startsWith("# sent_id = 1\n# text = The dog can run.\n1\tThe\t_\tDET\t_\t_\t_\t_\t_\t")
        .contains("\t_\tSpaceAfter=No|TokenRange=12:15\n");
  }

  @Test
  void textIsWrittenAsJsonAndAsWordsWithTags() {
    assertThat(annotate(TEXT, "--format", "json").good().lines().get(0))
        .startsWith("{\"text\":\"The dog can run.\",\"start\":0,\"end\":16,\"tokens\":[{\"form\":");
    assertThat(annotate(TEXT, "--format", "text").good().text()).startsWith("The_DET dog_NOUN ");
  }

  @Test
  void severalFilesAreReadOneAfterTheOther() throws IOException {
    Path one = Files.writeString(folder.resolve("one.txt"), "The dog can run.");
    Path two = Files.writeString(folder.resolve("two.txt"), "The light is back.");
    Run run = annotate("", "--format", "text", one.toString(), two.toString()).good();
    assertThat(run.lines()).hasSize(2);
  }

  @Test
  void oddInputEndsInOneLine() {
    assertThat(annotate(" \n\n").good().err())
        .isEqualTo("warning: standard input: has no text; nothing was written\n");
    Run binary = annotate("a\0b");
    assertThat(binary.code()).isEqualTo(1);
    assertThat(binary.err())
        .isEqualTo("error: standard input: NUL character at byte 1; is this a text file?\n");
    byte[] utf16 = {(byte) 0xff, (byte) 0xfe, 'a', 0};
    Run wide = Run.reading(new ByteArrayInputStream(utf16), "annotate", "--model", model);
    assertThat(wide.err())
        .isEqualTo("error: standard input: looks like UTF-16, expected UTF-8; convert the file\n");
    assertThat(annotate("<!DOCTYPE html>\n<p>The dog.</p>").good().err())
        .isEqualTo("warning: standard input: looks like HTML or XML; its tags are read as text\n");
    assertThat(annotate("x", "missing.txt").err())
        .isEqualTo("error: missing.txt: no such file; check the path\n");
  }

  @Test
  void aTaggerAloneIsRefused() {
    String tagger = folder.resolve("tagger").toString();
    Run.unfold("train", "--epochs", "1", "--model", tagger).good();
    Run run = Run.reading("Hello.", "annotate", "--model", tagger);
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).contains("holds a tagger alone").contains("--pipeline");
  }

  @Test
  void rawTextIsScoredAsConll2018Does() {
    Run run = Run.unfold("evaluate", "built-in", "--raw", "--model", model).good();
    assertThat(run.lines())
        .extracting(line -> line.split(" ")[0])
        .containsExactly(
            "", "Tokens", "Sentences", "Words", "UPOS", "XPOS", "UFeats", "AllTags", "Lemmas");
  }

  @Test
  void tagNamesAnnotateOnceForRawText() {
    Run run = Run.reading("He can't run.\nHe can't.\n", "tag", "--model", model).good();
    assertThat(run.err())
        .isEqualTo(
            "warning: line 1: \"run.\" is read as one word; tag reads words between blanks, and"
                + " unfold annotate reads raw text\n");
    assertThat(Run.reading("The U.S. can run .\n", "tag", "--model", model).good().err()).isEmpty();
  }
}

package dev.unfold.cli;

import static dev.unfold.cli.BadInput.data;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Bad input of taggers for use: one line says what is wrong, and no file is changed. Vectors are in {@code VectorsTest},
 * violations of labelling schemes in {@code LabelledCommandsTest}.
 */
final class BadTaggerInputTest {
  @TempDir private static Path folder;
  private static BadInput files;

  @BeforeAll
  static void fill() throws IOException {
    files = new BadInput(folder);
    Files.writeString(folder.resolve("ner.txt"), "Ann B-PER\nLee I-PER\nmet O\n\nBob B-PER\n\n");
    train("--train", path("ner.txt"), "--model", path("ner")).good();
    train("--train", path("good.conllu"), "--model", path("upos"), "--checkpoint", path("c"))
        .good();
  }

  private static String path(String name) {
    return folder.resolve(name).toString();
  }

  private static Run train(String... more) {
    List<String> arguments = new ArrayList<>(List.of("train", "--preset", "fast", "--force"));
    arguments.addAll(List.of("--hidden", "4", "--epochs", "1"));
    arguments.addAll(Arrays.asList(more));
    return Run.unfold(arguments.toArray(String[]::new));
  }

  /** Asserts that a run ends with this error after its notes, and leaves the files unchanged. */
  private static void assertEndsWith(String error, String... options) {
    Map<String, String> before = files.snapshot();
    Run run = train(options);
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.text()).isEmpty();
    assertThat(run.err().lines().filter(line -> line.startsWith("error: ")))
        .singleElement()
        .asString()
        .contains(error);
    assertThat(run.err().lines().toList()).last().asString().startsWith("error: ");
    assertThat(files.snapshot()).isEqualTo(before);
  }

  @Test
  void unknownTagsInDevCountAsErrorsWithOneWarning() throws IOException {
    Files.writeString(folder.resolve("dev.txt"), "Ann B-ORG\nmet VERB\nBob B-PER\n\n");
    Run run =
        train("--train", path("ner.txt"), "--dev", path("dev.txt"), "--model", path("new")).good();
    assertThat(run.err().lines().filter(line -> line.startsWith("warning: ")))
        .containsExactly(
            "warning: dev: 2 tokens with a tag that is not in train; each counts as an error");
    assertThat(run.lines().get(0)).matches("Epoch 1: dev accuracy (0.00|33.33) %");
    Run plain =
        Run.unfold(
                "train",
                "--train",
                path("ner.txt"),
                "--dev",
                path("dev.txt"),
                "--epochs",
                "1",
                "--force",
                "--model",
                path("new"))
            .good();
    assertThat(plain.err())
        .containsOnlyOnce("warning: dev: 2 tokens with a tag that is not in train");
    Files.delete(folder.resolve("new"));
    Files.delete(folder.resolve("dev.txt"));
  }

  @Test
  void modelsForOtherTagsAreRefused() {
    String other =
        "@/good.conllu: none of its tags is one of the model's (upos tags such as B-PER);"
            + " choose the right column with --tag-column, or another model";
    files.assertRefused(data(other, "evaluate", "--model", "@/ner", "@/good.conllu"));
    files.assertRefused(
        data(
            "@/ner: gives none of the tags of @/good.conllu but upos tags such as B-PER; expected a"
                + " model for the same tags",
            "evaluate",
            "--model",
            "@/upos",
            "@/good.conllu",
            "--against",
            "@/ner"));
  }

  @Test
  void checkpointsOfOtherConfigurationsAreRefused() {
    String[] resume = {"--checkpoint", path("c"), "--resume", "--model", path("upos")};
    assertEndsWith(
        path("c") + ": is of another configuration: hidden is 4 there and 5 here",
        with(resume, "--train", path("good.conllu"), "--set", "hidden=5"));
    assertEndsWith(
        path("c") + ": is of another configuration: tagset is upos there and xpos here",
        with(resume, "--train", path("good.conllu"), "--tags", "xpos"));
    assertEndsWith(
        path("c") + ": is of another corpus: the words or tags of train or dev are others there",
        with(resume, "--train", path("ner.txt")));
  }

  private static String[] with(String[] options, String... more) {
    List<String> all = new ArrayList<>(List.of(options));
    all.addAll(List.of(more));
    return all.toArray(String[]::new);
  }

  @Test
  void modelsAndCheckpointsAreNotConfused() {
    assertEndsWith(
        path("upos") + ": is no checkpoint; expected the checkpoint of a training",
        "--checkpoint",
        path("upos"),
        "--resume",
        "--model",
        path("there"),
        "--train",
        path("good.conllu"));
    files.assertRefused(
        data("@/c: format is \"unfold checkpoint\"", "tag", "--model", "@/c", "@/good.conllu"));
  }
}

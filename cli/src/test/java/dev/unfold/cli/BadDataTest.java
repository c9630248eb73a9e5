package dev.unfold.cli;

import static dev.unfold.cli.BadInput.data;
import static org.assertj.core.api.Assertions.assertThat;

import dev.unfold.cli.BadInput.Case;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Unusable corpora and models: exit code 1, and one line that says where and what. */
final class BadDataTest {
  @TempDir private static Path folder;
  private static BadInput files;

  @BeforeAll
  static void fill() throws IOException {
    files = new BadInput(folder);
  }

  static Stream<Case> corpora() {
    Case[] trained = {
      data("@/missing.conllu: no such file; check the path", "@/missing.conllu"),
      data("@/sub: is a folder, expected a file", "@/sub"),
      data("/: is a folder, expected a file", "/"),
      data("@/empty.conllu: no sentences found, expected at least one", "@/empty.conllu"),
      data("@/comments.conllu: no sentences found", "@/comments.conllu"),
      data("@/nine.conllu:3: expected 10 tab-separated columns, found 9", "@/nine.conllu"),
      data("@/untagged.conllu:1: the word has no upos tag", "@/untagged.conllu"),
      data("@/nul.conllu:1: ", "@/nul.conllu"),
      data("@/wide.conllu:1: looks like UTF-16", "@/wide.conllu"),
      data("@/byte.conllu:1: byte 2 (0xFF) is not UTF-8", "@/byte.conllu"),
      data("@/packed.conllu: is a gzip file", "@/packed.conllu"),
      data("@/narrow.txt:2: expected at least 2 columns, found 1", "@/narrow.txt"),
    };
    Stream<Case> train =
        Arrays.stream(trained)
            .map(c -> data(c.message(), "train", "--model", "@/new", "--train", c.arguments()[0]));
    Stream<Case> evaluate =
        Arrays.stream(trained)
            .map(c -> data(c.message(), "evaluate", "--model", "@/model", c.arguments()[0]));
    return Stream.of(
            train,
            evaluate,
            Stream.of(
                data(
                    "@/empty.conllu: no sentences of 2 to 14 words found",
                    "train",
                    "--preset",
                    "lab",
                    "--train",
                    "@/empty.conllu",
                    "--model",
                    "@/new"),
                data(
                    "@/other.conllu: none of its tags is one of the model's (upos tags such"
                        + " as NOUN); choose the right column with --tag-column",
                    "evaluate",
                    "--model",
                    "@/model",
                    "@/other.conllu"),
                data("@/missing: no such file", "tag", "--model", "@/model", "@/missing"),
                data("@/nine.conllu:3: ", "tag", "--model", "@/model", "@/nine.conllu"),
                data("@/byte.conllu:1: byte 2", "tag", "--model", "@/model", "@/byte.conllu")))
        .flatMap(cases -> cases);
  }

  static Stream<Case> models() {
    return Stream.of(
        data("@/no: no such file; check the path, or train a model", "tag", "--model", "@/no"),
        data("@/empty.conllu: not a model of Unfold", "tag", "--model", "@/empty.conllu"),
        data("@/good.conllu: not a model of Unfold", "tag", "--model", "@/good.conllu"),
        data("@/damaged: damaged (its checksum", "tag", "--model", "@/damaged"),
        data("@/damaged: damaged", "evaluate", "--model", "@/damaged", "built-in"),
        data("@/sub: ", "evaluate", "--model", "@/sub", "built-in"));
  }

  @ParameterizedTest
  @MethodSource({"corpora", "models"})
  void oneLineAndNoOtherEffect(Case bad) {
    files.assertRefused(bad);
  }

  @Test
  void nonFiniteLossEndsTrainingWithoutAFile() {
    Map<String, String> before = files.snapshot();
    Run run =
        Run.unfold(
            "train",
            "--learning-rate",
            "1e308",
            "--model",
            files.path("new"),
            "--metrics",
            files.path("f"));
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.lines()).isEmpty();
    assertThat(run.err().lines().skip(1).toList())
        .singleElement()
        .asString()
        .startsWith("error: training: epoch 1, step 2: the loss is NaN")
        .contains("no model was written; choose a lower learning rate (now 1.0E308)");
    assertThat(files.snapshot()).isEqualTo(before);
  }

  @Test
  void debugAddsTheStackTrace() {
    Run run = Run.unfold("--debug", "tag", "--model", files.path("no"));
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err())
        .contains(
            "ModelException: " + files.path("no"),
            "\tat dev.unfold.",
            "\nerror: " + files.path("no"));
  }
}

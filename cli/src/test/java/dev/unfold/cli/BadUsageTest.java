package dev.unfold.cli;

import static dev.unfold.cli.BadInput.usage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.unfold.cli.BadInput.Case;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Bad command lines: exit code 2, and one line that says what was expected. */
final class BadUsageTest {
  @TempDir private static Path folder;
  private static BadInput files;

  @BeforeAll
  static void fill() throws IOException {
    files = new BadInput(folder);
  }

  static Stream<Case> commandLines() {
    return Stream.of(
        usage("no command; expected one of train, evaluate, tag, "),
        usage("unknown command \"tran\"; did you mean train? (see: unfold --help)", "tran"),
        usage("unknown option --epoks; did you mean --epochs?", "train", "--epoks", "3"),
        usage("unknown option --epochs (see: unfold tag --help)", "tag", "--epochs", "3"),
        usage("missing: --epochs=N (see: unfold train --help)", "train", "--epochs"),
        usage("missing: --epochs=N", "train", "--epochs", "--seed", "3"),
        usage("--epochs: given twice, expected once", "train", "--epochs", "2", "--epochs", "3"),
        usage("unexpected argument \"extra\"", "train", "extra"),
        usage("unexpected argument \"b\"", "tag", "a", "b"),
        usage("missing: CORPUS (see: unfold evaluate --help)", "evaluate"),
        usage("missing: CORPUS (see: unfold report --help)", "report"),
        usage("missing: FILE (see: unfold data --help)", "data"),
        usage("unexpected argument \"b\"", "show", "a", "b"),
        usage("unexpected argument \"a\"", "doctor", "a"),
        usage("missing: --parameter=WEIGHT", "gradient"),
        usage("--cell: found \"lstn\", expected rnn, lstm", "train", "--cell", "lstn"),
        usage(
            "--dtype: found \"float16\", expected float32 or float64",
            "train",
            "--dtype",
            "float16"),
        usage("--engine: found \"numpy\", expected java or torch", "train", "--engine", "numpy"),
        usage(
            "--tags: found \"UPOS\", expected upos, xpos, universal, feats or lemma",
            "train",
            "--tags",
            "UPOS"),
        usage("--preset: found \"Lab\", expected lab", "train", "--preset", "Lab"),
        usage(
            "--format: found \"text\", expected conllu, conllup, conllx",
            "train",
            "--train",
            "@/good.conllu",
            "--format",
            "text"),
        usage(
            "--format: found \"conllup\", expected conllu, conllx, columns or text",
            "tag",
            "--format",
            "conllup"),
        usage(
            "--seed: found \"x\", expected a whole number from -2147483648",
            "check",
            "--seed",
            "x"));
  }

  static Stream<Case> numbers() {
    Stream<Case> epochs =
        Stream.of("0", "-1", "1.5", "abc", "2147483648", "", "１", "1e3", " 1")
            .map(
                found ->
                    usage(
                        "--epochs: found \""
                            + found
                            + "\", expected a whole number from 1 to 2147483647",
                        "train",
                        "--epochs",
                        found));
    Stream<Case> rates =
        Stream.of("0", "-1", "nan", "NaN", "inf", "Infinity", "1e400", "1e-400", "0x1p3", "1f", "")
            .map(
                found ->
                    usage(
                        "--learning-rate: found \"" + found + "\", expected a number above 0",
                        "train",
                        "--learning-rate",
                        found));
    Stream<Case> seeds =
        Stream.of("abc", "9223372036854775808", "2147483648")
            .map(
                found ->
                    usage("--seed: found \"" + found + "\", expected", "train", "--seed", found));
    return Stream.of(
            epochs,
            rates,
            seeds,
            Stream.of(
                usage("--hidden: found \"0\", expected a whole", "train", "--hidden", "0"),
                usage(
                    "--hidden 1000000000: 1.00e+18 weights need about",
                    "train",
                    "--hidden",
                    "1000000000"),
                usage("--points: found \"1\", expected", "gradient", "--points", "1"),
                usage("--span: found \"0\", expected", "gradient", "--span", "0")))
        .flatMap(cases -> cases);
  }

  static Stream<Case> contradictions() {
    return Stream.of(
        usage("--dev and --test need --train", "train", "--dev", "@/good.conllu"),
        usage(
            "--format, --word-column and --tag-column need --train", "train", "--tag-column", "2"),
        usage("the built-in corpus has only --tags upos, found xpos", "train", "--tags", "xpos"),
        usage(
            "--preset lab is a single rnn, found mlp", "train", "--preset", "lab", "--cell", "mlp"),
        usage(
            "--preset lab reads CoNLL-X",
            "train",
            "--preset",
            "lab",
            "--train",
            "@/good.conllu",
            "--tags",
            "xpos"),
        usage(
            "--preset lab reads CoNLL-X",
            "train",
            "--preset",
            "lab",
            "--train",
            "@/good.conllu",
            "--format",
            "conllu"),
        usage(
            "--cell mlp: network: the mlp reads words alone, and has one layer, no direction, no crf and no dropout",
            "train",
            "--cell",
            "mlp",
            "--layers",
            "2"),
        usage("PyTorch is not on the class path; start with ", "compare", "--cell", "mlp"),
        usage(
            "PyTorch has only a single rnn, found gru",
            "train",
            "--engine",
            "torch",
            "--cell",
            "gru"),
        usage(
            "the built-in corpus is CoNLL-U; leave out --format",
            "evaluate",
            "built-in",
            "--model",
            "@/model",
            "--tag-column",
            "3"),
        usage(
            "--sentence: found 2, the training part has 1 sentence (see",
            "gradient",
            "--parameter",
            "W_y[0,0]",
            "--train",
            "@/good.conllu",
            "--sentence",
            "2"),
        usage(
            "--parameter: \"W_q\": this model has W_e, W_x, W_h, W_y",
            "gradient",
            "--parameter",
            "W_q[0,0]"),
        usage(
            "expected a name, a row and a column as in W_y[0,0]", "gradient", "--parameter", "W_y"),
        usage("W_y[0,20]: W_y is 17×20", "gradient", "--parameter", "W_y[0,20]"));
  }

  static Stream<Case> outputFiles() {
    return Stream.of(
        usage("@/p.jpg: expected a name that ends in .png or .svg", "train", "--plot", "@/p.jpg"),
        usage("--plot: found an empty name, expected the name of a file", "train", "--plot", ""),
        usage("FILE: found an empty name", "tag", ""),
        usage("--model @/sub: is a folder, expected a file", "train", "--model", "@/sub"),
        usage(
            "--model @/no/m: there is no folder @/no; create it first",
            "train",
            "--model",
            "@/no/m"),
        usage(
            "--model @/there: already exists; choose another file, or add --force",
            "train",
            "--model",
            "@/there"),
        usage(
            "--metrics @/there: already exists",
            "train",
            "--model",
            "@/new",
            "--metrics",
            "@/there"),
        usage(
            "--data @/there: already exists",
            "gradient",
            "--parameter",
            "W_y[0,0]",
            "--data",
            "@/there"),
        usage(
            "--model @/sub/../good.conllu: is read as input",
            "train",
            "--train",
            "@/good.conllu",
            "--force",
            "--model",
            "@/sub/../good.conllu"),
        usage(
            "--metrics @/new: is the file for --model; choose another",
            "train",
            "--model",
            "@/new",
            "--metrics",
            "@/new"),
        usage(
            "--plot @/p.png: is the file for --data",
            "compare",
            "--data",
            "@/p.png",
            "--plot",
            "@/p.png"),
        usage(
            "--page @/there: already exists",
            "report",
            "--model",
            "@/model",
            "@/good.conllu",
            "--page",
            "@/there"),
        usage(
            "--page @/model: is read as input",
            "report",
            "--model",
            "@/model",
            "@/good.conllu",
            "--force",
            "--page",
            "@/model"),
        usage(
            "--plot @/e.png: is read as input",
            "evaluate",
            "--model",
            "@/model",
            "@/e.png",
            "--plot",
            "@/e.png"));
  }

  @ParameterizedTest
  @MethodSource({"commandLines", "numbers", "contradictions", "outputFiles"})
  void oneLineAndNoOtherEffect(Case bad) {
    files.assertRefused(bad);
  }

  @Test
  void readOnlyFoldersAreRefused() throws IOException {
    Path closed = Files.createDirectory(folder.resolve("closed"));
    assertThat(closed.toFile().setWritable(false)).isTrue();
    assumeFalse(Files.isWritable(closed), "skipped: this user may write everywhere");
    Run run = Run.unfold("train", "--model", closed.resolve("m").toString());
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("the folder is not writable; choose another one");
  }
}

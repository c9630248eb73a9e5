package dev.unfold.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is wrong: an exit code, one line on standard error, nothing on standard output, no file touched. */
final class BadInputTest {
  private static final String WORD = "1\tdog\tdog\tNOUN\tNN\t_\t0\troot\t_\t_\n";

  @TempDir private static Path folder;

  @BeforeAll
  static void files() throws IOException {
    write("good.conllu", WORD + "\n");
    write("untagged.conllu", WORD.replace("NOUN", "_") + "\n");
    write("other.conllu", WORD.replace("NOUN", "N.SG") + "\n");
    write("nine.conllu", WORD + "\n" + WORD.replace("\t_\n", "\n") + "\n");
    write("empty.conllu", "");
    write("comments.conllu", "# nothing\n\n# but comments\n");
    write("nul.conllu", WORD.replace("dog", "d\0g") + "\n");
    write("narrow.txt", "dog NOUN\ncat\n\n");
    write("there", "old");
    Files.write(folder.resolve("wide.conllu"), WORD.getBytes(StandardCharsets.UTF_16));
    Files.write(folder.resolve("byte.conllu"), new byte[] {'1', '\t', (byte) 0xff, '\n'});
    Files.write(folder.resolve("packed.conllu"), new byte[] {0x1f, (byte) 0x8b, 8, 0});
    Files.createDirectory(folder.resolve("sub"));
    Run.unfold("train", "--train", path("good.conllu"), "--epochs", "1", "--model", path("model"))
        .good();
    byte[] damaged = Files.readAllBytes(folder.resolve("model"));
    damaged[damaged.length - 9] ^= 1;
    Files.write(folder.resolve("damaged"), damaged);
  }

  private static void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  private static String path(String name) {
    return folder.resolve(name).toString();
  }

  /** What is wrong: the exit code, the words of the message, the command line; {@code @} stands for the folder. */
  record Case(int code, String message, String... arguments) {
    @Override
    public String toString() {
      return "unfold " + String.join(" ", arguments) + " → " + code;
    }
  }

  private static Case usage(String message, String... arguments) {
    return new Case(2, message, arguments);
  }

  private static Case data(String message, String... arguments) {
    return new Case(1, message, arguments);
  }

  static Stream<Case> commandLines() {
    return Stream.of(
        usage("no command; expected one of train, evaluate, tag, gradient, compare, check"),
        usage("unknown command \"tran\"; did you mean train? (see: unfold --help)", "tran"),
        usage("unknown option --epoks; did you mean --epochs?", "train", "--epoks", "3"),
        usage("unknown option --epochs (see: unfold tag --help)", "tag", "--epochs", "3"),
        usage("missing: --epochs=N (see: unfold train --help)", "train", "--epochs"),
        usage("missing: --epochs=N", "train", "--epochs", "--seed", "3"),
        usage("--epochs: given twice, expected once", "train", "--epochs", "2", "--epochs", "3"),
        usage("no place for \"extra\"", "train", "extra"),
        usage("no place for \"b\"", "tag", "a", "b"),
        usage("missing: CORPUS (see: unfold evaluate --help)", "evaluate"),
        usage("missing: --parameter=WEIGHT", "gradient"),
        usage("--cell: found \"lstn\", expected rnn, lstm", "train", "--cell", "lstn"),
        usage(
            "--dtype: found \"float16\", expected float32 or float64",
            "train",
            "--dtype",
            "float16"),
        usage("--engine: found \"numpy\", expected java or torch", "train", "--engine", "numpy"),
        usage(
            "--tags: found \"UPOS\", expected upos, xpos or universal", "train", "--tags", "UPOS"),
        usage("--preset: found \"Lab\", expected lab", "train", "--preset", "Lab"),
        usage(
            "--format: found \"text\", expected conllu, conllx or columns",
            "train",
            "--train",
            "@/good.conllu",
            "--format",
            "text"),
        usage("--format: found \"columns\", expected conllu or text", "tag", "--format", "columns"),
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
        usage("the built-in corpus has --tags upos alone, found xpos", "train", "--tags", "xpos"),
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
        usage("PyTorch has a single rnn alone, found mlp", "compare", "--cell", "mlp"),
        usage(
            "PyTorch has a single rnn alone, found gru",
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

  static Stream<Case> places() {
    return Stream.of(
        usage("@/p.jpg: expected a name that ends in .png or .svg", "train", "--plot", "@/p.jpg"),
        usage("--plot: found an empty name, expected that of a file", "train", "--plot", ""),
        usage("FILE: found an empty name", "tag", ""),
        usage("--model @/sub: is a folder, expected a file", "train", "--model", "@/sub"),
        usage(
            "--model @/no/m: there is no folder @/no; make it first", "train", "--model", "@/no/m"),
        usage(
            "--model @/there: is there already; choose another file, or add --force",
            "train",
            "--model",
            "@/there"),
        usage(
            "--metrics @/there: is there already",
            "train",
            "--model",
            "@/new",
            "--metrics",
            "@/there"),
        usage(
            "--data @/there: is there already",
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
            "--plot @/e.png: is read as input",
            "evaluate",
            "--model",
            "@/model",
            "@/e.png",
            "--plot",
            "@/e.png"));
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
                    "@/other.conllu: none of its tags is one that the model gives (upos tags such"
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
  @MethodSource({"commandLines", "numbers", "contradictions", "places", "corpora", "models"})
  void oneLineAndNothingElse(Case bad) {
    Map<String, String> before = snapshot();
    String[] arguments =
        Arrays.stream(bad.arguments())
            .map(argument -> argument.replace("@", folder.toString()))
            .toArray(String[]::new);
    Run run = Run.unfold(arguments);
    assertThat(run.err())
        .startsWith("error: ")
        .contains(bad.message().replace("@", folder.toString()))
        .containsOnlyOnce("\n")
        .endsWith("\n");
    assertThat(run.code()).isEqualTo(bad.code());
    assertThat(run.text()).isEqualTo("");
    assertThat(snapshot()).isEqualTo(before);
  }

  /** Every file below the folder and its bytes. */
  private static Map<String, String> snapshot() {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .collect(
              Collectors.toMap(Path::toString, BadInputTest::bytes, (a, b) -> a, TreeMap::new));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String bytes(Path file) {
    try {
      return Arrays.toString(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void aLossThatIsNoNumberEndsTrainingWithoutAFile() {
    Map<String, String> before = snapshot();
    Run run =
        Run.unfold(
            "train", "--learning-rate", "1e308", "--model", path("new"), "--metrics", path("f"));
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.lines()).isEmpty();
    assertThat(run.err().lines().skip(1).toList())
        .singleElement()
        .asString()
        .startsWith("error: training: epoch 1, step 2: the loss is NaN")
        .contains("no model was written, lower --learning-rate (now 1.0E308)");
    assertThat(snapshot()).isEqualTo(before);
  }

  @Test
  void aFolderThatCannotBeWrittenTo() throws IOException {
    Path closed = Files.createDirectory(folder.resolve("closed"));
    assertThat(closed.toFile().setWritable(false)).isTrue();
    assumeFalse(Files.isWritable(closed), "skipped: this user may write everywhere");
    Run run = Run.unfold("train", "--model", closed.resolve("m").toString());
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("the folder can't be written to; choose another place");
  }

  @Test
  void debugAddsTheStackTrace() {
    Run run = Run.unfold("--debug", "tag", "--model", path("no"));
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err())
        .contains("ModelException: " + path("no"), "\tat dev.unfold.", "\nerror: " + path("no"));
  }
}

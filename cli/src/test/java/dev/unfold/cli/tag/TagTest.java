package dev.unfold.cli.tag;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unfold.cli.Main;
import dev.unfold.cli.Run;
import dev.unfold.cli.console.Console;
import dev.unfold.corpus.BuiltInCorpus;
import dev.unfold.corpus.Part;
import dev.unfold.tagger.Tagger;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code unfold tag}: text, CoNLL-U, and sentences that arrive one by one. */
final class TagTest {
  /** CoNLL-U with comments, a range, an empty node, both line endings, and several blank lines. */
  private static final String CONLLU =
      "# sent_id = 1\r\n"
          + "# text = I can't run.\n"
          + "1\tI\tI\tPRON\tPRP\t_\t4\tnsubj\t4:nsubj\t_\n"
          + "2-3\tcan't\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\n"
          + "2\tcan\tcan\t_\tMD\t_\t4\taux\t_\t_\n"
          + "3\tn't\tnot\tPART\tRB\t_\t4\tadvmod\t_\t_\n"
          + "3.1\trun\trun\tVERB\tVB\t_\t_\t_\t_\t_\n"
          + "4\trun\trun\tX\tVB\t_\t0\troot\t_\t_\n"
          + "\n\n"
          + "1\tna\u00efve \ud83d\ude00\t_\tADJ\tJJ\t_\t0\troot\t_\tx=\u2028y\n"
          + "\n# the end\n";

  @TempDir private static Path folder;
  private static Tagger tagger;

  @BeforeAll
  static void train() {
    Run.unfold("train", "--epochs", "2", "--model", model()).good();
    tagger = Tagger.load(folder.resolve("model"));
  }

  private static String model() {
    return folder.resolve("model").toString();
  }

  private static Run tag(String input) {
    return Run.reading(input, "tag", "--model", model()).good();
  }

  private static String tagged(String sentence) {
    List<String> words = List.of(sentence.split(" "));
    List<String> tags = tagger.tag(words);
    List<String> pairs = new ArrayList<>();
    for (int t = 0; t < words.size(); t++) {
      pairs.add(words.get(t) + "_" + tags.get(t));
    }
    return String.join(" ", pairs);
  }

  private static String column(String conllu, int column) {
    return conllu
        .lines()
        .map(line -> line.split("\t", -1))
        .filter(cells -> cells.length == 10 && cells[0].matches("[0-9]+"))
        .map(cells -> cells[column - 1])
        .collect(Collectors.joining(" "));
  }

  @Test
  void textIsTaggedLineByLine() {
    String text = "\nThe dog can run .\n\n  Caf\u00e9 \t \ud83d\ude00  runs\nI saw her .";
    Run run = tag(text);
    assertThat(run.text())
        .isEqualTo(
            "\n"
                + tagged("The dog can run .")
                + "\n\n"
                + tagged("Caf\u00e9 \ud83d\ude00 runs")
                + "\n"
                + tagged("I saw her .")
                + "\n");
    assertThat(run.err()).isEmpty();
  }

  @Test
  void conlluChangesOnlyTheTagColumn() {
    String tags = String.join(" ", tagger.tag(List.of("I", "can", "n't", "run")));
    String single = tagger.tag(List.of("na\u00efve \ud83d\ude00")).get(0);
    String out = tag(CONLLU).text();
    assertThat(column(out, 4)).isEqualTo(tags + " " + single);
    List<String> given = new ArrayList<>(List.of((tags + " " + single).split(" ")));
    StringBuilder expected = new StringBuilder();
    for (String line : CONLLU.split("(?<=\n)")) {
      expected.append(
          line.matches("(?s)[0-9]+\t.*")
              ? line.replaceFirst("^((?:[^\t]*\t){3})[^\t]*", "$1" + given.remove(0))
              : line);
    }
    assertThat(out).isEqualTo(expected.toString());
  }

  @Test
  void tagsTheBuiltInTestPart() throws IOException {
    Path file = folder.resolve("test.conllu");
    Files.write(file, BuiltInCorpus.open(Part.TEST).readAllBytes());
    Run run = Run.unfold("tag", "--model", model(), file.toString()).good();
    String expected =
        BuiltInCorpus.sentences(Part.TEST).stream()
            .map(sentence -> String.join(" ", tagger.tag(sentence.words())))
            .collect(Collectors.joining(" "));
    assertThat(column(run.text(), 4)).isEqualTo(expected);
    assertThat(blanked(run.text())).isEqualTo(blanked(Files.readString(file)));
  }

  private static String blanked(String conllu) {
    return conllu.replaceAll("(?m)^([0-9]+\t[^\t]*\t[^\t]*\t)[^\t]*", "$1");
  }

  @Test
  void xposIsWrittenToColumnFive() throws IOException {
    Path corpus = Files.writeString(folder.resolve("x.conllu"), CONLLU);
    String xpos = folder.resolve("xpos").toString();
    Run.unfold("train", "--train", corpus.toString(), "--tags", "xpos", "--model", xpos).good();
    String out = Run.reading(CONLLU, "tag", "--model", xpos).good().text();
    Tagger other = Tagger.load(Path.of(xpos));
    assertThat(column(out, 4)).isEqualTo("PRON _ PART X ADJ");
    assertThat(column(out, 5))
        .isEqualTo(
            String.join(" ", other.tag(List.of("I", "can", "n't", "run")))
                + " "
                + other.tag(List.of("na\u00efve \ud83d\ude00")).get(0));
  }

  @Test
  void formatFollowsFromTheNameOrTheFirstLine() throws IOException {
    String bare = "1\tdog\t_\t_\t_\t_\t0\troot\t_\t_\n\n";
    assertThat(tag(bare).text()).startsWith("1\tdog\t_\t" + tagger.tag(List.of("dog")).get(0));
    assertThat(tag("\n \n" + bare).text()).isEqualTo("\n \n" + tag(bare).text());
    assertThat(tag("#dog runs\n").text()).isEqualTo(tagged("#dog runs") + "\n");
    Path named = Files.writeString(folder.resolve("n.conllu"), "\n" + bare);
    assertThat(Run.unfold("tag", "--model", model(), named.toString()).good().text())
        .isEqualTo("\n" + tag(bare).text());
    Run forced = Run.reading(bare, "tag", "--format", "text", "--model", model()).good();
    assertThat(forced.text()).isEqualTo(tagged("1 dog _ _ _ _ 0 root _ _") + "\n");
  }

  @Test
  void fileNamesMayLookLikeOptions() throws IOException {
    Path file = Files.writeString(folder.resolve("- a \u00e9\ud83d\ude00"), "The dog\n");
    for (String name : List.of(file.toString(), folder + "/./" + file.getFileName())) {
      assertThat(Run.unfold("tag", "--model", model(), "--", name).good().text())
          .isEqualTo(tagged("The dog") + "\n");
    }
    assertThat(Run.reading("The dog\n", "tag", "--model=" + model(), "-").good().text())
        .isEqualTo(tagged("The dog") + "\n");
  }

  @Test
  void emptyInputGivesEmptyOutput() {
    for (String format : List.of("text", "conllu")) {
      Run run = Run.reading("", "tag", "--model", model(), "--format", format).good();
      assertThat(run.out()).isEmpty();
      assertThat(run.err()).isEmpty();
    }
    assertThat(tag("# only a comment\n\n").text()).isEqualTo("# only a comment\n\n");
  }

  @Test
  void typedInputGetsAHint() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    var in = new ByteArrayInputStream("The dog\n".getBytes(StandardCharsets.UTF_8));
    int code = Main.run(new Console(in, out, err, "0"), "tag", "--model", model());
    assertThat(code).isZero();
    assertThat(err.toString(StandardCharsets.UTF_8))
        .isEqualTo("type one sentence per line, words separated by spaces; Ctrl-D ends\n");
    assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo(tagged("The dog") + "\n");
  }

  @Test
  void sentencesAreWrittenAsTheyArrive() throws Exception {
    PipedOutputStream writer = new PipedOutputStream();
    PipedInputStream in = new PipedInputStream(writer);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Console console = new Console(in, out, new ByteArrayOutputStream(), "");
    var run =
        CompletableFuture.supplyAsync(
            () -> Main.run(console, "tag", "--model", model(), "--format", "text"));
    String all = "";
    for (String sentence : List.of("The dog can run .", "I saw her", "that light")) {
      writer.write((sentence + "\n").getBytes(StandardCharsets.UTF_8));
      writer.flush();
      all += tagged(sentence) + "\n";
      long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
      while (out.size() < all.length() && System.nanoTime() < deadline) {
        Thread.sleep(5);
      }
      assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo(all);
    }
    writer.close();
    assertThat(run.get(20, TimeUnit.SECONDS)).isZero();
  }
}

package dev.unfold.cli.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unfold.cli.Run;
import dev.unfold.corpus.BuiltInCorpus;
import dev.unfold.corpus.Part;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code unfold evaluate} against counts from the output of {@code unfold tag}, read independently of the product. */
final class EvaluateTest {
  @TempDir private static Path folder;
  private static String model;

  /** For each word of the built-in test part: form, gold tag, predicted tag. */
  private static final List<String[]> TOKENS = new ArrayList<>();

  private static final Set<String> KNOWN = new HashSet<>();

  @BeforeAll
  static void trainAndTag() throws IOException {
    model = folder.resolve("model").toString();
    Run.unfold("train", "--epochs", "2", "--model", model).good();
    String test = text(Part.TEST);
    List<String[]> given = words(Run.reading(test, "tag", "--model", model).good().text());
    List<String[]> right = words(test);
    for (int w = 0; w < right.size(); w++) {
      TOKENS.add(new String[] {right.get(w)[1], right.get(w)[3], given.get(w)[3]});
    }
    words(text(Part.TRAIN)).forEach(cells -> KNOWN.add(cells[1]));
  }

  private static String text(Part part) throws IOException {
    return new String(BuiltInCorpus.open(part).readAllBytes(), StandardCharsets.UTF_8);
  }

  private static List<String[]> words(String conllu) {
    return conllu
        .lines()
        .filter(line -> line.matches("[0-9]+\t.*"))
        .map(line -> line.split("\t", -1))
        .toList();
  }

  private static long count(String right, String given) {
    return TOKENS.stream()
        .filter(token -> right.isEmpty() || token[1].equals(right))
        .filter(token -> given.isEmpty() || token[2].equals(given))
        .count();
  }

  private static Set<String> tags() {
    Set<String> tags = new TreeSet<>();
    TOKENS.forEach(token -> tags.addAll(List.of(token[1], token[2])));
    return tags;
  }

  private static String share(long part, long whole) {
    return whole == 0 ? "n/a" : String.format(Locale.ROOT, "%.2f", 100.0 * part / whole);
  }

  private static String rate(long part, long whole) {
    return String.format(Locale.ROOT, "%s %% (%,d of %,d)", share(part, whole), part, whole);
  }

  @Test
  void accuracies() {
    List<String> lines = Run.unfold("evaluate", "--model", model, "built-in").good().lines();
    long right = TOKENS.stream().filter(token -> token[1].equals(token[2])).count();
    List<String[]> unknown = TOKENS.stream().filter(t -> !KNOWN.contains(t[0])).toList();
    long unknownRight = unknown.stream().filter(token -> token[1].equals(token[2])).count();
    assertThat(lines.get(0)).isEqualTo("accuracy       " + rate(right, TOKENS.size()));
    assertThat(lines.get(1)).isEqualTo("unknown words  " + rate(unknownRight, unknown.size()));
    assertThat(unknown).hasSizeBetween(100, 500);
  }

  @Test
  void scoresOfEveryTag() {
    List<String> lines = Run.unfold("evaluate", "--model", model, "built-in").good().lines();
    List<String> expected = new ArrayList<>(List.of("tag precision recall F1 count"));
    for (String tag : tags()) {
      long hits = count(tag, tag);
      expected.add(
          String.format(
              Locale.ROOT,
              "%s %s %s %s %,d",
              tag,
              share(hits, count("", tag)),
              share(hits, count(tag, "")),
              share(2 * hits, count("", tag) + count(tag, "")),
              count(tag, "")));
    }
    List<String> found = lines.subList(3, 3 + expected.size());
    assertThat(found.stream().map(line -> line.replaceAll(" +", " "))).isEqualTo(expected);
    assertThat(found).extracting(String::length).containsOnly(found.get(0).length());
  }

  @Test
  void confusionMatrix() {
    List<String> lines = Run.unfold("evaluate", "--model", model, "built-in").good().lines();
    int from = lines.indexOf("confusion: gold tags in rows, predicted tags in columns") + 1;
    List<String> expected = new ArrayList<>(List.of(" " + String.join(" ", tags())));
    for (String right : tags()) {
      StringBuilder row = new StringBuilder(right);
      tags().forEach(given -> row.append(' ').append(count(right, given)));
      expected.add(row.toString().replaceAll("(?<= )0(?= |$)", "·"));
    }
    List<String> found = lines.subList(from, lines.size());
    assertThat(found.stream().map(line -> line.replaceAll(" +", " "))).isEqualTo(expected);
    assertThat(found).extracting(String::length).containsOnly(found.get(0).length());
  }

  @Test
  void wideMatricesArePrintedInGroupsOfColumns() throws IOException {
    StringBuilder corpus = new StringBuilder();
    for (int tag = 10; tag < 50; tag++) {
      corpus.append("word").append(tag).append(" LONGTAG").append(tag).append('\n');
    }
    String file = Files.writeString(folder.resolve("many.txt"), corpus + "\n").toString();
    String many = folder.resolve("many").toString();
    Run.unfold("train", "--train", file, "--epochs", "60", "--model", many).good();
    List<String> lines = Run.unfold("evaluate", "--model", many, file).good().lines();
    assertThat(lines).allMatch(line -> line.length() <= 120);
    int from = lines.indexOf("confusion: gold tags in rows, predicted tags in columns") + 1;
    List<String> matrix = lines.subList(from, lines.size());
    assertThat(matrix.stream().filter(line -> line.startsWith("LONGTAG17"))).hasSize(4);
    long counted =
        matrix.stream()
            .filter(line -> line.startsWith("LONGTAG"))
            .flatMap(line -> List.of(line.substring(9).trim().split(" +")).stream())
            .filter(cell -> !cell.equals("·"))
            .mapToLong(Long::parseLong)
            .sum();
    assertThat(counted).isEqualTo(40);
  }

  @Test
  void confusionPlot() throws IOException {
    Path plot = folder.resolve("confusion.png");
    Run run =
        Run.unfold("evaluate", "--model", model, "built-in", "--plot", plot.toString()).good();
    assertThat(run.err()).isEqualTo("wrote " + plot + "\n");
    assertThat(ImageIO.read(plot.toFile()).getWidth()).isGreaterThanOrEqualTo(1600);
  }

  @Test
  void labModelsReadAsTheLabUnlessAFormatIsGiven() throws IOException {
    String sentence = "1\tthe\t_\tD\tDT\n2\tdog\t_\tN\tNN\n\n";
    String alone = "1\trun\t_\tV\tVB\n\n";
    String file = Files.writeString(folder.resolve("lab.conll"), sentence + alone).toString();
    String lab = folder.resolve("lab").toString();
    Run.unfold("train", "--preset", "lab", "--train", file, "--epochs", "1", "--model", lab).good();
    Run quirky = Run.unfold("evaluate", "--model", lab, file).good();
    assertThat(quirky.lines().get(0)).endsWith(" of 2)");
    assertThat(quirky.err())
        .isEqualTo(file + ": read as in the lab, the first 1000 sentences of 2 to 14 words\n");
    Run whole = Run.unfold("evaluate", "--model", lab, "--format", "conllx", file).good();
    assertThat(whole.lines().get(0)).endsWith(" of 3)");
    assertThat(whole.lines().get(1)).endsWith(" (0 of 1)");
  }
}

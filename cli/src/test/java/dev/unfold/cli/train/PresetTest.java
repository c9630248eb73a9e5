package dev.unfold.cli.train;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.unfold.cli.MatchingTags;
import dev.unfold.cli.Run;
import dev.unfold.corpus.BuiltInCorpus;
import dev.unfold.corpus.Part;
import dev.unfold.corpus.Sentence;
import dev.unfold.corpus.Tagset;
import dev.unfold.tagger.NetworkTagger;
import dev.unfold.tagger.Tagger;
import dev.unfold.tagger.TaggerConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code unfold train --preset fast|accurate}: from corpus files to a trained tagger that tags and is evaluated. */
final class PresetTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path folder;

  private String file(String name) {
    return folder.resolve(name).toString();
  }

  private String write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  /** Trains a small network with the preset and further options. */
  private Run train(String preset, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of("train", "--preset", preset, "--set", "word=12", "--set", "affix=12"));
    arguments.addAll(List.of("--hidden", "8", "--epochs", "3", "--set", "dropout=0.1"));
    arguments.addAll(List.of("--set", "batch_tokens=100", "--learning-rate", "0.02"));
    arguments.addAll(List.of("--force", "--model", file("m")));
    arguments.addAll(Arrays.asList(more));
    return Run.unfold(arguments.toArray(String[]::new));
  }

  private NetworkTagger model() {
    return (NetworkTagger) Tagger.load(folder.resolve("m"));
  }

  @ParameterizedTest
  @CsvSource({"fast, 1, bidirectional", "accurate, 3, 3 × bidirectional"})
  void trainsTagsAndEvaluates(String preset, int members, String network) throws IOException {
    int epochs = 3 * members;
    Run run =
        train(preset, "--metrics", file("f"), "--plot", file("p.png"), "--threads", "2").good();
    int together = members > 1 ? 1 : 0;
    assertThat(run.lines()).hasSize(epochs + together + 3);
    assertThat(run.lines().get(epochs - 1)).matches("Epoch " + epochs + ": dev accuracy [0-9.]+ %");
    if (together == 1) {
      assertThat(run.lines().get(epochs))
          .matches("Dev accuracy of the 3 networks together [0-9.]+ %");
    }
    int after = epochs + together;
    assertThat(run.lines().get(after + 1)).matches("Test accuracy [0-9.]+ %");
    assertThat(run.lines().get(after + 2)).matches("Test accuracy on unknown words [0-9.]+ %");
    assertThat(run.err())
        .startsWith(network + " ")
        .contains(", float32: 700 sentences, ", " words, 17 tags\n", "wrote " + file("m"));
    assertThat(Files.size(folder.resolve("p.png"))).isGreaterThan(1000);
    List<String> figures = Files.readAllLines(folder.resolve("f"));
    assertThat(figures).hasSize(epochs + 1);
    JsonNode last = JSON.readTree(figures.get(epochs - 1));
    assertThat(last.get("epoch").asInt()).isEqualTo(epochs);
    assertThat(last.get("dev_accuracy").asDouble()).isGreaterThan(50);
    List<Sentence> test = BuiltInCorpus.sentences(Part.TEST);
    long right =
        test.stream().mapToLong(s -> MatchingTags.count(s.tags(), model().tag(s.words()))).sum();
    int tokens = test.stream().mapToInt(Sentence::length).sum();
    assertThat(JSON.readTree(figures.get(epochs)).get("test_accuracy").asDouble())
        .isEqualTo(100 * ((double) right / tokens));
    assertThat(model().provenance().entries())
        .containsEntry("test_accuracy", Double.toString((double) right / tokens))
        .containsEntry("train", "built-in/train.conllu");
    Run evaluation = Run.unfold("evaluate", "built-in", "--model", file("m")).good();
    assertThat(evaluation.lines().get(0)).contains(String.format("(%,d of %,d)", right, tokens));
    Run tagged = Run.reading("The dog can run .\n\n", "tag", "--model", file("m")).good();
    assertThat(tagged.text()).matches("The_[A-Z]+ dog_[A-Z]+ can_[A-Z]+ run_[A-Z]+ \\._[A-Z]+\n");
  }

  @Test
  void optionsAndSettingsReachTheModel() {
    train(
            "fast",
            "--seed",
            "-9",
            "--cell",
            "lstm",
            "--layers",
            "2",
            "--crf",
            "--dtype",
            "float64",
            "--embedding",
            "9",
            "--set",
            "decay=cosine")
        .good();
    TaggerConfig config = model().config();
    assertThat(config.entries())
        .containsEntry("seed", "-9")
        .containsEntry("cell", "lstm")
        .containsEntry("layers", "2")
        .containsEntry("crf", "true")
        .containsEntry("dtype", "float64")
        .containsEntry("word", "12")
        .containsEntry("affix", "12")
        .containsEntry("hidden", "8")
        .containsEntry("epochs", "3")
        .containsEntry("learning_rate", "0.02")
        .containsEntry("decay", "cosine");
    assertThat(config.tagset()).isEqualTo(Tagset.UPOS);
  }

  private static String conllu(Part part, int sentences) {
    StringBuilder text = new StringBuilder();
    for (Sentence sentence : BuiltInCorpus.sentences(part).subList(0, sentences)) {
      sentence.lines().forEach(line -> text.append(line.text()).append('\n'));
    }
    return text.toString();
  }

  /** Two contractions of two words each, and an empty node. */
  private static final String CONTRACTED =
      """
      # text = Da casa vi-a
      1-2	Da	_	_	_	_	_	_	_	A=b
      1	De	_	ADP	_	_	3	case	_	_
      2	a	_	DET	_	_	3	det	_	_
      3	casa	_	NOUN	_	_	4	obl	_	_
      3.1	eu	_	PRON	_	_	_	_	4:nsubj	_
      4-5	vi-a	_	_	_	_	_	_	_	_
      4	vi	_	VERB	_	_	0	root	_	_
      5	-a	_	PRON	_	_	4	obj	_	_

      """;

  @Test
  void taggingConlluChangesOnlyTheTags() throws IOException {
    train("fast").good();
    String untagged =
        (CONTRACTED + conllu(Part.TEST, 30))
            .replaceAll("(?m)^([0-9]+\t[^\t]*\t[^\t]*\t)[^\t]*", "$1_");
    String input = write("in.conllu", untagged.replace("\n", "\r\n"));
    Run run = Run.unfold("tag", "--model", file("m"), input).good();
    assertThat(run.text())
        .isNotEqualTo(Files.readString(Path.of(input)))
        .contains("\n1-2\tDa\t_\t_", "\n3.1\teu\t_\tPRON\t", "\n4-5\tvi-a\t_\t_");
    assertThat(run.text().replaceAll("(?m)^([0-9]+\t[^\t]*\t[^\t]*\t)[^\t]*", "$1_"))
        .isEqualTo(Files.readString(Path.of(input)));
  }

  @Test
  void xposIsLearntAndWritten() throws IOException {
    String corpus =
        write(
            "c.conllu",
            conllu(Part.TRAIN, 20)
                .replaceAll("\tNOUN\t_", "\tNOUN\tNN")
                .replaceAll("(?m)^([0-9]+\t[^\t]*\t[^\t]*\t[A-Z]+\t)_", "$1OTHER"));
    train("fast", "--train", corpus, "--dev", corpus, "--tags", "xpos").good();
    assertThat(model().tags().entries()).containsExactlyInAnyOrder("NN", "OTHER");
    assertThat(model().provenance().entries().get("learnt")).startsWith("xpos upos");
    Run run = Run.unfold("tag", "--model", file("m"), corpus).good();
    assertThat(run.text().lines().filter(line -> line.matches("[0-9].*")))
        .allMatch(line -> line.split("\t")[4].matches("NN|OTHER"));
    assertThat(run.text()).contains("\tNOUN\t").doesNotContain("\tNN\tNN\t");
  }

  @Test
  void resumesFromACheckpointToTheSameBytes() throws IOException {
    train("fast", "--checkpoint", file("c")).good();
    byte[] model = Files.readAllBytes(folder.resolve("m"));
    Run again = train("fast", "--checkpoint", file("c"), "--resume").good();
    assertThat(again.lines().get(2)).startsWith("Epoch 3: dev accuracy ");
    assertThat(Files.readAllBytes(folder.resolve("m"))).isEqualTo(model);
    Run other = train("fast", "--checkpoint", file("c"), "--resume", "--set", "clip=3");
    assertThat(other.code()).isEqualTo(1);
    assertThat(other.err())
        .endsWith(
            "error: "
                + file("c")
                + ": is of another configuration: clip is 5.0 there and 3.0 here; resume with the"
                + " options it was made with, or start anew\n");
  }

  @Test
  void warnsOfMeaninglessAccuracies() throws IOException {
    String corpus = write("c.txt", "the DT\ndog NN\n\n");
    String other = write("d.txt", "the XX\ncat YY\n\n");
    Run run =
        train("fast", "--train", corpus, "--dev", corpus, "--test", other, "--set", "epochs=1")
            .good();
    assertThat(run.err().lines())
        .contains(
            "warning: dev: the same sentences as train; its accuracy says nothing about new text",
            "warning: test: 2 tokens with a tag that is not in train; each counts as an error");
    assertThat(run.lines()).contains("Test accuracy 0.00 %");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --preset fast --batch 3 | --batch: not supported by the presets accurate and fast
          --preset fast --bidirectional | --bidirectional: not supported by
          --preset fast --engine torch | --engine: not supported by
          --preset fast --set hiden=3 | --set hiden=3: configuration: no entry "hiden", expected one of
          --preset fast --set hidden=0 | --set hidden=0: network:
          --preset fast --set hidden | --set
          --preset fast --cell mlp | --set cell=mlp: network: the mlp reads words alone
          --preset fast --threads 0 | --threads: found "0", expected a whole number from 1
          --preset fast --resume | --resume: from which file? Name it with --checkpoint FILE
          --preset quick | --preset: found "quick", expected lab, fast or accurate
          --threads 2 | --threads: needs --preset accurate or fast
          --set hidden=3 | --set: needs --preset accurate or fast
          --preset lab --checkpoint c | --checkpoint: needs --preset accurate or fast
          --preset fast --dev d | --dev and --test need --train
          """)
  void badUsageIsOneLine(String options, String message) {
    String[] arguments =
        Stream.concat(Stream.of("train", "--model", file("m")), Arrays.stream(options.split(" ")))
            .toArray(String[]::new);
    Run run = Run.unfold(arguments);
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).startsWith("error: ").contains(message).hasLineCount(1);
    assertThat(folder.resolve("m")).doesNotExist();
  }

  @Test
  void presetsForUseAreOnlyForTrain() {
    Run run = Run.unfold("gradient", "--preset", "fast", "--parameter", "W_y[0,0]");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("--preset fast: only for unfold train");
  }

  @Test
  void badDataGivesOneLineAndNoFile() throws IOException {
    for (String text : List.of("", "\n\n", "# only a comment\n")) {
      Run run = train("fast", "--train", write("c.conllu", text));
      assertThat(run.code()).isEqualTo(1);
      assertThat(run.err()).contains("no sentences found, expected at least one").hasLineCount(1);
    }
    Run run = train("fast", "--train", write("c.conllu", "1\ta\t_\t_\t_\t_\t_\t_\t_\t_\n\n"));
    assertThat(run.err()).contains("c.conllu:1: the word has no upos tag");
    assertThat(folder.resolve("m")).doesNotExist();
  }
}

package dev.unfold.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.unfold.SharedData;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The lab's reader against the reference: two dozen small files with one quirk each, and the open corpus. */
final class LabReadingTest {
  private static final int NO_LIMIT = 100_000;

  private static JsonNode json(String path) throws IOException {
    return new ObjectMapper().readTree(SharedData.file(path).toFile());
  }

  private static LabReader.Reading read(Path file, int maxWords, int maxSentences) {
    try (Lines lines = Lines.open(file, w -> {})) {
      return new LabReader(maxWords, maxSentences).read(lines);
    }
  }

  private static List<String> strings(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText).toList();
  }

  private static List<Integer> numbers(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asInt).toList();
  }

  private static void assertSequences(
      List<Sentence> actual, JsonNode expected, Vocabulary words, Vocabulary tags) {
    assertThat(actual).hasSize(expected.size());
    for (int s = 0; s < actual.size(); s++) {
      assertThat(ids(words, actual.get(s).words())).isEqualTo(numbers(expected.get(s).get(0)));
      assertThat(ids(tags, actual.get(s).tags())).isEqualTo(numbers(expected.get(s).get(1)));
    }
  }

  private static List<Integer> ids(Vocabulary vocabulary, List<String> strings) {
    return Arrays.stream(vocabulary.ids(strings)).boxed().toList();
  }

  @TestFactory
  Stream<DynamicTest> smallFiles() throws IOException {
    return json("parity/micro/expected.json").properties().stream()
        .map(
            entry ->
                DynamicTest.dynamicTest(
                    entry.getKey(), () -> smallFile(entry.getKey(), entry.getValue())));
  }

  /** {@code name@maxSentences}; no limit for a name alone. */
  private static void smallFile(String key, JsonNode expected) {
    String name = key.replaceFirst("@.*", "");
    int maxSentences = key.contains("@") ? Integer.parseInt(key.replaceFirst(".*@", "")) : NO_LIMIT;
    Path file =
        name.equals("raw_conllu_with_comments")
            ? SharedData.file("data/en_ewt/en_ewt-ud-dev.conllu")
            : SharedData.file("parity/micro/" + name + ".conll");
    if (expected.has("error")) {
      assertThatThrownBy(() -> read(file, 15, maxSentences))
          .isInstanceOf(CorpusException.class)
          .hasMessageMatching(".*:[0-9]+: (expected at least 5 columns, found [234]: |byte 3 ).*");
      return;
    }
    LabReader.Reading reading = read(file, 15, maxSentences);
    assertThat(reading.words()).isEqualTo(strings(expected.get("words")));
    assertThat(reading.tags()).isEqualTo(strings(expected.get("tags")));
    assertSequences(
        reading.sentences(),
        expected.get("sequences"),
        new Vocabulary(reading.words()),
        new Vocabulary(reading.tags()));
    assertThat(told(List.of(reading))).isEqualTo(expected.get("stdout").asText().lines().toList());
  }

  /** The output of the reference about unknown tags. */
  private static List<String> told(List<LabReader.Reading> readings) {
    return readings.stream()
        .flatMap(reading -> reading.unknownTags().stream())
        .map(tag -> "unknown tag " + tag)
        .toList();
  }

  @Test
  void trainDevAndTestCutAsInTheLab() throws IOException {
    JsonNode expected = json("parity/golden-15-1000.json");
    List<LabReader.Reading> readings = assertBefore(expected);
    PostagCorpusData data =
        PostagCorpusData.asInTheLab(
            readings.get(0).sentences(), readings.get(1).sentences(), readings.get(2).sentences());
    JsonNode after = expected.get("after_compacify");
    assertThat(data.words().entries()).isEqualTo(strings(after.get("words")));
    assertThat(data.tags().entries()).isEqualTo(strings(after.get("tags")));
    for (Part part : Part.values()) {
      JsonNode sentences = after.get(part.toString());
      assertThat(data.size(part)).isEqualTo(sentences.size());
      for (int s = 0; s < sentences.size(); s++) {
        TaggedBatch sentence = data.sentence(part, s);
        assertThat(sentence.input()[0]).containsExactly(ints(sentences.get(s).get(0)));
        assertThat(sentence.output()[0]).containsExactly(ints(sentences.get(s).get(1)));
      }
    }
  }

  private static int[] ints(JsonNode array) {
    return numbers(array).stream().mapToInt(Integer::intValue).toArray();
  }

  @Test
  void devWithoutLimits() throws IOException {
    assertThat(assertBefore(json("parity/golden-default-dev.json"))).hasSize(1);
  }

  /** Reads the files in their order with one growing vocabulary, as the reference does before it makes it compact. */
  private static List<LabReader.Reading> assertBefore(JsonNode expected) {
    List<LabReader.Reading> readings = new ArrayList<>();
    List<String> words = new ArrayList<>();
    List<String> tags = new ArrayList<>();
    for (String file : strings(expected.get("files"))) {
      LabReader.Reading reading =
          read(
              SharedData.file("parity/" + file),
              expected.get("max_sent_len").asInt(),
              expected.get("max_nr_sent").asInt());
      readings.add(reading);
      words.addAll(reading.words());
      tags.addAll(reading.tags());
    }
    JsonNode before = expected.get("before");
    Vocabulary allWords = Vocabulary.of(words);
    Vocabulary allTags = Vocabulary.of(tags);
    assertThat(allWords.entries()).isEqualTo(strings(before.get("words")));
    assertThat(allTags.entries()).isEqualTo(strings(before.get("tags")));
    for (int f = 0; f < readings.size(); f++) {
      assertSequences(
          readings.get(f).sentences(), before.get("sequences").get(f), allWords, allTags);
    }
    assertThat(told(readings)).isEqualTo(strings(expected.get("stdout")));
    return readings;
  }
}

package dev.unfold.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks what the README of the built-in corpus states. */
final class BuiltInCorpusTest {
  private static final Set<String> UPOS =
      Set.of(
          "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON",
          "PROPN", "PUNCT", "SCONJ", "SYM", "VERB", "X");
  private static final Map<Part, List<Sentence>> SENTENCES = new EnumMap<>(Part.class);

  @BeforeAll
  static void read() {
    for (Part part : Part.values()) {
      SENTENCES.put(part, BuiltInCorpus.sentences(part));
    }
  }

  private static List<Sentence> all() {
    return SENTENCES.values().stream().flatMap(List::stream).toList();
  }

  private static String comment(Sentence sentence, String key) {
    return sentence.lines().stream()
        .map(Line::text)
        .filter(text -> text.startsWith("# " + key + " = "))
        .findFirst()
        .orElseThrow()
        .substring(key.length() + 5);
  }

  private static String genre(Sentence sentence) {
    return comment(sentence, "sent_id").split("-")[1];
  }

  @ParameterizedTest
  @CsvSource({"TRAIN, 700, 6609", "DEV, 150, 1365", "TEST, 150, 1440"})
  void sentencesAndTokens(Part part, int sentences, int tokens) {
    assertThat(SENTENCES.get(part)).hasSize(sentences);
    assertThat(SENTENCES.get(part).stream().mapToInt(Sentence::length).sum()).isEqualTo(tokens);
    assertThat(BuiltInCorpus.data().size(part)).isEqualTo(sentences);
    assertThat(BuiltInCorpus.data().tokens(part)).isEqualTo(tokens);
  }

  @Test
  void everySentenceHasFourToFourteenTokens() {
    assertThat(all()).allSatisfy(s -> assertThat(s.length()).isBetween(4, 14));
  }

  @Test
  void theTrainingPartHasAllTagsOfTheOtherParts() {
    assertThat(tags(Part.TRAIN)).isEqualTo(UPOS);
    assertThat(tags(Part.DEV)).isSubsetOf(UPOS);
    assertThat(tags(Part.TEST)).isSubsetOf(UPOS);
  }

  private static Set<String> tags(Part part) {
    Set<String> tags = new HashSet<>();
    SENTENCES.get(part).forEach(sentence -> tags.addAll(sentence.tags()));
    return tags;
  }

  @Test
  void noSentenceOccursTwice() {
    Set<String> seen = new HashSet<>();
    for (Sentence sentence : all()) {
      String words = String.join(" ", sentence.words()).toLowerCase(Locale.ROOT);
      assertThat(seen.add(words)).as(words).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"run", "saw", "can", "that", "light", "back"})
  void theLabsAmbiguousWordsHaveSeveralTags(String word) {
    Set<String> tags = new TreeSet<>();
    for (Sentence sentence : SENTENCES.get(Part.TRAIN)) {
      for (int t = 0; t < sentence.length(); t++) {
        if (sentence.words().get(t).equalsIgnoreCase(word)) {
          tags.add(sentence.tags().get(t));
        }
      }
    }
    assertThat(tags).as(word).hasSizeGreaterThanOrEqualTo(2);
  }

  @Test
  void fourteenGenresAreSpreadEvenlyOverTheParts() {
    for (Part part : Part.values()) {
      Map<String, List<String>> ids = new TreeMap<>();
      for (Sentence sentence : SENTENCES.get(part)) {
        String id = comment(sentence, "sent_id");
        assertThat(id).matches(part + "-[a-z]+-[0-9]{2}");
        ids.computeIfAbsent(genre(sentence), genre -> new ArrayList<>()).add(id);
      }
      assertThat(ids.keySet())
          .containsExactly(
              "chat",
              "cooking",
              "dialogue",
              "fiction",
              "history",
              "home",
              "howto",
              "letters",
              "news",
              "reviews",
              "science",
              "sports",
              "travel",
              "work");
      assertThat(ids.values()).allSatisfy(of -> assertThat(of).doesNotHaveDuplicates());
      int least = part == Part.TRAIN ? 50 : 10;
      int most = part == Part.TRAIN ? 50 : 11;
      assertThat(ids.values()).allSatisfy(of -> assertThat(of).hasSizeBetween(least, most));
    }
  }

  @Test
  void theTextCommentIsTheWordsJoined() {
    for (Sentence sentence : all()) {
      StringBuilder text = new StringBuilder();
      for (int t = 0; t < sentence.length(); t++) {
        text.append(sentence.words().get(t));
        String misc = sentence.line(t).text().split("\t", -1)[9];
        assertThat(misc).isIn("_", "SpaceAfter=No");
        text.append(misc.equals("_") && t + 1 < sentence.length() ? " " : "");
      }
      assertThat(text).hasToString(comment(sentence, "text"));
    }
  }

  @ParameterizedTest
  @EnumSource(Part.class)
  void strictReadingGivesNoWarnings(Part part) throws IOException {
    try (InputStream in = BuiltInCorpus.open(part)) {
      Source source = new Source(in.readAllBytes());
      assertThat(source.conllu()).isEqualTo(SENTENCES.get(part));
      assertThat(source.warnings).isEmpty();
    }
  }

  @Tag("slow")
  @Test
  void theTablesOfTheReadmeAreMeasured() throws IOException {
    String readme;
    try (InputStream in = BuiltInCorpus.class.getResourceAsStream("english/README.md")) {
      readme = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    for (String tag : UPOS) {
      assertThat(readme).contains(row(tag, s -> Collections.frequency(s.tags(), tag)));
    }
    assertThat(readme).contains(row("tokens", Sentence::length)).contains(row("sentences", s -> 1));
    for (Sentence one : SENTENCES.get(Part.TRAIN)) {
      String genre = genre(one);
      assertThat(readme).contains(row(genre, s -> genre(s).equals(genre) ? 1 : 0));
    }
  }

  private static String row(String name, ToIntFunction<Sentence> count) {
    StringBuilder row = new StringBuilder("\n| " + name);
    for (Part part : Part.values()) {
      row.append(" | ").append(SENTENCES.get(part).stream().mapToInt(count).sum());
    }
    return row + " | " + all().stream().mapToInt(count).sum() + " |\n";
  }

  @Test
  void namesOfTheParts() {
    assertThat(BuiltInCorpus.name(Part.DEV)).isEqualTo("built-in/dev.conllu");
  }
}

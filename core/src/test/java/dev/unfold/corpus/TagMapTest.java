package dev.unfold.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TagMapTest {
  /** The map of Petrov, Das and McDonald for the Penn Treebank, tag by tag, in its order. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      quoteCharacter = '~',
      commentCharacter = '%',
      value = {
        "! .",
        "# .",
        "$ .",
        "'' .",
        "( .",
        ") .",
        ", .",
        "-LRB- .",
        "-RRB- .",
        ". .",
        ": .",
        "? .",
        "CC CONJ",
        "CD NUM",
        "CD|RB X",
        "DT DET",
        "EX DET",
        "FW X",
        "IN ADP",
        "IN|RP ADP",
        "JJ ADJ",
        "JJR ADJ",
        "JJRJR ADJ",
        "JJS ADJ",
        "JJ|RB ADJ",
        "JJ|VBG ADJ",
        "LS X",
        "MD VERB",
        "NN NOUN",
        "NNP NOUN",
        "NNPS NOUN",
        "NNS NOUN",
        "NN|NNS NOUN",
        "NN|SYM NOUN",
        "NN|VBG NOUN",
        "NP NOUN",
        "PDT DET",
        "POS PRT",
        "PRP PRON",
        "PRP$ PRON",
        "PRP|VBP PRON",
        "PRT PRT",
        "RB ADV",
        "RBR ADV",
        "RBS ADV",
        "RB|RP ADV",
        "RB|VBG ADV",
        "RN X",
        "RP PRT",
        "SYM X",
        "TO PRT",
        "UH X",
        "VB VERB",
        "VBD VERB",
        "VBD|VBN VERB",
        "VBG VERB",
        "VBG|NN VERB",
        "VBN VERB",
        "VBP VERB",
        "VBP|TO VERB",
        "VBZ VERB",
        "VP VERB",
        "WDT DET",
        "WH X",
        "WP PRON",
        "WP$ PRON",
        "WRB ADV",
        "`` .",
      })
  void pairsOfThePublishedMap(String penn, String universal) {
    String lower = universal.toLowerCase(java.util.Locale.ROOT);
    assertThat(TagMap.universal(penn)).contains(lower);
    assertThat(TagMap.universal(penn.toLowerCase(java.util.Locale.ROOT))).contains(lower);
  }

  @ParameterizedTest
  @ValueSource(strings = {"HYPH", "ADD", "AFX", "NFP", "GW", "_", "", "NOUN", "XX", "NN "})
  void otherTagsAreNotInTheMap(String tag) {
    assertThat(TagMap.universal(tag)).isEmpty();
  }

  @Test
  void thereAreTwelveUniversalTagsAndEachIsReached() {
    List<String> tags = TagMap.universalTags();
    assertThat(tags).hasSize(12).doesNotHaveDuplicates().startsWith("noun");
    List<String> reached =
        List.of(".", "CC", "CD", "DT", "IN", "JJ", "NN", "RP", "PRP", "RB", "VB", "FW").stream()
            .map(penn -> TagMap.universal(penn).orElseThrow())
            .toList();
    assertThat(reached).containsExactlyInAnyOrderElementsOf(tags);
  }
}

package dev.unfold.corpus;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * From the tags of the Penn Treebank to the twelve universal tags of Petrov, Das and McDonald (2012), "A universal
 * part-of-speech tagset". Tags are compared without regard to case, and the universal ones are spelt in lower case, as
 * in the lab.
 */
final class TagMap {
  private static final Map<String, String> UNIVERSAL = new HashMap<>();

  static {
    map(".", "! # $ '' ( ) , -LRB- -RRB- . : ? ``");
    map("conj", "CC");
    map("num", "CD");
    map("det", "DT EX PDT WDT");
    map("adp", "IN IN|RP");
    map("adj", "JJ JJR JJRJR JJS JJ|RB JJ|VBG");
    map("noun", "NN NNP NNPS NNS NN|NNS NN|SYM NN|VBG NP");
    map("prt", "POS PRT RP TO");
    map("pron", "PRP PRP$ PRP|VBP WP WP$");
    map("adv", "RB RBR RBS RB|RP RB|VBG WRB");
    map("verb", "MD VB VBD VBD|VBN VBG VBG|NN VBN VBP VBP|TO VBZ VP");
    map("x", "CD|RB FW LS RN SYM UH WH");
  }

  private TagMap() {}

  private static void map(String universal, String tags) {
    for (String tag : tags.split(" ")) {
      UNIVERSAL.put(tag.toLowerCase(Locale.ROOT), universal);
    }
  }

  /** The twelve universal tags. */
  public static List<String> universalTags() {
    return List.of(
        "noun", "verb", "adj", "adv", "pron", "det", "adp", "num", "conj", "prt", ".", "x");
  }

  /** The universal tag of a Penn Treebank tag; empty if the map does not have it. */
  public static Optional<String> universal(String pennTag) {
    return Optional.ofNullable(UNIVERSAL.get(pennTag.toLowerCase(Locale.ROOT)));
  }
}

package dev.unfold.model;

import dev.unfold.nn.Dropout;

/**
 * What a network reads of each word: the word itself and, if asked, its features and its letters.
 *
 * @param word the number of entries of each word's vector
 * @param affix the same for a word's features, such as its affixes and its shape; 0 for none
 * @param letter the same for each letter; 0 to read no letters
 * @param spelling width of each direction's state of the reader of letters
 * @param dropout part of the word vectors' entries that training sets to zero
 */
public record EncoderPlan(int word, int affix, int letter, int spelling, double dropout) {
  /** Refuses widths that make no encoder, and a rate outside 0 … 1. */
  public EncoderPlan {
    if (word < 1 || affix < 0 || letter < 0 || spelling < 1) {
      throw new IllegalArgumentException(
          "network: word "
              + word
              + ", affix "
              + affix
              + ", letter "
              + letter
              + ", spelling "
              + spelling
              + "; expected word and spelling to be at least 1, affix and letter at least 0");
    }
    new Dropout(dropout);
  }

  /** Whether only word ids are read. */
  public boolean readsWordsAlone() {
    return affix == 0 && letter == 0;
  }

  /** Whether only word ids are read, without dropout. */
  boolean isPlain() {
    return readsWordsAlone() && dropout == 0;
  }

  /** The width of a word's whole vector, without pretrained entries. */
  double width() {
    return (double) word + affix + (letter == 0 ? 0 : 2.0 * spelling);
  }

  EncoderPlan withVectors(int words, int affixes, int letters) {
    return new EncoderPlan(words, affixes, letters, spelling, dropout);
  }

  EncoderPlan times(int factor) {
    return new EncoderPlan(
        factor * word, factor * affix, factor * letter, factor * spelling, dropout);
  }
}

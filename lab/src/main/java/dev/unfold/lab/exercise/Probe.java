package dev.unfold.lab.exercise;

import java.util.List;

/**
 * Small known numbers on which an exercise's class is run.
 *
 * @param name what it is, so that it can follow "right in", such as "sentences of one word"
 * @param rows how many words or sentences there are, a row each
 * @param ifRightOnlyHere where to look if something is right here and nowhere else; may be empty
 * @param ifWrongOnlyHere where to look if something is wrong here and nowhere else; may be empty
 */
record Probe(String name, int rows, String ifRightOnlyHere, String ifWrongOnlyHere) {
  static Probe of(String name, int rows) {
    return new Probe(name, rows, "", "");
  }

  Probe rightOnlyHere(String question) {
    return new Probe(name, rows, question, ifWrongOnlyHere);
  }

  Probe wrongOnlyHere(String question) {
    return new Probe(name, rows, ifRightOnlyHere, question);
  }

  /** The names of several, in a sentence. */
  static String names(List<Probe> probes) {
    return Phrases.and(probes.stream().map(Probe::name).toList());
  }
}

package dev.unfold.lab.exercise;

import java.util.List;

/**
 * A small fixed input on which the class of an exercise is run.
 *
 * @param name its name, worded to follow the {@link Task#kind kind} of the task, such as "one word" after "sentences
 *     of"
 * @param rows the number of words or sentences, one row each
 * @param ifRightOnlyHere where to look if a tensor is right on this probe alone; may be empty
 * @param ifWrongOnlyHere where to look if a tensor is wrong on this probe alone; may be empty
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

  /** The names of several probes, as in a sentence. */
  static String names(List<Probe> probes) {
    return Phrases.and(probes.stream().map(Probe::name).toList());
  }
}

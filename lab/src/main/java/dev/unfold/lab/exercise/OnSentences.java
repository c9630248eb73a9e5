package dev.unfold.lab.exercise;

import java.util.List;

/** A {@link Task} that is run on sentences: each is a probe, and its rows are tokens, tags or words. */
interface OnSentences extends Task {
  /** What it is run on. */
  List<Sentence> sentences();

  @Override
  default List<Probe> probes() {
    return sentences().stream().map(Sentence::probe).toList();
  }

  @Override
  default String kind() {
    return "sentences of";
  }

  @Override
  default String letter() {
    return "T";
  }

  @Override
  default List<String> rowNames(Tensor tensor, Probe probe) {
    return Sentence.rowNames(tensor, probe, sentences());
  }
}

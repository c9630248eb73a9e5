package dev.unfold.lab.exercise;

import java.util.List;

/** A {@link Task} whose probes are sentences; rows of its tensors are tokens, tags or words. */
interface SentenceTask extends Task {
  /** The sentences, one for each probe. */
  List<ProbeSentence> sentences();

  @Override
  default List<Probe> probes() {
    return sentences().stream().map(ProbeSentence::probe).toList();
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
  default List<String> rowNames(CheckedTensor tensor, Probe probe) {
    return ProbeSentence.rowNames(tensor, probe, sentences());
  }
}

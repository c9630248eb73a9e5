package dev.unfold.cli.option;

import dev.unfold.check.GradientReport;
import dev.unfold.corpus.TaggedBatch;
import dev.unfold.model.SequenceModel;

/** Compares the gradients of a network with those of PyTorch. */
public interface TorchComparison {
  /** The model's gradients on a batch, beside PyTorch's. */
  GradientReport compare(SequenceModel model, TaggedBatch batch);
}

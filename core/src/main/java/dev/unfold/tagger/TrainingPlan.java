package dev.unfold.tagger;

import java.util.Map;

/** How a network is trained: two schedules, since model files store which one it was. */
public sealed interface TrainingPlan permits SgdPlan, AdamPlan {
  /** The largest number of epochs. */
  int epochs();

  /** The largest learning rate, η. */
  double learningRate();

  /** All settings as text by name. */
  Map<String, String> entries();
}

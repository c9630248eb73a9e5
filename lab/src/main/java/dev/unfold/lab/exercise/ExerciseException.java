package dev.unfold.lab.exercise;

import dev.unfold.file.OneLine;

/** Thrown when the description of an exercise, {@code exercise.json}, can't be used. The message is one line. */
public final class ExerciseException extends IllegalStateException {
  private static final long serialVersionUID = 1;

  ExerciseException(String message) {
    super(OneLine.of(message));
  }
}

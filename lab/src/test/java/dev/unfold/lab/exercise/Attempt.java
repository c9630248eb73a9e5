package dev.unfold.lab.exercise;

/**
 * A student's file: the exercise with something written into its hole.
 *
 * @param exercise which
 * @param hole what is written
 */
record Attempt(Exercise exercise, String hole) {
  /** The same with one piece of code in place of another, which must be there once. */
  Attempt with(String old, String replacement) {
    int at = hole.indexOf(old);
    if (at < 0 || hole.indexOf(old, at + 1) >= 0) {
      throw new IllegalArgumentException("\"" + old + "\" must be in the hole once");
    }
    return new Attempt(exercise, hole.replace(old, replacement));
  }

  /** The whole file. */
  String text() {
    Hole around = Hole.of(exercise.start());
    return String.join("\n", around.before())
        + "\n"
        + hole
        + "\n"
        + String.join("\n", around.after())
        + "\n";
  }

  /** What the checker says of it. */
  CheckReport check(Checker checker) {
    return checker.check(exercise, exercise.file(), text());
  }
}

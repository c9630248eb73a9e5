package dev.unfold.bench;

/** A row of a table that is still to be measured. */
interface PlannedRow {
  /** The row's name, which {@code --only} looks at. */
  String name();

  /**
   * Measures it.
   *
   * @param turnTaken is told of each turn that a side has had
   */
  Row measure(Race race, Runnable turnTaken);
}

package dev.unfold.bench;

/** A row of a table that is still to be measured. */
interface PlannedRow {
  /** The row's name, which {@code --only} filters by. */
  String name();

  /**
   * Measures the row.
   *
   * @param turnTaken called after each turn of a competitor
   */
  Row measure(Race race, Runnable turnTaken);
}

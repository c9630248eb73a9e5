package dev.unfold.bench;

import java.util.Optional;

/**
 * Two sides in turns, ours and theirs, so that what else happens on the machine meets both.
 *
 * <p>Each side first works until it is as fast as it gets: until a piece of time is no faster than those before it. A turn
 * begins with a tenth of its time that does not count, for caches, clocks and threads to find back to this side.
 *
 * @param rounds how often each side has its turn
 * @param seconds of each turn
 */
record Race(int rounds, double seconds) {
  /** Of a turn, what does not count. */
  private static final double RUN_UP = 0.1;

  /** How often a side may be no faster than before until it is warm. */
  private static final int PATIENCE = 3;

  private static final int MOST_PIECES = 20;

  /** Seconds. */
  private static final double LONGEST_PIECE = 0.5;

  /** Runs the race; {@code turnTaken} is told of each turn, of 2·rounds or rounds. */
  Rates run(Side ours, Optional<Side> theirs, Runnable turnTaken) {
    warmUp(ours);
    theirs.ifPresent(this::warmUp);
    double[] our = new double[rounds];
    double[] their = new double[theirs.isPresent() ? rounds : 0];
    for (int round = 0; round < rounds; round++) {
      our[round] = turn(ours);
      turnTaken.run();
      if (theirs.isPresent()) {
        their[round] = turn(theirs.get());
        turnTaken.run();
      }
    }
    return new Rates(our, their);
  }

  private double turn(Side side) {
    rate(side, RUN_UP * seconds);
    return rate(side, seconds);
  }

  /** Works until it gets no faster. */
  void warmUp(Side side) {
    double best = 0;
    int noFaster = 0;
    for (int piece = 0; piece < MOST_PIECES && noFaster < PATIENCE; piece++) {
      double rate = rate(side, Math.min(LONGEST_PIECE, 2 * seconds));
      noFaster = rate > 1.02 * best ? 0 : noFaster + 1;
      best = Math.max(best, rate);
    }
  }

  /** Work a second, over at least so many seconds and at least one piece of work. */
  static double rate(Side side, double seconds) {
    long start = System.nanoTime();
    long work = 0;
    double elapsed;
    do {
      work += side.work();
      elapsed = (System.nanoTime() - start) / 1e9;
    } while (elapsed < seconds);
    return work / elapsed;
  }
}

package dev.unfold.bench;

import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;

/**
 * Several sides in turns, so that what else happens on the machine meets all of them.
 *
 * <p>Each side first works until it is as fast as it gets: until it has been no faster for some time and the JVM's compiler,
 * which takes a core of its own, has nothing left to do. A turn begins with a tenth of its time that does not count, for
 * caches, clocks and threads to find back to this side.
 *
 * @param rounds how often each side has its turn
 * @param seconds of each turn
 */
record Race(int rounds, double seconds) {
  /** Of a turn, what does not count. */
  private static final double RUN_UP = 0.1;

  /** A piece of the time to get warm: seconds, at most. */
  private static final double LONGEST_PIECE = 0.5;

  /** How often a side may be no faster than before until it is warm. */
  private static final int PATIENCE = 3;

  /** Of a piece's time, what the compiler may take while the side counts as warm. */
  private static final double IDLE = 0.05;

  private static final int MOST_PIECES = 40;

  private static final CompilationMXBean COMPILER = ManagementFactory.getCompilationMXBean();

  /**
   * Work a second: for each side, one number a round.
   *
   * @param turnTaken is told of each turn, of as many as there are sides and rounds
   */
  List<double[]> run(List<Side> sides, Runnable turnTaken) {
    sides.forEach(this::warmUp);
    List<double[]> rates = new ArrayList<>();
    sides.forEach(side -> rates.add(new double[rounds]));
    for (int round = 0; round < rounds; round++) {
      for (int s = 0; s < sides.size(); s++) {
        rates.get(s)[round] = turn(sides.get(s));
        turnTaken.run();
      }
    }
    return rates;
  }

  private double turn(Side side) {
    rate(side, RUN_UP * seconds);
    return rate(side, seconds);
  }

  private void warmUp(Side side) {
    double best = 0;
    int noFaster = 0;
    for (int piece = 0; piece < MOST_PIECES && noFaster < PATIENCE; piece++) {
      double time = Math.min(LONGEST_PIECE, 2 * seconds);
      long compiled = COMPILER.getTotalCompilationTime();
      double rate = rate(side, time);
      boolean idle = COMPILER.getTotalCompilationTime() - compiled < 1000 * IDLE * time;
      noFaster = idle && rate <= 1.02 * best ? noFaster + 1 : 0;
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

  /** The most work a second of any single piece of work, over at least so many seconds. */
  static double best(Side side, double seconds) {
    long end = System.nanoTime() + (long) (1e9 * seconds);
    double best = 0;
    do {
      best = Math.max(best, rate(side, 0));
    } while (System.nanoTime() < end);
    return best;
  }
}

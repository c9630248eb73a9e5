package dev.unfold.bench;

import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;

/**
 * Several competitors in turns, so that other load on the machine affects all of them.
 *
 * <p>Each competitor first warms up: until it has not become faster for a while and the JVM's compiler, which takes a core of
 * its own, is idle. A turn begins with a tenth of its time that does not count, so that caches, clock rate and threads settle.
 *
 * @param rounds the number of turns of each competitor
 * @param seconds the length of a turn
 */
record Race(int rounds, double seconds) {
  /** The fraction of a turn that does not count. */
  private static final double RUN_UP = 0.1;

  /** The longest piece of the warm-up, in seconds. */
  private static final double LONGEST_PIECE = 0.5;

  /** A competitor is warm after this many pieces in which it was not faster than before. */
  private static final int PATIENCE = 3;

  /** The fraction of a piece's time that the compiler may take while it counts as idle. */
  private static final double IDLE = 0.05;

  private static final int MOST_PIECES = 40;

  private static final CompilationMXBean COMPILER = ManagementFactory.getCompilationMXBean();

  /**
   * The rates: for each competitor, its work per second in each round.
   *
   * @param turnTaken called after each turn
   */
  List<double[]> run(List<Competitor> competitors, Runnable turnTaken) {
    competitors.forEach(this::warmUp);
    List<double[]> rates = new ArrayList<>();
    competitors.forEach(competitor -> rates.add(new double[rounds]));
    for (int round = 0; round < rounds; round++) {
      for (int s = 0; s < competitors.size(); s++) {
        rates.get(s)[round] = turn(competitors.get(s));
        turnTaken.run();
      }
    }
    return rates;
  }

  private double turn(Competitor competitor) {
    rate(competitor, RUN_UP * seconds);
    return rate(competitor, seconds);
  }

  private void warmUp(Competitor competitor) {
    double best = 0;
    int noFaster = 0;
    for (int piece = 0; piece < MOST_PIECES && noFaster < PATIENCE; piece++) {
      double time = Math.min(LONGEST_PIECE, 2 * seconds);
      long compiled = COMPILER.getTotalCompilationTime();
      double rate = rate(competitor, time);
      boolean idle = COMPILER.getTotalCompilationTime() - compiled < 1000 * IDLE * time;
      noFaster = idle && rate <= 1.02 * best ? noFaster + 1 : 0;
      best = Math.max(best, rate);
    }
  }

  /** Work per second, over at least {@code seconds} and at least one piece of work. */
  static double rate(Competitor competitor, double seconds) {
    long start = System.nanoTime();
    long work = 0;
    double elapsed;
    do {
      work += competitor.work();
      elapsed = (System.nanoTime() - start) / 1e9;
    } while (elapsed < seconds);
    return work / elapsed;
  }

  /** The highest rate of a single piece of work, over at least {@code seconds}. */
  static double best(Competitor competitor, double seconds) {
    long end = System.nanoTime() + (long) (1e9 * seconds);
    double best = 0;
    do {
      best = Math.max(best, rate(competitor, 0));
    } while (System.nanoTime() < end);
    return best;
  }
}

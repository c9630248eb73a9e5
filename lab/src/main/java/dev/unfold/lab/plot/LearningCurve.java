package dev.unfold.lab.plot;

import dev.unfold.lab.chart.Axis;
import dev.unfold.lab.chart.LineChart;
import dev.unfold.lab.draw.Heading;
import dev.unfold.lab.draw.Ink;
import dev.unfold.lab.draw.NumberText;
import dev.unfold.lab.draw.Panel;
import dev.unfold.lab.draw.Picture;
import dev.unfold.tagger.Trainer.Epoch;
import java.awt.Color;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The learning curve of a tagger: dev accuracy after each epoch, and below it the training loss. */
public final class LearningCurve {
  private static final int WIDTH = (int) Picture.CONTENT;
  private static final int ACCURACY_HEIGHT = 290;
  private static final int LOSS_HEIGHT = 250;
  private static final int X_TICKS = 10;
  private static final int Y_TICKS = 6;
  private static final int MOST_DOTS = 30;

  private LearningCurve() {}

  /**
   * The picture; without a dev set (every accuracy is NaN) it shows the loss alone.
   *
   * @throws IllegalArgumentException if there is no epoch
   */
  public static Picture of(List<Epoch> epochs) {
    if (epochs.isEmpty()) {
      throw new IllegalArgumentException("learning curve: no epoch, expected at least one");
    }
    double[] accuracies = values(epochs, epoch -> 100 * epoch.devAccuracy());
    double[] losses = values(epochs, Epoch::trainLoss);
    Axis accuracy = Axis.covering("dev accuracy (%)", accuracies, Y_TICKS).within(-1, 101);
    Axis loss = Axis.covering("training loss (mean −log p)", losses, Y_TICKS);
    double room = Math.max(accuracy.widestLabel(), loss.widestLabel());
    List<Panel> panels = new ArrayList<>();
    panels.add(Heading.picture("Learning curve", note(epochs), Picture.CONTENT));
    if (Arrays.stream(accuracies).anyMatch(Double::isFinite)) {
      LineChart chart =
          new LineChart(WIDTH, ACCURACY_HEIGHT, epochAxis("", epochs), accuracy, room);
      panels.add(draw(chart, epochs, accuracies, Ink.ACCENT));
    }
    LineChart chart = new LineChart(WIDTH, LOSS_HEIGHT, epochAxis("epoch", epochs), loss, room);
    panels.add(draw(chart, epochs, losses, Ink.CURVE));
    return new Picture("Learning curve", Panel.column(18, panels));
  }

  private static String note(List<Epoch> epochs) {
    Epoch last = epochs.get(epochs.size() - 1);
    String after =
        last.number() == 1 ? "after one epoch: " : "after " + last.number() + " epochs: ";
    String accuracy =
        Double.isFinite(last.devAccuracy())
            ? NumberText.percent(last.devAccuracy()) + " of the dev tokens right, "
            : "";
    return after + accuracy + "training loss " + NumberText.of(last.trainLoss(), 3);
  }

  private static Axis epochAxis(String name, List<Epoch> epochs) {
    int first = epochs.get(0).number();
    int last = epochs.get(epochs.size() - 1).number();
    return Axis.counting(name, first, last, X_TICKS);
  }

  private static Panel draw(LineChart chart, List<Epoch> epochs, double[] values, Color color) {
    double[] numbers = values(epochs, Epoch::number);
    chart.line(numbers, values, color, Ink.LINE);
    return epochs.size() <= MOST_DOTS ? chart.dots(numbers, values, color, 7) : chart;
  }

  private static double[] values(List<Epoch> epochs, ToDoubleFunction<Epoch> value) {
    return epochs.stream().mapToDouble(value).toArray();
  }
}

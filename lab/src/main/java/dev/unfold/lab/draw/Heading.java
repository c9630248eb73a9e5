package dev.unfold.lab.draw;

import java.awt.Graphics2D;
import java.util.List;
import java.util.stream.Stream;

/**
 * A title with a note below or beside it.
 *
 * @param title the title
 * @param note a grey text; may be empty
 * @param width the available width; longer text is cut with an ellipsis
 * @param below whether the note is on a separate line
 */
public record Heading(TextLabel title, TextLabel note, double width, boolean below)
    implements Panel {
  private static final double GAP = 12;

  /** The title of a picture. */
  public static Heading picture(String title, String note, double width) {
    return new Heading(TextLabel.strong(title, 19), TextLabel.muted(note, 13.5), width, true);
  }

  /** The title of a part of a picture. */
  public static Heading part(String title, String note, double width) {
    return new Heading(TextLabel.strong(title, 14.5), TextLabel.muted(note, 13), width, false);
  }

  private boolean second() {
    return below && !note.text().isEmpty();
  }

  @Override
  public double height() {
    return 1.3 * title.pixels() + (second() ? 1.55 * note.pixels() : 0);
  }

  @Override
  public void paint(Graphics2D g) {
    double baseline = title.pixels();
    TextLabel shown = title.within(width);
    shown.left(g, 0, baseline);
    if (second()) {
      note.within(width).left(g, 0, baseline + 1.75 * note.pixels());
    } else if (!note.text().isEmpty()) {
      double x = shown.width() + GAP;
      note.within(width - x).left(g, x, baseline);
    }
  }

  @Override
  public List<String> words() {
    return Stream.of(title.text(), note.text()).filter(text -> !text.isEmpty()).toList();
  }
}

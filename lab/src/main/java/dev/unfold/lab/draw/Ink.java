package dev.unfold.lab.draw;

import java.awt.BasicStroke;
import java.awt.Color;

/** The colours and strokes of all pictures: white paper, greys and one accent. Widths in pixels at scale 1. */
public final class Ink {
  public static final Color PAPER = Color.WHITE;
  public static final Color TEXT = new Color(0x2b3036);

  /** For text on a coloured background. */
  static final Color NIGHT = new Color(0x0d1014);

  /** For secondary text: notes, ticks. Contrast on white 5.5 : 1. */
  public static final Color MUTED = new Color(0x636b74);

  public static final Color GRID = new Color(0xe6e9ed);
  public static final Color FRAME = new Color(0xc3c9d1);

  /** A curve other than the main one. */
  public static final Color CURVE = new Color(0x5b6470);

  /** The main curve or result of a picture. */
  public static final Color ACCENT = new Color(0xd1480f);

  /** A value that is not a number. */
  public static final Color MISSING = new Color(0x9aa1aa);

  public static final BasicStroke HAIRLINE = new BasicStroke(1f);
  public static final BasicStroke LINE =
      new BasicStroke(2f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
  public static final BasicStroke DASHED =
      new BasicStroke(
          2f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10f, new float[] {7f, 4f}, 0f);

  private Ink() {}
}

package dev.unfold.lab.chart;

import dev.unfold.lab.draw.Ink;
import dev.unfold.lab.draw.Typeface;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import org.knowm.xchart.style.theme.AbstractBaseTheme;

/** How XChart draws here: the axes and the grid only. Titles and legends are panels of their own. */
public final class ChartTheme extends AbstractBaseTheme {
  public static final double TICK_PIXELS = 12.5;

  @Override
  public Font getBaseFont() {
    return Typeface.REGULAR.size(13);
  }

  @Override
  public Color getChartFontColor() {
    return Ink.TEXT;
  }

  @Override
  public int getChartPadding() {
    return 2;
  }

  @Override
  public boolean isChartTitleVisible() {
    return false;
  }

  @Override
  public boolean isLegendVisible() {
    return false;
  }

  @Override
  public Font getAxisTitleFont() {
    return getBaseFont();
  }

  @Override
  public int getAxisTitlePadding() {
    return 12;
  }

  @Override
  public Font getAxisTickLabelsFont() {
    return Typeface.REGULAR.size(TICK_PIXELS);
  }

  @Override
  public Color getAxisTickLabelsColor() {
    return Ink.MUTED;
  }

  @Override
  public int getAxisTickPadding() {
    return 8;
  }

  @Override
  public boolean isAxisTicksLineVisible() {
    return false;
  }

  @Override
  public boolean isAxisTicksMarksVisible() {
    return false;
  }

  @Override
  public int getAxisTickMarkLength() {
    return 0;
  }

  @Override
  public boolean isPlotTicksMarksVisible() {
    return false;
  }

  @Override
  public boolean isPlotBorderVisible() {
    return false;
  }

  @Override
  public Color getPlotGridLinesColor() {
    return Ink.GRID;
  }

  @Override
  public BasicStroke getPlotGridLinesStroke() {
    return Ink.HAIRLINE;
  }

  @Override
  public double getPlotContentSize() {
    return 1; // the axes bring their own air
  }

  @Override
  public int getPlotMargin() {
    return 0;
  }
}

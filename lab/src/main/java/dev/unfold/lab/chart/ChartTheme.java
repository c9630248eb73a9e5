package dev.unfold.lab.chart;

import dev.unfold.lab.draw.Ink;
import dev.unfold.lab.draw.Typeface;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import org.knowm.xchart.style.theme.AbstractBaseTheme;

/** The XChart theme: axes and grid only. Titles and legends are separate panels. */
final class ChartTheme extends AbstractBaseTheme {
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
    return Typeface.REGULAR.size(Axis.TICK_PIXELS);
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
    return 1; // the axes have their own margin
  }

  @Override
  public int getPlotMargin() {
    return 0;
  }
}

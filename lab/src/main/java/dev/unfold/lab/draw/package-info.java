/**
 * The drawing kit: what every picture of the lab is made of.
 *
 * <p>A {@link dev.unfold.lab.draw.Picture} is encoded as PNG or SVG. It holds {@link dev.unfold.lab.draw.Panel}s in
 * rows
 * and columns: headings, paragraphs, legends, heat maps. {@link dev.unfold.lab.draw.TextLabel} draws a line of text,
 * {@link
 * dev.unfold.lab.draw.Ink} and {@link dev.unfold.lab.draw.Palette} hold the colours, {@link
 * dev.unfold.lab.draw.Typeface} the fonts, {@link dev.unfold.lab.draw.NumberText} the format of numbers.
 *
 * <p>Sizes are pixels of a picture that is 800 wide. Depends on no other package of Unfold; on Batik for SVG and on the
 * Inter font.
 */
@NullMarked
package dev.unfold.lab.draw;

import org.jspecify.annotations.NullMarked;

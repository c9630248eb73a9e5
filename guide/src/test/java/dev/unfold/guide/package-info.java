/**
 * The tests of the guide: every command in it is run, every quote compared with its source, every picture drawn again.
 *
 * <p>{@link dev.unfold.guide.Document} is one Markdown file, cut into {@link dev.unfold.guide.Block}s. A console block's
 * {@link dev.unfold.guide.Exchange}s are run in a {@link dev.unfold.guide.Desk}, a folder that looks like a clone of the
 * project; {@link dev.unfold.guide.Likeness} defines what may differ from the output shown. A block of Java, or of equations,
 * is a {@link dev.unfold.guide.Quote}. {@link dev.unfold.guide.GuideTest} does all that; with {@code -Dguide.write=true},
 * that is with {@code guide/build}, it writes what has changed into the guide instead of failing; with {@code
 * -Dguide.exact=true} also what is only alike.
 */
package dev.unfold.guide;

/**
 * A report as one HTML page: pictures and tables, with nothing to load.
 *
 * <p>{@link dev.unfold.lab.report.HtmlReport} fills the template {@code report.html} beside it with a title, lines,
 * pictures
 * and {@link dev.unfold.lab.report.ReportTable}s.
 *
 * <p>Depends on {@code draw} alone, and on JMustache for the template.
 */
@NullMarked
package dev.unfold.lab.report;

import org.jspecify.annotations.NullMarked;

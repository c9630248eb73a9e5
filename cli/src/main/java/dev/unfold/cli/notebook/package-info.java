/**
 * {@code unfold notebook}: the chapters of the guide as Jupyter notebooks for a Java kernel.
 *
 * <p>{@code ChapterCells} turns a chapter's Markdown into cells; {@code CommandCell} turns a command of the guide into
 * Java; {@code Notebook} writes cells as nbformat 4.5. {@code KernelSpec} describes the kernel to Jupyter, on a JDK that
 * {@code KernelJdk} finds.
 *
 * <p>Uses {@code console}, and jackson-core for JSON.
 */
package dev.unfold.cli.notebook;

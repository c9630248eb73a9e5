/**
 * A tagger's model file in the page: loads, tags, and learns from a correction. Plain Java, which runs on the JVM and, compiled,
 * in the browser. May depend on the library and {@code web.lab}.
 */
package dev.unfold.web.tool;

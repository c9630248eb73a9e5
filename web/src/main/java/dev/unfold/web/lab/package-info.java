/**
 * The lab's networks, taken apart for a page: every tensor of a forward and a backward pass with its equation and operands,
 * the loss along one weight, and training in short slices. Plain Java, which runs on the JVM and, compiled, in the browser.
 *
 * <p>All numbers come from the library's layers and matrices; nothing here derives a gradient of its own. May depend on the
 * library only. Letters: T words, E width of a word's vector, H hidden, K tags; t a word, k a column.
 */
package dev.unfold.web.lab;

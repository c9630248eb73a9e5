/**
 * A student's own network in the lab: code that is compiled from a file and run in a process of its own, and that every
 * experiment sees as a {@link dev.unfold.model.SequenceModel}.
 *
 * <pre>{@code
 *   StudentNetwork            the model, in the lab's process: weights, optimiser, plots
 *     NetworkProcess          sends the weights that have changed and a sentence; gets log p or a gradient
 *       NetworkWorker         the other process: compiles the file, limits time and memory
 *         RunningNetwork      the student's class, whichever exercise it solves
 * }</pre>
 */
@NullMarked
package dev.unfold.lab.student;

import org.jspecify.annotations.NullMarked;

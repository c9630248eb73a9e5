/**
 * The exercises and their checker, which says what is wrong with a student's file and where to look.
 *
 * <p>An {@link dev.unfold.lab.exercise.Exercise} is a Java file with a hole; its solution, hints and known mistakes are
 * the
 * texts of {@code exercises/} in the repository. A {@link dev.unfold.lab.exercise.Task} runs the file's class on small
 * fixed inputs, its probes. This happens in a separate process, {@link dev.unfold.lab.exercise.StudentWorker}, with
 * limits
 * of time and memory, which sends back nothing but numbers. The {@link dev.unfold.lab.exercise.Checker} compares them
 * with
 * the solution and with finite differences; a {@link dev.unfold.lab.exercise.Diagnosis} finds the known mistake that
 * gives
 * exactly these numbers, or else the pattern of the errors.
 *
 * <p>Only this package uses reflection: the student's class does not exist when ours are compiled, and does not depend
 * on
 * ours. Depends on core and {@code plot}, never on PyTorch, which is found as a {@link
 * dev.unfold.lab.exercise.TensorEngine}.
 */
@NullMarked
package dev.unfold.lab.exercise;

import org.jspecify.annotations.NullMarked;

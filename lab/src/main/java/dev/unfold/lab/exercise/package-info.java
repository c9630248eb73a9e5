/**
 * The exercises: what a student's file is to compute, and the checker that says what is wrong with it and where to look.
 *
 * <p>An {@link dev.unfold.lab.exercise.Exercise} has a file with a hole, whose solution, hints and known mistakes are the
 * texts below {@code exercises/} of the checkout. A {@link dev.unfold.lab.exercise.Task} runs the file's class on small
 * known numbers, its probes. That happens in a process of its own, {@link dev.unfold.lab.exercise.Worker}, which compiles,
 * runs, and sends back nothing but numbers, with a limit of time and memory; {@link dev.unfold.lab.exercise.Checker}, on
 * this side, holds them against finite differences and the solution, and a {@link dev.unfold.lab.exercise.Diagnosis} finds
 * the known mistake that gives the very same numbers, or else the pattern in the error.
 *
 * <p>The one package that uses reflection: the student's class is not there when ours are compiled, and should know
 * nothing of us. Depends on core, never on PyTorch, which comes as a {@link dev.unfold.lab.exercise.TensorEngine}.
 */
package dev.unfold.lab.exercise;

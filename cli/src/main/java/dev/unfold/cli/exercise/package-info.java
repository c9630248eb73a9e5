/**
 * {@code unfold exercise}: checks students' files; {@code unfold handout}: the folder for a class.
 *
 * <p>{@link dev.unfold.cli.exercise.ExerciseCommand} checks one file, once or on every save ({@code FileWatcher});
 * with {@code --all} it grades every exercise of every student. The checking itself is the lab's. Uses {@code
 * option} and {@code console}.
 */
package dev.unfold.cli.exercise;

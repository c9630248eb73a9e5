/**
 * {@code unfold doctor}: what this machine offers, what is missing, and how to get it.
 *
 * <p>{@link dev.unfold.cli.doctor.DoctorCommand} prints one line for each {@code DoctorCheck}, and below it the
 * remedy if something is missing. Optional parts (PyTorch, onnxruntime) are never missing: the line says which
 * command fetches them.
 *
 * <p>Uses {@code console}, and asks the JVM and the services on the class path.
 */
package dev.unfold.cli.doctor;

/**
 * {@code unfold doctor}: what this machine offers, what is missing, and how to get it.
 *
 * <p>{@link dev.unfold.cli.doctor.DoctorCommand} prints one line for each {@code DoctorCheck}. Uses {@code console}.
 */
package dev.unfold.cli.doctor;

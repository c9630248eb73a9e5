/**
 * Files and the text of error messages, without words or matrices.
 *
 * <p>{@link dev.unfold.file.DurableFile} replaces a file atomically. {@link dev.unfold.file.SafetensorsHeader} reads and
 * writes the header of a safetensors file, under the {@link dev.unfold.file.SafetensorsRules} of a model file or of a file
 * of PyTorch; the callers add the numbers. {@link dev.unfold.file.JsonList} is a list of strings in the metadata of such a
 * file. {@link dev.unfold.file.Sha256} computes checksums, {@link dev.unfold.file.OneLine} makes text safe for a message
 * of one line.
 *
 * <p>Depends on the JDK and jackson-core; every other package may use it.
 */
package dev.unfold.file;

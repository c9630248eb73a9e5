/**
 * The kernels written with the JDK's Vector API, for both number types.
 *
 * <p>The only package that imports {@code jdk.incubator}; compiled separately, because javac 17 warns about every such import.
 * Nothing links to it: {@code KernelChoice} loads {@code VectorKernels} by name. All vectors of one type have the same width,
 * since C2 compiles loops badly once it has seen two: the machine's widest for {@code float}, at most 256 bits for {@code double}.
 *
 * <p>A row whose length is not a multiple of the vector ends with one more vector that overlaps the previous one. Its lanes are
 * computed twice with the same result, or zeroed where they would be added twice. So no entry's arithmetic depends on its
 * neighbours or on how rows are grouped.
 */
package dev.unfold.matrix.internal.vector;

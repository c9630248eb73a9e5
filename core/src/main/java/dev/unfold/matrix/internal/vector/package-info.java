/**
 * The kernels written with the JDK's Vector API, for both number types.
 *
 * <p>The only package that imports {@code jdk.incubator}, compiled apart because javac 17 warns of every such import.
 * Found through {@code META-INF/services}, so that nothing else links to it. Vectors of one type have one width: a
 * JVM that has seen two compiles neither well. For {@code float} it is the machine's widest, for {@code double} at most 256 bits.
 *
 * <p>A row whose length is not a multiple of the vector ends with one more vector that overlaps the last; its lanes are
 * computed twice with the same result, or cleared where they would be added twice. So no entry's arithmetic depends on
 * its neighbours or on how rows are grouped.
 */
package dev.unfold.matrix.internal.vector;

/**
 * The kernels written with the JDK's Vector API, for both number types.
 *
 * <p>The only package that imports {@code jdk.incubator}, compiled apart because javac 17 warns of every such import.
 * Found through {@code META-INF/services}, so that nothing else links to it. Vectors are at most 256 bits wide: the
 * layers of this library are 12 to 512 wide, where the rest of a 512-bit row costs more than the wider vector saves.
 *
 * <p>A row whose length is not a multiple of the vector ends with one more vector that overlaps the last; the lanes
 * that were done already are masked out (sums) or written with the same value (maps). So no entry's arithmetic depends
 * on its neighbours, and results do not depend on how rows are grouped. Rows shorter than one vector go to the scalar
 * loops.
 */
package dev.unfold.matrix.internal.vector;

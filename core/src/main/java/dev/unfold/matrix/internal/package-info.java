/**
 * The loops over numbers: one file over {@code float}, from which the one over {@code double} is generated.
 *
 * <p>{@link dev.unfold.matrix.internal.Storage} is an array of either type. Its loops that deserve SIMD go to {@link
 * dev.unfold.matrix.internal.FloatKernels}, in plain Java, or to {@code matrix.internal.vector}, which overrides it with the Vector
 * API; {@code KernelChoice} picks one of the two at first use. Only {@code matrix.internal.vector} imports {@code
 * jdk.incubator}.
 *
 * <p>Arguments are unchecked here: {@code Matrix} checks shapes. Notation: m, n, p are the sizes of a product C(m×n) +=
 * A(m×p)·B(p×n); {@code a0} is where A begins in its array, {@code aRow} the distance of its rows.
 */
package dev.unfold.matrix.internal;

/**
 * The loops that deserve SIMD, behind one interface per number type, in plain Java and with the Vector API.
 *
 * <p>{@link dev.unfold.matrix.internal.Kernels} chooses the provider once, when the first matrix is multiplied. Nothing
 * outside {@code matrix.internal.vector} imports {@code jdk.incubator}; without that module the library works with the
 * scalar kernels.
 *
 * <p>Arguments are unchecked here: {@code Matrix} checks shapes and calls. Notation: m, n, p are the sizes of a product
 * C(m×n) += A(m×p)·B(p×n); {@code a0} is where A begins in its array, {@code aRow} how far its next row is.
 */
package dev.unfold.matrix.internal;

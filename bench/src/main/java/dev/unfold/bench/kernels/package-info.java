/**
 * Single kernels under JMH: {@code unfold bench kernels}.
 *
 * <p>One class for each kind: products, what is done number by number, and log-softmax. All on one thread and in float32,
 * through {@link dev.unfold.matrix.Matrix}, as layers call them. What changes its input in place starts from a copy each
 * time; {@code copy} alone is measured beside it.
 *
 * <p>Depends on {@code matrix} and on JMH.
 */
package dev.unfold.bench.kernels;

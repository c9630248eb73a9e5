/**
 * Single kernels under JMH: {@code unfold bench kernels}.
 *
 * <p>One class for each kind: products, element-wise operations, and log-softmax. All run on one thread and in float32, called
 * through {@link dev.unfold.matrix.Matrix} as layers do. A kernel that overwrites its input starts from a copy each time;
 * {@code copy} measures the copy alone.
 *
 * <p>Depends on {@code matrix} and on JMH.
 */
package dev.unfold.bench.kernels;

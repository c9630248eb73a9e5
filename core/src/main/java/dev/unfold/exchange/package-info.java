/**
 * A tagger's weights under the names, shapes and order of gates of other libraries.
 *
 * <p>{@link dev.unfold.exchange.NetworkParts} is a tagger as the chain of parts that every library has: embeddings,
 * layers, a linear map. {@link dev.unfold.exchange.StackedWeights} stacks the gates of a recurrent layer in the
 * order of PyTorch or ONNX ({@link dev.unfold.exchange.GateOrder}) and splits them again.
 * {@link dev.unfold.exchange.TorchWeights} reads and writes a tagger's weights under PyTorch's names.
 *
 * <p>Depends on {@code tagger} and what is below it; the module {@code onnx} and the twins in other engines build on it.
 * Nothing here needs PyTorch or ONNX.
 *
 * <p>Letters: G gates, H hidden, D input width, V words, E embedding width, K tags.
 */
@NullMarked
package dev.unfold.exchange;

import org.jspecify.annotations.NullMarked;

/**
 * A tagger's weights as other libraries know them: their names, their shapes, the order of their gates.
 *
 * <p>{@link dev.unfold.exchange.NetworkParts} is a tagger as the chain of parts that every library has: embeddings,
 * layers, a linear map. {@link dev.unfold.exchange.GateOrder} alone knows in which order PyTorch and ONNX stack
 * the gates of a recurrent layer, {@link dev.unfold.exchange.StackedWeights} stacks them and takes them apart again.
 * {@link dev.unfold.exchange.TorchWeights} is a tagger's weights under PyTorch's names, in a file and back.
 *
 * <p>Depends on {@code tagger} and what is below it; the module {@code onnx} and the twins in other engines build on it.
 * Nothing here needs PyTorch or ONNX.
 *
 * <p>Letters: G gates, H hidden, D input width, V words, E embedding width, K tags.
 */
package dev.unfold.exchange;

/**
 * Taggers as ONNX models, for every language with an ONNX runtime; docs/onnx.md describes them.
 *
 * <p>{@link dev.unfold.onnx.OnnxModel} is such a model: {@code OnnxWords} turns ids into vectors, {@code OnnxLayers} adds
 * a layer of any kind, with {@code OnnxCells} and {@code OnnxTransformer} for the larger ones, {@code OnnxMetadata} holds
 * the vocabularies that turn words into ids, and {@code OnnxGraph} collects the nodes. {@link dev.unfold.onnx.OnnxInput}
 * turns sentences into the model's inputs.
 *
 * <p>The only package that knows ONNX, through the classes that protobuf generates from its definition (Tribuo's {@code
 * tribuo-util-onnx}). Depends on {@code exchange} and what is below it. Nothing here runs a model: the module {@code
 * onnxruntime} does that.
 *
 * <p>Letters: B sentences, T tokens of the longest, F features, L characters of the longest word, D widths, H hidden, K tags.
 */
@NullMarked
package dev.unfold.onnx;

import org.jspecify.annotations.NullMarked;

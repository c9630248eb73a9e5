/**
 * Taggers as ONNX models, for every language that has a runtime of ONNX; docs/onnx.md says what is in them.
 *
 * <p>{@link dev.unfold.onnx.OnnxModel} is such a model: {@code OnnxWords} turns ids into vectors, {@code OnnxLayers} knows
 * every kind of layer, {@code OnnxCells} and {@code OnnxTransformer} the larger ones, {@code OnnxMetadata} is what a reader
 * in another language needs to turn words into those ids, and {@code OnnxGraph} is where they put their nodes. {@link
 * dev.unfold.onnx.OnnxInput} is the reader in this language.
 *
 * <p>The only package that knows ONNX, through the classes that protobuf has generated from its definition (Tribuo's {@code
 * tribuo-util-onnx}). Depends on {@code exchange} and what is below it. Nothing here runs a model: the module {@code
 * onnxruntime} does.
 *
 * <p>Letters: B sentences, T tokens of the longest, F features, L letters of the longest word, D widths, H hidden, K tags.
 */
package dev.unfold.onnx;

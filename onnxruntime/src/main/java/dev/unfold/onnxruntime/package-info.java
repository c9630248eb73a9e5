/**
 * Exported taggers in onnxruntime: the proof that they compute the same as ours.
 *
 * <p>{@link dev.unfold.onnxruntime.OnnxSession} runs an {@code OnnxModel}. The only package that knows onnxruntime; depends
 * on {@code onnx} and what is below it. The native library for this platform is unpacked from onnxruntime's jar when the
 * first session is created. JDK 24 and later warn about native code without {@code --enable-native-access=ALL-UNNAMED}.
 *
 * <p>Letters: B sentences, T tokens of the longest, N tokens of all sentences, in order.
 */
package dev.unfold.onnxruntime;

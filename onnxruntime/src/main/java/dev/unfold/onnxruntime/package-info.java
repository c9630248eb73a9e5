/**
 * Exported taggers in onnxruntime: the proof that they compute what ours do.
 *
 * <p>{@link dev.unfold.onnxruntime.OnnxSession} runs an {@code OnnxModel}. The only package that knows onnxruntime; depends
 * on {@code onnx} and what is below it. The native library for this platform comes out of onnxruntime's jar when the first
 * session is made, not before. JDK 24 and later warn of native code without {@code --enable-native-access=ALL-UNNAMED}.
 *
 * <p>Letters: B sentences, T tokens of the longest, N tokens of all sentences, one after the other.
 */
package dev.unfold.onnxruntime;

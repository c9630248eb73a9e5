/**
 * The lab's network in PyTorch, with gradients by autograd: the second opinion on what {@code LabRnn} derives by hand.
 *
 * <p>{@link dev.unfold.torch.TorchRnn} is the network, {@link dev.unfold.torch.TorchEngine} makes it known to {@code
 * --engine torch}. The only package that knows PyTorch (through JavaCPP); depends on {@code model} and what is below it.
 * The letters are those of {@code dev.unfold.model}.
 *
 * <p>PyTorch computes with one thread: matrices of this size are not worth a second one. JavaCPP unpacks the native
 * libraries once, 450 MB on Linux, into {@code .javacpp/cache} in the user's home; {@code
 * -Dorg.bytedeco.javacpp.cachedir=FOLDER} moves them. JDK 24 and later warn of native code without {@code
 * --enable-native-access=ALL-UNNAMED}.
 */
package dev.unfold.torch;

/**
 * The same networks in PyTorch, with gradients by autograd: an independent check of the derivations by hand.
 *
 * <p>{@link dev.unfold.torch.TorchRnn} is the lab's network, {@link dev.unfold.torch.TorchEngine} selects it for {@code
 * --engine torch}; {@link dev.unfold.torch.TorchTwin} computes every layer, loss and model for {@code unfold check}, from
 * small rules; only {@code TorchLayout} knows how PyTorch stacks weights; {@link dev.unfold.torch.TorchTaggerTwin} is a
 * trained tagger made of PyTorch's own modules; {@code SelfTest} compares PyTorch's float32 with its own float64. The only package that knows PyTorch
 * (through JavaCPP); depends on {@code check}, {@code exchange} and what is below them.
 *
 * <p>{@link dev.unfold.torch.TorchNetwork} is PyTorch as its users write it, for comparisons of speed. Everything else
 * runs on one thread, which is faster for matrices of this size. JavaCPP unpacks the native
 * libraries once, 450 MB on Linux, into {@code .javacpp/cache} in the user's home; {@code
 * -Dorg.bytedeco.javacpp.cachedir=FOLDER} moves them. JDK 24 and later warn about native code without {@code
 * --enable-native-access=ALL-UNNAMED}.
 */
@NullMarked
package dev.unfold.torch;

import org.jspecify.annotations.NullMarked;

/**
 * The same networks in PyTorch, with gradients by autograd: the second opinion on what is derived by hand.
 *
 * <p>{@link dev.unfold.torch.TorchRnn} is the lab's network, {@link dev.unfold.torch.TorchEngine} makes it known to {@code
 * --engine torch}; {@link dev.unfold.torch.TorchTwin} is every layer, loss and model beside ours for {@code unfold check},
 * from small rules, of which {@code TorchLayout} alone stacks our weights as PyTorch does; {@link
 * dev.unfold.torch.TorchTaggerTwin} is a trained tagger made of PyTorch's own modules. The only package that knows PyTorch
 * (through JavaCPP); depends on {@code check}, {@code exchange} and what is below them.
 *
 * <p>{@link dev.unfold.torch.TorchNetwork} is PyTorch as its users write it, to be measured beside ours. All else computes
 * with one thread: matrices of this size are not worth a second one. JavaCPP unpacks the native
 * libraries once, 450 MB on Linux, into {@code .javacpp/cache} in the user's home; {@code
 * -Dorg.bytedeco.javacpp.cachedir=FOLDER} moves them. JDK 24 and later warn of native code without {@code
 * --enable-native-access=ALL-UNNAMED}.
 */
package dev.unfold.torch;

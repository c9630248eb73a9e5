/**
 * Networks and how they are computed on several threads.
 *
 * <p>{@link dev.unfold.model.SequenceModel} is the contract of the experiments, with the method names of the original lab:
 * {@code logForward}, {@code crossEntropyLoss}, {@code backpropagation}, {@code update}, {@code predict}. {@link
 * dev.unfold.model.LabRnn} and {@link dev.unfold.model.Mlp} are the lab's networks, each derived by hand on one screen. Every
 * other one is a {@link dev.unfold.model.Network}: an encoder, a body of a {@link dev.unfold.model.BodyKind}, and heads, as a
 * {@link dev.unfold.model.NetworkPlan} describes it. {@link dev.unfold.model.BatchGradient} trains it, {@link
 * dev.unfold.model.NetworkScorer} scores with it, {@link dev.unfold.model.Engine} lets PyTorch compute the lab's network.
 * Depends on {@code nn}, {@code optim} and {@code matrix}.
 *
 * <p>Letters: N tokens of a batch in packed order ({@link dev.unfold.nn.Batch}), T steps, V words, E embedding width, H
 * hidden, K tags; W_e V×E, W_x H×E, W_h H×H, W_y K×H; dz is the loss gradient of z.
 */
@NullMarked
package dev.unfold.model;

import org.jspecify.annotations.NullMarked;

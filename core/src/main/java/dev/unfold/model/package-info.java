/**
 * The models that the lab talks to, in the seed's own words: {@code logForward}, {@code crossEntropyLoss}, {@code
 * backpropagation}, {@code update}, {@code predict}.
 *
 * <p>{@link dev.unfold.model.SequenceModel} is the contract. {@link dev.unfold.model.LabRnn} is the lab's recurrent
 * network and {@link dev.unfold.model.Mlp} the feed-forward one it is compared with, both derived by hand on one screen.
 * {@link dev.unfold.model.Engine} lets another module (PyTorch) bring the same networks with other means. Depends on
 * {@code nn}, {@code optim} and {@code matrix}.
 *
 * <p>Letters: N tokens of a batch in packed order ({@link dev.unfold.nn.Batch}), T steps, V words, E embedding width, H
 * hidden, K tags; W_e V×E, W_x H×E, W_h H×H, W_y K×H; dz is the loss gradient of z.
 */
package dev.unfold.model;

package dev.unfold.web.lab;

import dev.unfold.matrix.Matrix;
import java.util.List;

/**
 * The backward pass through a body, step by step.
 *
 * @param values the gradients in the order in which a step computes them
 * @param forks the sums among them
 * @param uses every use of a parameter, if a step is a copy of the weights in time
 * @param attention of each head's attention weights, T×T; none in a recurrent network
 * @param dx the loss gradient of the body's input, N×E
 */
record CellGradients(
    List<Value> values, List<Fork> forks, List<Use> uses, List<Value> attention, Matrix dx) {}

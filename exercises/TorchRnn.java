import static org.bytedeco.pytorch.global.torch.cat;
import static org.bytedeco.pytorch.global.torch.embedding;
import static org.bytedeco.pytorch.global.torch.linear;
import static org.bytedeco.pytorch.global.torch.log_softmax;
import static org.bytedeco.pytorch.global.torch.sigmoid;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;

/**
 * Exercise 3. The same network in PyTorch.
 *
 * <p>The network of exercise 2, forward only: PyTorch records every operation and computes the
 * gradients by itself. The sentence has T words, a row each:
 *
 * <pre>{@code
 *   (1) e_t = W_e[x_t]                  x : T word ids      W_e : V×E
 *   (2) z_t = W_x e_t + W_h h_(t−1)     e : T×E             W_x : H×E,  W_h : H×H
 *   (3) h_t = σ(z_t)                    z, h : T×H,  h_(−1) = 0
 *   (4) s_t = W_y h_t                   s : T×K             W_y : K×H
 *   (5) log p_t = s_t − log Σ_k exp(s_tk)
 * }</pre>
 *
 * <p>Compute {@code logP}, T×K, from the word ids x. The computation graph has one step per word,
 * so a plain loop builds it. The imports name all that you need: {@code embedding(W, ids)} takes
 * rows, {@code linear(v, W)} is v·Wᵀ, {@code log_softmax(s, dimension)}, and {@code cat} stacks the
 * tensors of a {@code TensorVector} ({@code push_back}). Methods of a tensor: {@code
 * v.narrow(dimension, from, length)}, {@code v.add(w)}, {@code v.size(dimension)}, {@code
 * v.new_zeros(rows, columns)}.
 *
 * <p>Check: {@code ./unfold exercise 3}. Help: {@code ./unfold exercise 3 --hint}.
 */
public record TorchRnn(Tensor we, Tensor wx, Tensor wh, Tensor wy) {
  public Tensor logForward(Tensor x) {
    // ↓↓↓ your part
    throw new UnsupportedOperationException("not written yet"); // replace this line
    // ↑↑↑
  }
}

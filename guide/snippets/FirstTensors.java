import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** Automatic differentiation in six lines. Run it with: guide/run guide/snippets/FirstTensors.java */
final class FirstTensors {
  public static void main(String[] arguments) {
    Tensor w = torch.tensor(3.0).requires_grad_();
    Tensor x = torch.tensor(4.0).requires_grad_();
    Tensor y = w.mul(x).add(w); // y = w x + w: w forks
    Tensor loss = y.mul(y); //     L = y²
    loss.backward();
    System.out.println("L = " + loss.item_double());
    System.out.println("dL/dw = " + w.grad().item_double());
    System.out.println("dL/dx = " + x.grad().item_double());
  }
}

package dev.unfold.torch;

import static org.bytedeco.pytorch.global.torch.cat;
import static org.bytedeco.pytorch.global.torch.embedding;

import dev.unfold.check.Answer;
import dev.unfold.check.CharacterSubject;
import dev.unfold.check.EmbeddingSubject;
import dev.unfold.check.JointModel;
import dev.unfold.check.LayerSubject;
import dev.unfold.check.LossSubject;
import dev.unfold.check.ModelSubject;
import dev.unfold.check.Subject;
import dev.unfold.check.Twin;
import dev.unfold.matrix.DType;
import dev.unfold.matrix.Gradients;
import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.Parameter;
import dev.unfold.model.LabRnn;
import dev.unfold.nn.Batch;
import dev.unfold.nn.CharacterEncoder;
import dev.unfold.nn.Loss;
import dev.unfold.nn.SentenceState;
import java.util.Arrays;
import java.util.Optional;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;

/** PyTorch as the twin of every layer, loss and model: the way forward from its own parts, the way back by autograd. */
public final class TorchTwin implements Twin {
  /** What {@link java.util.ServiceLoader} calls; loads nothing yet. */
  public TorchTwin() {}

  /** {@code PyTorch}. */
  @Override
  public String name() {
    return "PyTorch";
  }

  @Override
  public void load() {
    NativeLibrary.load();
  }

  @Override
  @SuppressWarnings("try") // a scope acts by being open
  public Optional<Answer> answer(Subject subject) {
    if (subject.x().dtype() != DType.FLOAT64) {
      return Optional.empty();
    }
    NativeLibrary.load();
    try (PointerScope scope = new PointerScope()) {
      return Optional.of(computed(subject));
    } catch (NoTwin e) {
      return Optional.empty();
    }
  }

  private static Answer computed(Subject subject) {
    if (subject instanceof LayerSubject layer) {
      return layer(layer);
    } else if (subject instanceof EmbeddingSubject words) {
      return embedded(words);
    } else if (subject instanceof CharacterSubject characters) {
      return spelt(characters);
    } else if (subject instanceof LossSubject loss) {
      return loss(loss);
    }
    ModelSubject model = (ModelSubject) subject;
    if (model.model() instanceof JointModel joint) {
      return joint(joint, model);
    }
    return model.model() instanceof LabRnn lab ? lab(lab, model) : model(model);
  }

  private static Answer layer(LayerSubject subject) {
    Call call = new Call(subject.parameters(), subject.batch());
    Tensor x = TensorMemory.tensor(subject.x()).requires_grad_();
    Tensor y = LayerTwins.forward(subject.layer(), x, call);
    Tensor loss = weighed(y, subject.dOutput());
    return answer(subject, y, loss, Optional.of(x), call);
  }

  private static Answer embedded(EmbeddingSubject subject) {
    Call call = new Call(subject.parameters(), batch(subject));
    Tensor w = call.weight(subject.parameters().get(0));
    Tensor y = embedding(w, LossTwins.ids(subject.words()));
    return answer(subject, y, weighed(y, subject.dOutput()), Optional.empty(), call);
  }

  private static Answer spelt(CharacterSubject subject) {
    Call call = new Call(subject.parameters(), batch(subject));
    Call letters = call.on(Batch.of(subject.spellings()));
    Tensor s = spelt(subject.encoder(), subject.spellings(), letters);
    Tensor y = embedding(s, LossTwins.ids(subject.words()));
    return answer(subject, y, weighed(y, subject.dOutput()), Optional.empty(), call);
  }

  /** The vectors of words, one row each, from their letters. */
  static Tensor spelt(CharacterEncoder encoder, int[][] spellings, Call letters) {
    Tensor w = letters.weight(encoder.characters().parameters().get(0));
    Tensor e = embedding(w, LossTwins.ids(inOrder(spellings)));
    Tensor h = LayerTwins.forward(encoder.layer(), e, letters);
    return letters.eachSentence(h, word -> whole(encoder.state(), word));
  }

  /** The state, 1×H, in which a word, T×H, has been read. */
  static Tensor whole(SentenceState state, Tensor word) {
    Tensor first = word.narrow(0, 0, 1);
    Tensor last = word.narrow(0, word.size(0) - 1, 1);
    long half = word.size(1) / 2;
    return switch (state) {
      case FIRST -> first;
      case LAST -> last;
      case BOTH_ENDS ->
          cat(new TensorVector(last.narrow(1, 0, half), first.narrow(1, half, half)), 1);
    };
  }

  private static Answer loss(LossSubject subject) {
    Call call = new Call(subject.parameters(), batch(subject));
    Tensor scores = TensorMemory.tensor(subject.x()).requires_grad_();
    Tensor loss = LossTwins.loss(subject.end(), scores, subject.tags(), call);
    Tensor logP = LossTwins.logProbabilities(subject.end(), scores, call);
    return answer(subject, logP, loss, Optional.of(scores), call);
  }

  private static Answer model(ModelSubject subject) {
    Call call = new Call(subject.parameters(), batch(subject));
    ModelTwin twin = ModelTwin.of(subject.model(), inOrder(subject.input()), call);
    Tensor loss = LossTwins.loss(twin.end(), twin.scores(), inOrder(subject.output()), call);
    Tensor logP = LossTwins.logProbabilities(twin.end(), twin.scores(), call);
    return answer(subject, logP, loss, Optional.empty(), call);
  }

  private static Answer joint(JointModel joint, ModelSubject subject) {
    Call call = new Call(subject.parameters(), batch(subject));
    JointTwin twin = JointTwin.of(joint, subject.input(), subject.output(), call);
    Loss first = joint.network().heads().get(0).loss();
    Tensor logP = LossTwins.logProbabilities(first, twin.scores().get(0), call);
    return answer(subject, logP, twin.loss(), Optional.empty(), call);
  }

  private static int[] inOrder(int[][] sentences) {
    return Arrays.stream(sentences).flatMapToInt(Arrays::stream).toArray();
  }

  /** The lab's network has its own twin. */
  private static Answer lab(LabRnn lab, ModelSubject subject) {
    TorchRnn torch = new TorchRnn(lab);
    Answer theirs = new ModelSubject(torch, subject.input(), subject.output()).answer();
    Gradients ours = new Gradients();
    for (Parameter parameter : lab.parameters()) {
      ours.of(parameter).add(theirs.gradients().dense(torch.parameter(parameter.name())));
    }
    return new Answer(theirs.output(), theirs.loss(), theirs.dx(), ours);
  }

  private static Batch batch(Subject subject) {
    int[] lengths = subject.sentences().lengths();
    return Batch.of(Arrays.stream(lengths).mapToObj(int[]::new).toArray(int[][]::new));
  }

  private static Tensor weighed(Tensor y, Matrix dOutput) {
    return y.mul(TensorMemory.tensor(dOutput)).sum();
  }

  private static Answer answer(
      Subject subject, Tensor output, Tensor loss, Optional<Tensor> x, Call call) {
    loss.backward();
    DType dtype = subject.x().dtype();
    return new Answer(
        TensorMemory.matrix(dtype, output.detach()),
        loss.item_double(),
        x.map(leaf -> TensorMemory.matrix(dtype, leaf.grad())).orElseGet(subject::x),
        call.gradients());
  }
}

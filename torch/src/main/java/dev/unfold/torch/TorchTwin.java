package dev.unfold.torch;

import static org.bytedeco.pytorch.global.torch.cat;
import static org.bytedeco.pytorch.global.torch.embedding;

import dev.unfold.check.Answer;
import dev.unfold.check.Checkable;
import dev.unfold.check.CheckableCharacters;
import dev.unfold.check.CheckableEmbedding;
import dev.unfold.check.CheckableLayer;
import dev.unfold.check.CheckableModel;
import dev.unfold.check.CheckableOutput;
import dev.unfold.check.JointModel;
import dev.unfold.check.SelfContradiction;
import dev.unfold.check.Twin;
import dev.unfold.matrix.DType;
import dev.unfold.matrix.Gradients;
import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.Parameter;
import dev.unfold.model.LabRnn;
import dev.unfold.nn.Batch;
import dev.unfold.nn.CharacterEncoder;
import dev.unfold.nn.SentenceState;
import dev.unfold.nn.TagOutput;
import java.util.Arrays;
import java.util.Optional;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;

/** PyTorch as the twin of every layer, loss and model: forward from its own functions, backward by autograd. */
public final class TorchTwin implements Twin {
  /** Called by {@link java.util.ServiceLoader}; loads nothing yet. */
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
  public Optional<SelfContradiction> selfContradiction() {
    return SelfTest.contradiction(SelfTest.deviation());
  }

  @Override
  @SuppressWarnings("try") // a scope acts until it is closed
  public Optional<Answer> answer(Checkable subject) {
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

  private static Answer computed(Checkable subject) {
    if (subject instanceof CheckableLayer layer) {
      return layer(layer);
    } else if (subject instanceof CheckableEmbedding words) {
      return embeddings(words);
    } else if (subject instanceof CheckableCharacters characters) {
      return characters(characters);
    } else if (subject instanceof CheckableOutput loss) {
      return loss(loss);
    }
    CheckableModel model = (CheckableModel) subject;
    if (model.model() instanceof JointModel joint) {
      return joint(joint, model);
    }
    return model.model() instanceof LabRnn lab ? lab(lab, model) : model(model);
  }

  private static Answer layer(CheckableLayer subject) {
    AutogradCall call = new AutogradCall(subject.parameters(), subject.batch());
    Tensor x = TensorMemory.tensor(subject.x()).requires_grad_();
    Tensor y = LayerTwins.forward(subject.layer(), x, call);
    Tensor loss = weightedSum(y, subject.dOutput());
    return answer(subject, y, loss, Optional.of(x), call);
  }

  private static Answer embeddings(CheckableEmbedding subject) {
    AutogradCall call = new AutogradCall(subject.parameters(), batch(subject));
    Tensor w = call.weight(subject.parameters().get(0));
    Tensor y = embedding(w, LossTwins.ids(subject.words()));
    return answer(subject, y, weightedSum(y, subject.dOutput()), Optional.empty(), call);
  }

  private static Answer characters(CheckableCharacters subject) {
    AutogradCall call = new AutogradCall(subject.parameters(), batch(subject));
    AutogradCall letters = call.on(Batch.of(subject.spellings()));
    Tensor s = wordVectors(subject.encoder(), subject.spellings(), letters);
    Tensor y = embedding(s, LossTwins.ids(subject.words()));
    return answer(subject, y, weightedSum(y, subject.dOutput()), Optional.empty(), call);
  }

  /** The vectors of words, one row each, from their characters. */
  static Tensor wordVectors(CharacterEncoder encoder, int[][] spellings, AutogradCall letters) {
    Tensor w = letters.weight(encoder.characters().parameters().get(0));
    Tensor e = embedding(w, LossTwins.ids(inOrder(spellings)));
    Tensor h = LayerTwins.forward(encoder.layer(), e, letters);
    return letters.eachSentence(h, word -> wordState(encoder.state(), word));
  }

  /** The state, 1×H, that represents a word, from the states of its characters, T×H. */
  static Tensor wordState(SentenceState state, Tensor word) {
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

  private static Answer loss(CheckableOutput subject) {
    AutogradCall call = new AutogradCall(subject.parameters(), batch(subject));
    Tensor scores = TensorMemory.tensor(subject.x()).requires_grad_();
    Tensor loss = LossTwins.loss(subject.output(), scores, subject.tags(), call);
    Tensor logP = LossTwins.logProbabilities(subject.output(), scores, call);
    return answer(subject, logP, loss, Optional.of(scores), call);
  }

  private static Answer model(CheckableModel subject) {
    AutogradCall call = new AutogradCall(subject.parameters(), batch(subject));
    ModelTwin twin = ModelTwin.of(subject.model(), inOrder(subject.input()), call);
    Tensor loss = LossTwins.loss(twin.output(), twin.scores(), inOrder(subject.output()), call);
    Tensor logP = LossTwins.logProbabilities(twin.output(), twin.scores(), call);
    return answer(subject, logP, loss, Optional.empty(), call);
  }

  private static Answer joint(JointModel joint, CheckableModel subject) {
    AutogradCall call = new AutogradCall(subject.parameters(), batch(subject));
    JointTwin twin = JointTwin.of(joint, subject.input(), subject.output(), call);
    TagOutput first = joint.network().head().output();
    Tensor logP = LossTwins.logProbabilities(first, twin.scores().get(0), call);
    return answer(subject, logP, twin.loss(), Optional.empty(), call);
  }

  private static int[] inOrder(int[][] sentences) {
    return Arrays.stream(sentences).flatMapToInt(Arrays::stream).toArray();
  }

  /** The lab's network has its own twin. */
  private static Answer lab(LabRnn lab, CheckableModel subject) {
    TorchRnn torch = new TorchRnn(lab);
    Answer theirs = new CheckableModel(torch, subject.input(), subject.output()).answer();
    Gradients ours = new Gradients();
    for (Parameter parameter : lab.parameters()) {
      ours.of(parameter).add(theirs.gradients().dense(torch.parameter(parameter.name())));
    }
    return new Answer(theirs.output(), theirs.loss(), theirs.dx(), ours);
  }

  private static Batch batch(Checkable subject) {
    return Batch.ofLengths(subject.sentences().lengths());
  }

  private static Tensor weightedSum(Tensor y, Matrix dOutput) {
    return y.mul(TensorMemory.tensor(dOutput)).sum();
  }

  private static Answer answer(
      Checkable subject, Tensor output, Tensor loss, Optional<Tensor> x, AutogradCall call) {
    loss.backward();
    DType dtype = subject.x().dtype();
    return new Answer(
        TensorMemory.matrix(dtype, output.detach()),
        loss.item_double(),
        x.map(leaf -> TensorMemory.matrix(dtype, leaf.grad())).orElseGet(subject::x),
        call.gradients());
  }
}

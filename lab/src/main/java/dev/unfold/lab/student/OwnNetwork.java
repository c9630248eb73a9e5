package dev.unfold.lab.student;

import dev.unfold.lab.exercise.StudentClass;
import dev.unfold.lab.exercise.StudentException;
import dev.unfold.matrix.Gradients;
import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.Parameter;
import dev.unfold.model.NetworkSize;
import dev.unfold.model.SequenceModel;
import java.lang.reflect.Constructor;
import java.util.List;
import java.util.random.RandomGenerator;

/** A {@link SentenceNetwork} that the student wrote from an empty file. */
final class OwnNetwork implements RunningNetwork {
  private final NetworkSize size;
  private final SentenceNetwork network;
  private final List<Parameter> parameters;

  OwnNetwork(StudentClass code, NetworkSize size, RandomGenerator random) {
    this.size = size;
    this.network = create(code);
    network.create(size, random);
    this.parameters = List.copyOf(network.parameters());
    if (parameters.isEmpty()) {
      throw StudentException.incomplete("parameters() is empty after create(…)");
    }
  }

  private static SentenceNetwork create(StudentClass code) {
    try {
      Constructor<?> constructor = code.type().getDeclaredConstructor();
      constructor.setAccessible(true);
      return (SentenceNetwork) constructor.newInstance();
    } catch (NoSuchMethodException | InstantiationException | IllegalAccessException e) {
      throw StudentException.incomplete(
          code.type().getSimpleName() + " has no constructor without parameters");
    } catch (java.lang.reflect.InvocationTargetException e) {
      throw code.thrown(e.getCause());
    }
  }

  @Override
  public List<Parameter> parameters() {
    return parameters;
  }

  @Override
  public Matrix logForward(int[] x) {
    return RunningNetwork.requireShape("logForward", network.logForward(x), x.length, size);
  }

  @Override
  public double backpropagation(int[] x, int[] y, List<Matrix> into) {
    Matrix logP = logForward(x);
    Gradients gradients = new Gradients();
    network.backpropagation(x, y, gradients);
    for (int k = 0; k < parameters.size(); k++) {
      into.get(k).add(gradients.dense(parameters.get(k)));
    }
    return SequenceModel.crossEntropy(logP, y);
  }
}

package dev.unfold.lab.exercise;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The exercises. Each is a Java file with a part to be written, a solution, hints and known mistakes. */
public enum Exercise {
  /** One hidden layer, one word at a time. */
  FEED_FORWARD("FeedForward", "A feed-forward network, backwards", Tasks::feedForward),
  /** The lab's recurrent network. */
  RNN("Rnn", "Backpropagation through time", Tasks::rnn),
  /** The same network by autograd. */
  TORCH_RNN("TorchRnn", "The same network in PyTorch", Tasks::torchRnn),
  /** Clipping by the norm of all matrices together. */
  CLIPPING("Clipping", "Gradient clipping", Tasks::clipping),
  /** One step. */
  GRU_CELL("GruCell", "One step of a gated recurrent unit, backwards", Tasks::gruCell),
  /** One step. */
  LSTM_CELL("LstmCell", "One step of long short-term memory, backwards", Tasks::lstmCell),
  /** One head, one sentence. */
  ATTENTION("Attention", "Self-attention, backwards", Tasks::attention);

  /** Creates the task of an exercise. */
  interface Source {
    Task task();
  }

  private final String type;
  private final String title;
  private final Task task;

  Exercise(String type, String title, Source source) {
    this.type = type;
    this.title = title;
    this.task = source.task();
  }

  /** The exercise of that number, counted from 1. */
  public static Optional<Exercise> of(int number) {
    return Stream.of(values()).filter(exercise -> exercise.number() == number).findFirst();
  }

  /** Its number, counted from 1. */
  public int number() {
    return ordinal() + 1;
  }

  /** Its title. */
  public String title() {
    return title;
  }

  /** The name of the class that the student completes. */
  public String type() {
    return type;
  }

  /** The name of its file, such as {@code Rnn.java}. */
  public String file() {
    return type + ".java";
  }

  /** Whether it can only be checked with PyTorch on the class path. */
  public boolean needsPyTorch() {
    return this == TORCH_RNN;
  }

  /** How its class is run and checked. */
  Task task() {
    return task;
  }

  /** The file with the hole filled. */
  public String solution() {
    return ExerciseTexts.read("solutions/" + file());
  }

  /** The file as the student receives it, with an empty hole. */
  public String start() {
    return Hole.of(solution()).emptied();
  }

  /** Hints, from a first step to nearly the whole solution. */
  public List<String> hints() {
    return ExerciseTexts.paragraphs(ExerciseTexts.read("hints/" + type + ".txt"));
  }

  /** The mistakes that the checker recognises. */
  public List<KnownMistake> mistakes() {
    return KnownMistake.parse(type + ".txt", ExerciseTexts.read("mistakes/" + type + ".txt"));
  }
}

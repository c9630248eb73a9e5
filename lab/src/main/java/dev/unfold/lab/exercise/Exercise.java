package dev.unfold.lab.exercise;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** An exercise: a file with a hole, and what is known of it. */
public enum Exercise {
  /** One hidden layer, each word by itself. */
  FEED_FORWARD("FeedForward", "A feed-forward network, backwards", Tasks::feedForward),
  /** The lab's recurrent network. */
  RNN("Rnn", "Backpropagation through time", Tasks::rnn),
  /** The same network by autograd. */
  TORCH_RNN("TorchRnn", "The same network in PyTorch", Tasks::torchRnn),
  /** By the norm of all matrices together. */
  CLIPPING("Clipping", "Gradient clipping", Tasks::clipping),
  /** One step. */
  GRU_CELL("GruCell", "One step of a gated recurrent unit, backwards", Tasks::gruCell),
  /** One step. */
  LSTM_CELL("LstmCell", "One step of long short-term memory, backwards", Tasks::lstmCell),
  /** One head, one sentence. */
  ATTENTION("Attention", "Self-attention, backwards", Tasks::attention);

  /** Makes a task; made once for each exercise. */
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

  /** What it is about. */
  public String title() {
    return title;
  }

  /** The name of the class that the student completes. */
  String type() {
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

  /** How its class is run. */
  Task task() {
    return task;
  }

  /** The file with the hole filled. */
  public String solution() {
    return ExerciseTexts.read("solutions/" + file());
  }

  /** The file as the student gets it. */
  public String start() {
    return Hole.of(solution()).emptied();
  }

  /** What helps, from a first push to nearly all of it. */
  public List<String> hints() {
    return ExerciseTexts.paragraphs(ExerciseTexts.read("hints/" + type + ".txt"));
  }

  /** The mistakes that are recognised. */
  public List<KnownMistake> mistakes() {
    return KnownMistake.parse(type + ".txt", ExerciseTexts.read("mistakes/" + type + ".txt"));
  }
}

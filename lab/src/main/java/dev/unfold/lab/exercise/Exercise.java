package dev.unfold.lab.exercise;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * An exercise: a folder of {@code exercises/} that holds a Java file with the solution, hints, known mistakes and a
 * description, {@code exercise.json}. The student's file is the solution with an empty hole.
 *
 * <p>{@code exercises/README.md} describes the folder. Nothing else needs to change for a new exercise.
 */
public final class Exercise {
  /** One hidden layer, one word at a time. */
  public static final Exercise FEED_FORWARD = new Exercise("1-feed-forward");

  /** The lab's recurrent network. */
  public static final Exercise RNN = new Exercise("2-rnn");

  /** The same network by autograd. */
  public static final Exercise TORCH_RNN = new Exercise("3-torch-rnn");

  /** Clipping by the norm of all matrices together. */
  public static final Exercise CLIPPING = new Exercise("4-clipping");

  /** One step. */
  public static final Exercise GRU_CELL = new Exercise("5-gru-cell");

  /** One step. */
  public static final Exercise LSTM_CELL = new Exercise("6-lstm-cell");

  /** One head, one sentence. */
  public static final Exercise ATTENTION = new Exercise("7-attention");

  private final String folder;
  private final Optional<Path> place;

  private Exercise(String folder) {
    this(folder, Optional.empty());
  }

  private Exercise(String folder, Optional<Path> place) {
    this.folder = folder;
    this.place = place;
  }

  /**
   * All built-in exercises, by their numbers.
   *
   * @throws ExerciseException if a folder's name has no number
   */
  public static List<Exercise> all() {
    return ExerciseTexts.read("list.txt")
        .lines()
        .filter(line -> !line.isBlank())
        .map(line -> new Exercise(line.strip()))
        .toList();
  }

  /** The exercise of that number, counted from 1. */
  public static Optional<Exercise> of(int number) {
    return all().stream().filter(exercise -> exercise.number() == number).findFirst();
  }

  /** The exercise whose class has that name. */
  public static Optional<Exercise> ofType(String type) {
    return all().stream().filter(exercise -> exercise.type().equals(type)).findFirst();
  }

  /** The exercise in a folder {@code NUMBER-NAME} on disk, which is read anew each time. */
  public static Exercise in(Path folder) {
    return new Exercise(folder.getFileName().toString(), Optional.of(folder));
  }

  /** The folder on disk; empty for a built-in exercise. */
  public Optional<Path> place() {
    return place;
  }

  /** The name of its folder, such as {@code 2-rnn}. */
  public String folder() {
    return folder;
  }

  /** Its number, counted from 1, with which the folder's name begins. */
  public int number() {
    String digits = folder.replaceFirst("-.*", "");
    if (!digits.matches("[1-9][0-9]{0,2}")) {
      throw new ExerciseException(name("") + ": expected a folder NUMBER-NAME, such as 8-my-layer");
    }
    return Integer.parseInt(digits);
  }

  private JsonObject description() {
    return JsonObject.parse(name("exercise.json"), text("exercise.json"));
  }

  /** The name of one of its files in messages. */
  private String name(String file) {
    return place.orElse(Path.of("exercises", folder)).resolve(file).toString();
  }

  /** One of its texts. */
  String text(String name) {
    return place.isPresent()
        ? ExerciseTexts.read(place.get().resolve(name))
        : ExerciseTexts.read(folder + "/" + name);
  }

  /** Its title. */
  public String title() {
    return description().text("title");
  }

  /** The points that it is worth. */
  public double weight() {
    return description().number("weight");
  }

  /** The name of the class that the student completes. */
  public String type() {
    return description().text("type");
  }

  /** The name of its file, such as {@code Rnn.java}. */
  public String file() {
    return type() + ".java";
  }

  /** Whether it can only be checked with PyTorch on the class path. */
  public boolean needsPyTorch() {
    return description().text("kind").equals("torch");
  }

  /**
   * How its class becomes a network of the lab: {@code network BACKWARD} with the name of its method, {@code torch},
   * {@code lstm}, {@code gru} or {@code attention}; empty if it is no network.
   */
  public Optional<String> network() {
    JsonObject description = description();
    String kind = description.text("kind");
    return switch (kind) {
      case "network" -> Optional.of("network " + description.text("backward"));
      case "torch" -> Optional.of(kind);
      default -> Optional.of(description.text("lab", "")).filter(name -> !name.isEmpty());
    };
  }

  /** The names of the checked tensors, in the order of the backward pass. */
  public List<String> tensors() {
    return task().tensors().stream().map(CheckedTensor::name).toList();
  }

  /** How its class is run and checked. */
  Task task() {
    return new TaskFile(description()).task();
  }

  /** The file with the hole filled. */
  public String solution() {
    return text(file());
  }

  /** The file as the student receives it, with an empty hole. */
  public String start() {
    return Hole.of(solution()).emptied();
  }

  /** Hints, from a first step to nearly the whole solution. */
  public List<String> hints() {
    return ExerciseTexts.paragraphs(text("hints.txt"));
  }

  /** The mistakes that the checker recognises. */
  public List<KnownMistake> mistakes() {
    return KnownMistake.parse(name("mistakes.txt"), text("mistakes.txt"));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Exercise exercise && exercise.folder.equals(folder);
  }

  @Override
  public int hashCode() {
    return folder.hashCode();
  }

  @Override
  public String toString() {
    return folder;
  }
}

package dev.unfold.lab.exercise;

import java.util.List;
import java.util.stream.Stream;

/**
 * The task that an {@code exercise.json} describes. All sizes of a task should differ, so that no two matrices can be
 * confused.
 *
 * @param json the description
 */
record TaskFile(JsonObject json) {
  /** Letters for the number of rows of a probe. */
  private static final List<String> PROBE_LETTERS = List.of("T", "N", "B");

  Task task() {
    String kind = json.text("kind");
    return switch (kind) {
      case "network" -> new NetworkTask(json.text("backward"), tensors("tensors"), sentences());
      case "torch" ->
          new TorchTask(
              tensor(json.place(), json.list("result", String.class)),
              tensors("tensors"),
              sentences());
      case "clipping" -> new ClippingTask(tensors("tensors"), limits());
      case "step" ->
          new StepTask(
              json.text("before"),
              json.text("letter"),
              tensors("tensors"),
              tensors("inputs"),
              tensors("outputs"),
              cases());
      default ->
          throw new ExerciseException(
              json.place()
                  + ": kind: found "
                  + kind
                  + ", expected network, torch, clipping or step");
    };
  }

  private List<CheckedTensor> tensors(String name) {
    String place = json.place() + ": " + name;
    return json.list(name, List.class).stream()
        .map(row -> tensor(place, ((List<?>) row).stream().map(String::valueOf).toList()))
        .toList();
  }

  private CheckedTensor tensor(String place, List<String> row) {
    if (row.size() != 4 || row.get(2).split("×").length != 2) {
      throw new ExerciseException(
          place
              + ": found "
              + row
              + ", expected path, name, shape and equation, such as [\"wh\", \"W_h\", \"H×H\", \"(2) z = W_h h\"]");
    }
    String[] shape = row.get(2).split("×");
    return new CheckedTensor(row.get(0), row.get(1), size(shape[0]), size(shape[1]), row.get(3));
  }

  private int size(String letter) {
    if (letter.matches("[1-9][0-9]*")) {
      return Integer.parseInt(letter);
    }
    JsonObject sizes = json.object("sizes");
    return PROBE_LETTERS.contains(letter) && !sizes.has(letter)
        ? CheckedTensor.PER_PROBE
        : (int) sizes.number(letter);
  }

  private List<ProbeSentence> sentences() {
    return json.list("sentences", JsonObject.class).stream()
        .map(
            one -> {
              int[] x = one.whole("x");
              int[] y = one.whole("y");
              if (x.length != y.length || x.length == 0) {
                throw new ExerciseException(
                    one.place() + ": " + x.length + " words in x, but " + y.length + " tags in y");
              }
              return new ProbeSentence(probe(one, x.length), x, y);
            })
        .toList();
  }

  private static Probe probe(JsonObject one, int rows) {
    return new Probe(
        one.text("name"), rows, one.text("rightOnlyHere", ""), one.text("wrongOnlyHere", ""));
  }

  private Stream<JsonObject> probes() {
    return json.list("probes", JsonObject.class).stream();
  }

  private List<StepTask.Case> cases() {
    return probes()
        .map(
            one ->
                new StepTask.Case(
                    probe(one, (int) one.number("rows")),
                    one.has("zeros") ? one.list("zeros", String.class) : List.of()))
        .toList();
  }

  private List<ClippingTask.Case> limits() {
    return probes()
        .map(
            one ->
                new ClippingTask.Case(
                    probe(one, (int) one.number("rows")),
                    one.number("limit"),
                    one.list("scales", Object.class).stream()
                        .mapToDouble(scale -> Double.parseDouble(scale.toString()))
                        .toArray()))
        .toList();
  }
}

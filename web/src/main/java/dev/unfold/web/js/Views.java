package dev.unfold.web.js;

import dev.unfold.corpus.Sentence;
import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.Parameter;
import dev.unfold.web.lab.Equation;
import dev.unfold.web.lab.Explanation;
import dev.unfold.web.lab.ForwardReport;
import dev.unfold.web.lab.LabNetwork;
import dev.unfold.web.lab.Tensor;
import dev.unfold.web.lab.Term;
import dev.unfold.web.lab.TrainingEvent;
import dev.unfold.web.lab.Value;
import dev.unfold.web.lab.WeightGradient;
import java.util.Arrays;
import java.util.List;
import org.teavm.jso.JSObject;
import org.teavm.jso.core.JSBoolean;

/** Reports as JavaScript objects: the same names as in {@code engine.d.ts}. */
final class Views {
  private Views() {}

  static JSObject example(Sentence sentence) {
    return new JsValue().put("words", sentence.words()).put("tags", sentence.tags()).js();
  }

  static JSObject info(int id, LabNetwork network) {
    JSObject setup =
        new JsValue()
            .put("cell", network.setup().cell())
            .put("embedding", network.setup().embedding())
            .put("hidden", network.setup().hidden())
            .put("seed", network.setup().seed())
            .js();
    int weights = network.parameters().stream().mapToInt(p -> p.value().size()).sum();
    return new JsValue()
        .put("id", id)
        .put("setup", setup)
        .put("title", network.title())
        .put("parameters", network.parameters(), p -> parameter(network, p))
        .put("weights", weights)
        .js();
  }

  private static JSObject parameter(LabNetwork network, Parameter parameter) {
    return new JsValue()
        .put("name", parameter.name())
        .put("symbol", network.symbol(parameter))
        .put("rows", parameter.value().rows())
        .put("columns", parameter.value().columns())
        .put("role", network.role(parameter))
        .js();
  }

  static JSObject tensor(Tensor tensor) {
    return new JsValue()
        .put("name", tensor.name())
        .put("rows", tensor.rows())
        .put("columns", tensor.columns())
        .put("values", tensor.values())
        .js();
  }

  static JSObject tensor(String name, Matrix matrix) {
    return tensor(Tensor.of(name, matrix));
  }

  static JSObject equation(Equation equation) {
    return new JsValue()
        .put("id", equation.id())
        .put("number", equation.number())
        .put("text", equation.text())
        .put("latex", equation.latex())
        .put("file", equation.file())
        .js();
  }

  private static JSObject value(Value value) {
    Tensor tensor = Tensor.of(value.name(), value.matrix());
    return new JsValue()
        .put("name", value.name())
        .put("title", value.title())
        .put("role", value.role())
        .put("range", value.range())
        .put("equation", equation(value.equation()))
        .put("rows", tensor.rows())
        .put("columns", tensor.columns())
        .put("values", tensor.values())
        .js();
  }

  static JSObject forward(ForwardReport report) {
    return new JsValue()
        .put("words", report.words())
        .put("ids", report.ids())
        .put("known", report.known(), JSBoolean::valueOf)
        .put("tensors", report.tensors(), Views::value)
        .put("attention", report.attention(), Views::value)
        .put("predicted", report.predicted())
        .js();
  }

  static JSObject explanation(Explanation explanation) {
    Value value = explanation.value();
    JsValue object =
        new JsValue()
            .put("tensor", value.name())
            .put("t", explanation.t())
            .put("column", explanation.column())
            .put("value", explanation.number())
            .put("equation", equation(value.equation()))
            .put("formula", explanation.formula())
            .put("terms", explanation.terms(), Views::term)
            .put("preactivation", explanation.preactivation());
    value
        .nonlinearity()
        .ifPresentOrElse(
            f -> object.put("nonlinearity", f), () -> object.putNothing("nonlinearity"));
    return object.js();
  }

  private static JSObject term(Term term) {
    return new JsValue()
        .put("sum", term.sum())
        .put("left", term.left())
        .put("leftValue", term.leftValue())
        .put("right", term.right())
        .put("rightValue", term.rightValue())
        .put("product", term.product())
        .js();
  }

  static JSObject gradient(WeightGradient gradient, double epsilon, double allowed) {
    JSObject curve =
        new JsValue()
            .put("weights", gradient.range().weights())
            .put("losses", gradient.range().losses())
            .js();
    return new JsValue()
        .put("value", gradient.range().weight())
        .put("loss", gradient.range().loss())
        .put("analytic", gradient.range().gradient())
        .put("numeric", gradient.numeric())
        .put("epsilon", epsilon)
        .put("relativeError", gradient.relativeError())
        .put("allowed", allowed)
        .put("curve", curve)
        .js();
  }

  static JSObject training(TrainingEvent event) {
    JsValue object =
        new JsValue()
            .put("state", event.state())
            .put("epoch", event.epoch())
            .put("step", event.step())
            .put("stepsPerEpoch", event.stepsPerEpoch())
            .put("steps", event.steps())
            .put("tokens", event.tokens())
            .put("tokensPerSecond", event.tokensPerSecond())
            .put("losses", event.losses())
            .put("norms", event.norms())
            .put("parameterNorms", event.parameterNorms(), Views::parameterNorm)
            .put("epochs", event.epochs(), Views::epoch);
    event
        .explanation()
        .ifPresentOrElse(
            text -> object.put("explanation", text), () -> object.putNothing("explanation"));
    return object.js();
  }

  private static JSObject parameterNorm(TrainingEvent.ParameterNorm norm) {
    return new JsValue().put("parameter", norm.parameter()).put("norm", norm.norm()).js();
  }

  private static JSObject epoch(TrainingEvent.Epoch epoch) {
    return new JsValue()
        .put("epoch", epoch.epoch())
        .put("loss", epoch.loss())
        .put("devAccuracy", epoch.devAccuracy())
        .put("seconds", epoch.seconds())
        .js();
  }

  /** A sentence with the probabilities of its tags, N×K. */
  static JSObject tagged(List<String> words, Matrix probabilities, List<String> tags) {
    String[] best = new String[words.size()];
    Arrays.setAll(best, t -> tags.get(probabilities.argMax(t)));
    return new JsValue()
        .put("words", words)
        .put("best", List.of(best))
        .put("probabilities", tensor("p", probabilities))
        .js();
  }
}

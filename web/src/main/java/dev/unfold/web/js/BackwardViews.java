package dev.unfold.web.js;

import dev.unfold.web.lab.BackwardReport;
import dev.unfold.web.lab.Contributions;
import org.teavm.jso.JSObject;

/** Reports on a backward pass as JavaScript objects: the same names as in {@code engine.d.ts}. */
final class BackwardViews {
  private BackwardViews() {}

  static JSObject report(BackwardReport report) {
    return new JsValue()
        .put("words", report.words())
        .put("tags", report.tags())
        .put("loss", report.loss())
        .put("wordLoss", report.wordLoss())
        .put("stepKind", report.stepKind())
        .put("steps", report.steps(), BackwardViews::step)
        .put("gradients", report.gradients(), Views::tensor)
        .put("embeddingRows", report.embeddingRows())
        .put("reach", Views.tensor(report.reach()))
        .put("byDistance", report.byDistance())
        .put("attention", report.attention(), Views::tensor)
        .js();
  }

  private static JSObject step(BackwardReport.Step step) {
    return new JsValue()
        .put("t", step.t())
        .put("word", step.word())
        .put("gradients", step.gradients(), BackwardViews::gradient)
        .put("forks", step.forks(), BackwardViews::fork)
        .put("adds", step.adds(), BackwardViews::adds)
        .js();
  }

  private static JSObject gradient(BackwardReport.StepGradient gradient) {
    return new JsValue()
        .put("name", gradient.name())
        .put("title", gradient.title())
        .put("equation", Views.equation(gradient.equation()))
        .put("rows", 1)
        .put("columns", gradient.values().length)
        .put("values", gradient.values())
        .put("norm", gradient.norm())
        .js();
  }

  private static JSObject fork(BackwardReport.StepFork fork) {
    return new JsValue()
        .put("name", fork.name())
        .put("operands", fork.operands(), BackwardViews::operand)
        .put("sum", fork.sum())
        .put("norm", fork.norm())
        .js();
  }

  private static JSObject operand(BackwardReport.StepOperand operand) {
    return new JsValue()
        .put("from", operand.from())
        .put("title", operand.title())
        .put("values", operand.values())
        .put("norm", operand.norm())
        .js();
  }

  private static JSObject adds(BackwardReport.Adds adds) {
    return new JsValue()
        .put("parameter", adds.parameter())
        .put("norm", adds.norm())
        .put("runningNorm", adds.runningNorm())
        .js();
  }

  static JSObject contributions(Contributions contributions) {
    return new JsValue()
        .put("parameter", contributions.parameter())
        .put("rows", contributions.total().rows())
        .put("columns", contributions.total().columns())
        .put("steps", contributions.steps(), BackwardViews::contribution)
        .put("total", contributions.total().values())
        .js();
  }

  private static JSObject contribution(Contributions.Step step) {
    return new JsValue()
        .put("t", step.t())
        .put("word", step.word())
        .put("adds", step.adds())
        .put("running", step.running())
        .js();
  }
}

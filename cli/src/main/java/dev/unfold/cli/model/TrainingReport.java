package dev.unfold.cli.model;

import static dev.unfold.cli.console.Console.percent;

import dev.unfold.cli.console.Console;
import dev.unfold.cli.console.SpanRow;
import dev.unfold.lab.plot.ConfusionPlot;
import dev.unfold.lab.plot.LearningCurve;
import dev.unfold.lab.report.HtmlReport;
import dev.unfold.lab.report.ReportTable;
import dev.unfold.score.Calibration;
import dev.unfold.score.SpanEvaluation;
import dev.unfold.tagger.CorpusScores;
import dev.unfold.tagger.Evaluation;
import dev.unfold.tagger.ModelContents;
import dev.unfold.tagger.Trainer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The HTML page of a training run: pictures, scores, and the contents of the model file. */
final class TrainingReport {
  private final ModelContents contents;
  private final HtmlReport page;
  private final List<ReportTable> figures = new ArrayList<>();

  TrainingReport(Path model, ModelContents contents) {
    this.contents = contents;
    this.page =
        new HtmlReport("Training of " + model.getFileName())
            .line(Console.count(contents.weights(), "weight") + ", sha256 " + contents.sha256());
  }

  /** Adds the learning curve and the table of epochs. */
  void epochs(List<Trainer.Epoch> epochs) {
    page.picture(LearningCurve.of(epochs));
    List<String> head =
        List.of("epoch", "training loss", "dev accuracy %", "seconds", "tokens per second");
    List<List<String>> rows = new ArrayList<>();
    for (Trainer.Epoch epoch : epochs) {
      rows.add(
          List.of(
              Integer.toString(epoch.number()),
              number("%.4f", epoch.trainLoss()),
              percent(epoch.devAccuracy()),
              number("%.2f", epoch.trainSeconds()),
              number("%,.0f", epoch.tokensPerSecond())));
    }
    figures.add(new ReportTable("Epochs", head, rows, 0));
  }

  /** Adds the scores on a corpus. */
  void scores(Path corpus, CorpusScores scores) {
    Evaluation tags = scores.tags();
    page.line(
        Console.text(
            "%s: %s %% of %s right, of unknown words %s %% of %s",
            corpus.getFileName(),
            percent(tags.accuracy()),
            Console.count(tags.tokens(), "token"),
            percent(tags.unknownAccuracy()),
            Console.count(tags.unknownTokens(), "token")));
    page.picture(ConfusionPlot.of(tags));
    figures.add(tags(tags));
    scores.spans().ifPresent(spans -> figures.add(spans(spans)));
    scores.calibration().ifPresent(calibration -> figures.add(confidence(calibration)));
  }

  private static ReportTable tags(Evaluation tags) {
    List<List<String>> rows = new ArrayList<>();
    for (Evaluation.TagScore score : tags.perTag()) {
      rows.add(
          List.of(
              score.tag(),
              percent(score.precision()),
              percent(score.recall()),
              percent(score.f1()),
              Console.text("%,d", score.gold())));
    }
    List<String> head = List.of("tag", "precision", "recall", "F1", "count");
    return new ReportTable("Tags", head, rows, 1);
  }

  private static ReportTable spans(SpanEvaluation spans) {
    List<List<String>> rows = new ArrayList<>();
    spans.perType().forEach((type, rates) -> rows.add(SpanRow.of(type, rates)));
    rows.add(SpanRow.of("all", spans.all()));
    return new ReportTable("Spans", SpanRow.HEAD, rows, 1);
  }

  private static ReportTable confidence(Calibration calibration) {
    List<List<String>> rows = new ArrayList<>();
    for (Calibration.Bin bin : calibration.bins()) {
      rows.add(
          List.of(
              Console.text("%.0f to %.0f %%", 100 * bin.above(), 100 * bin.upTo()),
              Console.text("%,d", bin.tokens()),
              percent(bin.confidence()),
              percent(bin.accuracy())));
    }
    String error = percent(calibration.error());
    return new ReportTable(
        "Confidence (expected calibration error " + error + " %)",
        List.of("confidence", "tokens", "mean", "accuracy"),
        rows,
        1);
  }

  private static ReportTable tensors(ModelContents contents) {
    List<List<String>> rows = new ArrayList<>();
    for (ModelContents.Tensor tensor : contents.tensors()) {
      rows.add(
          List.of(
              tensor.name(),
              tensor.type(),
              tensor.rows() + "×" + tensor.columns(),
              Console.text("%,d", tensor.size())));
    }
    return new ReportTable("Weights", List.of("tensor", "type", "shape", "numbers"), rows, 2);
  }

  /** The page. */
  String html() {
    figures.forEach(page::table);
    page.table(ReportTable.of("Configuration", contents.configuration()));
    if (!contents.provenance().isEmpty()) {
      page.table(ReportTable.of("Provenance", contents.provenance()));
    }
    return page.table(tensors(contents)).html();
  }

  private static String number(String format, double value) {
    return Double.isNaN(value) ? "n/a" : Console.text(format, value);
  }
}

/** The library. */
module dev.unfold.core {
  requires com.fasterxml.jackson.core;
  requires jdk.jfr;
  requires static jdk.incubator.vector;
  requires static org.jspecify;

  exports dev.unfold.check;
  exports dev.unfold.corpus;
  exports dev.unfold.exchange;
  exports dev.unfold.matrix;
  exports dev.unfold.model;
  exports dev.unfold.nn;
  exports dev.unfold.optim;
  exports dev.unfold.pipeline;
  exports dev.unfold.score;
  exports dev.unfold.tagger;
  exports dev.unfold.text;
  exports dev.unfold.matrix.internal to dev.unfold.bench;

  uses dev.unfold.check.Twin;
  uses dev.unfold.exchange.TaggerTwin;
  uses dev.unfold.model.Engine;
}

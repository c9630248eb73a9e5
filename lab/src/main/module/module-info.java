/** Plots, diagrams and the checker of the exercises. */
module dev.unfold.lab {
  requires transitive dev.unfold.core;
  requires java.compiler;
  requires transitive java.desktop;
  requires java.xml;
  requires com.fasterxml.jackson.core;
  requires com.formdev.flatlaf.fonts.inter;
  requires com.samskivert.jmustache;
  requires org.apache.commons.csv;
  requires org.apache.xmlgraphics.batik.svggen;
  requires xchart;
  requires static org.jspecify;

  exports dev.unfold.lab.diagram;
  exports dev.unfold.lab.draw;
  exports dev.unfold.lab.exercise;
  exports dev.unfold.lab.experiment;
  exports dev.unfold.lab.plot;
  exports dev.unfold.lab.report;
  exports dev.unfold.lab.student;

  uses dev.unfold.lab.exercise.TensorEngine;
}

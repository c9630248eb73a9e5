package dev.unfold.lab.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.unfold.lab.diagram.NetworkDiagram;
import dev.unfold.lab.draw.Drawn;
import dev.unfold.lab.draw.Picture;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.w3c.dom.Element;

/** What holds for every picture. */
final class PictureTest {
  private static Map<String, Supplier<Picture>> pictures() {
    Map<String, Supplier<Picture>> pictures = new LinkedHashMap<>();
    pictures.put("loss", () -> LossPlot.of(Examples.range("W_y[0,0]", 4, 31)));
    pictures.put("loss, 21 points", () -> LossPlot.of(Examples.range("W_e[3,6]", 1e-4, 21)));
    pictures.put("curve, 1 epoch", () -> LearningCurve.of(Examples.epochs(1, true)));
    pictures.put("curve, 20 epochs", () -> LearningCurve.of(Examples.epochs(20, true)));
    pictures.put("curve, 200 epochs", () -> LearningCurve.of(Examples.epochs(200, false)));
    pictures.put(
        "gradients",
        () ->
            GradientHeatMaps.of(
                Examples.report(1e-3), "Java", "PyTorch", Examples.SENTENCE, Examples.WORDS));
    pictures.put("flow", () -> FlowPlot.of(Examples.flows(200, 3, 1e-2), 20));
    pictures.put("flow, few steps", () -> FlowPlot.of(Examples.flows(4, 1, 0.9), 4));
    pictures.put("clipping", () -> ClippingPlot.of(Examples.clipping(600, 423)));
    pictures.put("clipping, few steps", () -> ClippingPlot.of(Examples.clipping(3, 3)));
    pictures.put("confusion", () -> ConfusionPlot.of(Examples.evaluation()));
    for (NetworkDiagram diagram : NetworkDiagram.values()) {
      pictures.put(diagram.toString(), diagram::picture);
    }
    return pictures;
  }

  @TestFactory
  Stream<DynamicTest> everyPictureIsCrispAndWholeAndNotBlank() {
    return each(
        picture -> {
          BufferedImage image = Drawn.pixels(picture.get());
          assertThat(image.getWidth()).isEqualTo(1600);
          assertThat(image.getHeight()).isBetween(700, 2400);
          assertThat(Drawn.inked(image)).isBetween(0.01, 0.6);
          assertThat(Drawn.margin(image)).as("white at the edges").isBetween(40, 80);
          assertThat(picture.get().encode(Drawn.PNG)).hasSizeLessThan(300_000);
        });
  }

  @TestFactory
  Stream<DynamicTest> everySvgHasTheSameShapeAndSaysWhatItShows() {
    return each(
        picture -> {
          Element root = Drawn.document(picture.get()).getDocumentElement();
          BufferedImage image = Drawn.pixels(picture.get());
          assertThat(root.getLocalName()).isEqualTo("svg");
          assertThat(root.getAttribute("viewBox")).isEqualTo("0 0 800 " + image.getHeight() / 2);
          assertThat(root.getElementsByTagName("path").getLength()).isGreaterThan(20);
          assertThat(Drawn.words(picture.get())).hasSizeGreaterThan(40);
        });
  }

  @Tag("slow")
  @TestFactory
  Stream<DynamicTest> theSameInputGivesTheSameBytes() {
    return each(
        picture -> {
          Picture one = picture.get();
          for (Path file : new Path[] {Drawn.PNG, Drawn.SVG}) {
            byte[] bytes = one.encode(file);
            assertThat(one.encode(file)).as("encoded twice").isEqualTo(bytes);
            assertThat(picture.get().encode(file)).as("drawn twice").isEqualTo(bytes);
          }
        });
  }

  private interface Check {
    void check(Supplier<Picture> picture);
  }

  private static Stream<DynamicTest> each(Check check) {
    return pictures().entrySet().stream()
        .map(e -> DynamicTest.dynamicTest(e.getKey(), () -> check.check(e.getValue())));
  }

  @Test
  void extensionSelectsTheFormat() {
    assertThat(Picture.canBe(Path.of("plots.d", "Loss.PNG"))).isTrue();
    assertThat(Picture.canBe(Path.of("a.svg"))).isTrue();
    assertThat(Picture.canBe(Path.of("a.jpg"))).isFalse();
    assertThat(Picture.canBe(Path.of("png"))).isFalse();
    assertThat(Picture.canBe(Path.of("a.png", "b"))).isFalse();
    assertThat(Picture.canBe(Path.of("/"))).isFalse();
    Picture picture = LearningCurve.of(Examples.epochs(2, true));
    assertThat(picture.encode(Path.of("A.SVG"))).startsWith("<?xml".getBytes());
    assertThat(picture.encode(Path.of("A.Png"))).startsWith(0x89, 'P', 'N', 'G');
    assertThatThrownBy(() -> picture.encode(Path.of("a.jpg")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("picture a.jpg: expected a name that ends in .png or .svg; choose one of them");
  }
}

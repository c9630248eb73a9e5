package dev.unfold.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.unfold.check.Twin;
import dev.unfold.lab.diagram.NetworkDiagram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** One document under test: its blocks from first to last in one working folder, then its pictures and links. */
final class Chapter {
  private static final boolean WRITE = Boolean.getBoolean("guide.write");
  private static final boolean EXACT = WRITE && Boolean.getBoolean("guide.exact");

  private final Path project;
  private final Path folder;
  private final Document document;
  private Document written;
  private Optional<Desk> desk = Optional.empty();

  /**
   * A chapter.
   *
   * @param project the project's folder
   * @param folder an empty folder to work in
   */
  Chapter(Document document, Path project, Path folder) {
    this.document = document;
    this.project = project;
    this.folder = folder;
    this.written = document;
  }

  /** A test for each block, each picture and each link, in the order of the document. */
  Stream<DynamicTest> tests() {
    List<DynamicTest> tests = new ArrayList<>();
    for (Block block : document.blocks()) {
      String first = block.lines().isEmpty() ? "" : block.lines().get(0);
      tests.add(dynamicTest(place(block.line()) + first, () -> check(block)));
    }
    for (Document.Link link : document.links()) {
      String name = place(link.line()) + link.target();
      tests.add(dynamicTest(name, () -> check(link)));
    }
    tests.add(dynamicTest(place(document.lines().size()) + "the end", this::finish));
    return tests.stream();
  }

  private void finish() throws IOException {
    if (desk.isPresent()) {
      desk.get().unlink();
    }
    if (WRITE) {
      written.write();
    }
    assertThat(written.blocks()).hasSameSizeAs(document.blocks());
  }

  private String place(int line) {
    return project.relativize(document.file()) + ":" + line + ": ";
  }

  private void check(Block block) throws Exception {
    switch (block.language()) {
      case "console" -> checkConsole(block);
      case "java" -> checkQuote(block);
      case "text" -> {
        if (block.remark().filter(Quote::isNamedBy).isPresent()) {
          checkQuote(block);
        }
      }
      default ->
          fail(
              place(block.line())
                  + "a block is console, java or text, found \""
                  + block.language()
                  + "\"");
    }
  }

  private void checkQuote(Block block) {
    String remark =
        block
            .remark()
            .filter(Quote::isNamedBy)
            .orElseGet(
                () -> fail(place(block.line()) + "no comment says where this is quoted from"));
    List<String> source = Quote.of(remark, project);
    if (WRITE) {
      replace(block, source);
    } else {
      assertThat(block.lines()).as(place(block.line()) + remark).isEqualTo(source);
    }
  }

  private void checkConsole(Block block) throws Exception {
    assumeTrue(
        !block.needsPyTorch() || pyTorchLoads(), "skipped: PyTorch does not load on this machine");
    List<String> lines = new ArrayList<>();
    for (Exchange exchange : block.exchanges()) {
      lines.addAll(run(block, exchange).lines());
    }
    replace(block, lines);
  }

  /** The exchange to show: the old one if it is like the current output, otherwise the current one. */
  private Exchange run(Block block, Exchange exchange) throws IOException, InterruptedException {
    String place = place(block.line()) + exchange.command();
    Desk.Outcome outcome = desk().run(exchange.command(), block.needsPyTorch());
    assertThat(block.allows(outcome.code())).as("%s: %s", place, outcome).isTrue();
    Exchange now = exchange.showing(outcome.lines());
    if (!EXACT && exchange.isLike(outcome.lines(), likeness(block))) {
      return exchange;
    }
    if (!WRITE) {
      assertThat(now.shown())
          .as(place + " (guide/build writes what it prints)")
          .isEqualTo(exchange.shown());
    }
    return now;
  }

  private static Likeness likeness(Block block) {
    return block.isChaotic() ? Likeness.OF_WORDS : Likeness.CLOSE;
  }

  /** Replaces a block. Blocks keep their order when lines change, so it is found by its number. */
  private void replace(Block block, List<String> lines) {
    int number = document.blocks().indexOf(block);
    written = written.with(written.blocks().get(number), lines);
  }

  private Desk desk() throws IOException {
    if (desk.isEmpty()) {
      desk = Optional.of(Desk.in(folder, project));
    }
    return desk.orElseThrow();
  }

  private static boolean pyTorchLoads() {
    try {
      Twin.find().orElseThrow().load();
      return true;
    } catch (IllegalStateException e) {
      return false;
    }
  }

  private void check(Document.Link link) throws IOException {
    if (link.target().startsWith("https://")) {
      return;
    }
    String[] parts = link.target().split("#", 2);
    Path target = parts[0].isEmpty() ? document.file() : document.file().resolveSibling(parts[0]);
    if (link.picture()) {
      checkPicture(target.normalize());
    }
    assertThat(target).as(place(link.line()) + link.target()).exists();
    if (parts.length == 2) {
      assertThat(Document.read(target).anchors()).contains(parts[1]);
    }
  }

  private void checkPicture(Path picture) throws IOException {
    String name = picture.getFileName().toString();
    Path drawn = folder.resolve("drawn-" + name);
    Optional<Path> byCommand = desk().written(name);
    if (byCommand.isPresent()) {
      Files.copy(byCommand.get(), drawn);
    } else if (diagram(name).isPresent()) {
      Files.write(drawn, diagram(name).get().picture().encode(picture));
    } else {
      assumeTrue(pyTorchLoads(), "skipped: PyTorch does not load on this machine");
      fail(name + ": no command above writes it, and it is no diagram");
    }
    boolean same =
        !EXACT && Files.exists(picture) && (isChaotic(name) || Pictures.alike(drawn, picture));
    if (WRITE && !same) {
      Files.copy(drawn, picture, StandardCopyOption.REPLACE_EXISTING);
      return;
    }
    assertThat(same).as(name + " (guide/build draws it again)").isTrue();
  }

  /** Whether a picture comes from a command whose result differs between machines. */
  private boolean isChaotic(String name) {
    return document.blocks().stream()
        .filter(Block::isChaotic)
        .flatMap(block -> block.lines().stream())
        .anyMatch(line -> line.equals("wrote " + name));
  }

  private static Optional<NetworkDiagram> diagram(String name) {
    return Arrays.stream(NetworkDiagram.values())
        .filter(diagram -> name.equals(diagram + ".png"))
        .findFirst();
  }
}

package dev.unfold.lab.exercise;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that give no numbers, or change what they must not. */
final class FailuresTest {
  private static final Checker CHECKER = new Checker(new Limits(2, 128));

  @AfterAll
  static void close() {
    CHECKER.close();
  }

  private static CheckReport rnn(String hole) {
    return new Attempt(Exercise.RNN, hole).check(CHECKER);
  }

  /** The number of the first line of the hole. */
  private static int first() {
    return Hole.of(Exercise.RNN.start()).before().size() + 1;
  }

  private static void fails(CheckReport report, String... sentences) {
    assertThat(report.verdict()).isEqualTo(CheckReport.Verdict.FAILED);
    assertThat(report.sentences()).containsExactly(sentences);
    assertThat(report.rows()).isEmpty();
    assertThat(report.maps()).isEmpty();
  }

  /** After whatever happened, the next check is as good as any. */
  private static void andTheNextIsRight() {
    CheckReport next = CHECKER.check(Exercise.RNN, "Rnn.java", Exercise.RNN.solution());
    assertThat(next.verdict()).isEqualTo(CheckReport.Verdict.RIGHT);
  }

  @Test
  void theCompilersErrorsAreThoseOfTheStudentsLines() {
    CheckReport report = rnn("int n = 0;\nMatrix ds = pass.logp.copy()\nd.wy.add(ds);");
    assertThat(report.verdict()).isEqualTo(CheckReport.Verdict.REFUSED);
    assertThat(report.sentences()).containsExactly("One error.");
    assertThat(report.problems())
        .containsExactly(
            new CompilerError(first() + 1, 29, "';' expected", "Matrix ds = pass.logp.copy()"));
    CheckReport two = rnn("pass.logp.copy();\nint n = \"a\";");
    assertThat(two.sentences()).containsExactly("2 errors; begin with the first.");
    assertThat(two.problems())
        .extracting(CompilerError::line)
        .containsExactly(first(), first() + 1);
    assertThat(two.problems().get(1).message())
        .isEqualTo("incompatible types: java.lang.String cannot be converted to int");
  }

  @Tag("slow")
  @Test
  void anEndlessLoopIsStoppedAndItsLineTold() {
    fails(
        rnn("int n = 0;\nwhile (true) {\n  n++;\n}"),
        "Stopped after 2 s at line " + (first() + 2) + ": does the loop there end?");
    andTheNextIsRight();
  }

  @Tag("slow")
  @Test
  void codeThatWaitsForEverIsStoppedToo() {
    CheckReport report =
        rnn(
            "Object lock = new Object();\nsynchronized (lock) {\n  try { lock.wait(); } catch (InterruptedException e) { }\n}");
    fails(report, "Stopped after 2 s at line " + (first() + 2) + ": does the loop there end?");
    andTheNextIsRight();
  }

  @Test
  void aThreadThatIsLeftBehindDoesNoHarm() {
    rnn("new Thread(() -> { while (true) { } }).start();");
    andTheNextIsRight();
  }

  @Test
  void exitIsNamed() {
    fails(
        rnn("int n = 3;\nSystem.exit(n);"),
        "Line " + (first() + 1) + " ends the process; remove the exit.");
    fails(
        rnn("Runtime.getRuntime().halt(3);"),
        "The process that ran it has ended, exit code 3: is there a System.exit in your part?");
    andTheNextIsRight();
  }

  /** The process has a folder of its own, so a file named without a folder is not written among the student's. */
  @Test
  void aFileNamedWithoutAFolderIsNotLeftBehind() throws IOException {
    String name = "unfold-left-behind.txt";
    CheckReport report =
        rnn(
            "try { java.nio.file.Path f = java.nio.file.Path.of(\""
                + name
                + "\"); java.nio.file.Files.writeString(f, \"x\");"
                + " System.out.println(f.toAbsolutePath()); } catch (java.io.IOException e) { }");
    Path written = Path.of(report.printed().lines().findFirst().orElseThrow());
    assertThat(written.getParent().getFileName().toString()).startsWith("unfold-student-");
    assertThat(Path.of(name)).doesNotExist();
  }

  @Test
  void anExceptionIsToldWithItsLine() {
    fails(
        rnn("int[] a = new int[2];\na[y.length + 1] = 0;"),
        "Line "
            + (first() + 1)
            + ": ArrayIndexOutOfBoundsException: Index 2 out of bounds for length 2.");
    fails(
        rnn("throw new IllegalStateException();"), "Line " + first() + ": IllegalStateException.");
    fails(
        rnn("pass.h.row(7);"),
        "Line " + first() + ": ShapeException: Matrix.row: rows 7 to 8 are outside 1×4.");
  }

  @Tag("slow")
  @Test
  void aRecursionWithoutEndIsToldWithItsLine() {
    CheckReport report = rnn("backpropagation(pass, y, d);");
    fails(report, "Line " + first() + ": StackOverflowError.");
    andTheNextIsRight();
  }

  @Test
  void shapesThatDoNotFitGetAWordOfHelp() {
    CheckReport report = rnn("d.wy.addTransposedProduct(pass.h, pass.logP);");
    assertThat(report.sentences()).hasSize(2);
    assertThat(report.sentences().get(0))
        .startsWith("Line " + first() + ": ShapeException: Matrix.addTransposedProduct: 1×4 ");
    assertThat(report.sentences().get(1)).startsWith("Shapes that do not fit: ");
  }

  @Tag("slow")
  @Test
  void moreMemoryThanThereIsIsTold() {
    String sentence = "It needs more memory than its limit of 128 MB at line %d: what grows there?";
    fails(rnn("long[] a = new long[100_000_000];"), sentence.formatted(first()));
    fails(
        rnn(
            "java.util.List<long[]> all = new java.util.ArrayList<>();\nwhile (true) {\n  all.add(new long[100_000]);\n}"),
        sentence.formatted(first() + 2));
    andTheNextIsRight();
  }

  @Test
  void whatIsNotANumberIsTold() {
    CheckReport report = rnn("d.wy.fill(0.0 / 0);\nd.wh.fill(1.0 / 0);");
    assertThat(report.verdict()).isEqualTo(CheckReport.Verdict.WRONG);
    assertThat(report.sentences().get(0))
        .isEqualTo("W_y and W_h are not a finite number everywhere; W_x and W_e are still zero.");
    assertThat(report.rows().get(0).solution()).isNaN();
    assertThat(report.rows().get(0).right()).isFalse();
    assertThat(report.sentences().get(1)).startsWith("Where to look: a division by zero, ");
  }

  @Test
  void whatIsNotANumberThroughAndThroughIsTold() {
    CheckReport report = changed("ds.scale(1.0 / steps);", "ds.fill(0.0 / 0);");
    assertThat(report.sentences().get(0))
        .isEqualTo("W_y, W_h, W_x and W_e are not a finite number everywhere.");
  }

  @Test
  void weightsThatAreChangedAreTold() {
    CheckReport report =
        rnn(
            Hole.of(Exercise.RNN.solution()).inside().stream().reduce("", (a, b) -> a + b + "\n")
                + "wy.scale(2);");
    assertThat(report.verdict()).isEqualTo(CheckReport.Verdict.WRONG);
    assertThat(report.sentences())
        .containsExactly(
            "The backward pass changes W_y itself. Methods of Matrix work in place: copy() the matrix"
                + " first.");
  }

  @Test
  void aPassThatIsChangedIsAskedAfter() {
    CheckReport report = rnn("d.wx.addTransposedProduct(pass.h.scale(3), pass.e);");
    assertThat(report.sentences().get(1))
        .isEqualTo(
            "Your part changes h of the pass, and what reads it later gets the changed values. Methods of"
                + " Matrix work in place: is that intended, or is a copy() missing?");
  }

  private static CheckReport changed(String old, String replacement) {
    String text = Exercise.RNN.solution();
    assertThat(text).contains(old);
    return CHECKER.check(Exercise.RNN, "Rnn.java", text.replace(old, replacement));
  }

  @Test
  void whatWasGivenHasToStay() {
    assertThat(changed("h.row(t).sigmoid();", "h.row(t).tanh();").sentences())
        .containsExactly(
            "The forward pass is not the given one any more: log p differs from the solution. Change"
                + " only your part.");
    String advice =
        " of Rnn is not as it was given. Only the lines between ↓↓↓ and ↑↑↑ are yours; unfold"
            + " exercise 2 --start DIR gives you the original file.";
    fails(changed("void backpropagation(", "void back("), "The method backpropagation" + advice);
    fails(
        changed(
            "backpropagation(Pass pass, int[] y, Rnn d)",
            "backpropagation(Rnn d, int[] y, Pass pass)"),
        "The head of backpropagation" + advice);
    fails(
        changed("record Rnn(Matrix we, ", "record Rnn(Matrix we, Matrix wz, "),
        "The head of record Rnn" + advice);
    assertThat(changed("public record Rnn(", "public record Other(").verdict())
        .isEqualTo(CheckReport.Verdict.REFUSED);
    fails(
        CHECKER.check(Exercise.RNN, "Rnn.java", "record Other() {}\n"),
        "There is no record Rnn in the file. Only the lines between ↓↓↓ and ↑↑↑ are yours; unfold"
            + " exercise 2 --start DIR gives you the original file.");
  }

  @Test
  void whatTheCodePrintsIsKept() {
    assertThat(
            rnn("System.out.println(\"T = \" + y.length);\nSystem.err.println(\"é\");").printed())
        .isEqualTo("T = 1\né\nT = 2\né\nT = 5\né\nT = 4\né\n");
    assertThat(
            rnn("for (int n = 0; n < 100_000; n++) { System.out.print(\"0123456789\"); }")
                .printed())
        .hasSizeBetween(10_000, 10_100)
        .endsWith("… (4000000 bytes in all)\n");
  }

  @Tag("slow")
  @Test
  void aLoopInAStaticFieldIsStoppedToo() {
    CheckReport report =
        changed(
            "  /** The values of the forward pass that the backward pass needs. */",
            "  static int n = 0;\n  static { while (n >= 0) { n += 2; n -= 2; } }\n");
    assertThat(report.sentences().get(0)).startsWith("Stopped after 2 s at line ");
    andTheNextIsRight();
  }

  @Test
  void filesThatCannotBeRead(@TempDir Path folder) throws IOException {
    CheckReport missing = CHECKER.check(Exercise.RNN, folder.resolve("no.java"));
    assertThat(missing.verdict()).isEqualTo(CheckReport.Verdict.MISSING);
    assertThat(missing.sentences())
        .containsExactly("There is no such file. unfold exercise 2 --start DIR makes one.");
    Path latin = folder.resolve("Rnn.java");
    Files.write(latin, "// é".getBytes(StandardCharsets.ISO_8859_1));
    assertThat(CHECKER.check(Exercise.RNN, latin).sentences())
        .containsExactly("The file is not UTF-8.");
  }

  @Test
  void aJavaWithoutCompilerIsTold() {
    RunFailure failure = RunFailure.of(RunFailure.Kind.NO_COMPILER, 0, "/opt/jre");
    assertThat(Explanation.of(failure, Exercise.RNN, Limits.USUAL))
        .isEqualTo(
            List.of(
                "This Java, /opt/jre, is a JRE, which has no compiler. Install a JDK of 17 or later,"
                    + " or set JAVA_HOME to one."));
  }
}

package dev.unfold.cli.doctor;

import dev.unfold.cli.console.Console;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(
    name = "doctor",
    header = "Look at this machine: what Unfold finds, what is missing.",
    description = {
      "JVM, cores, memory, width of vectors and which kernels use them, pictures, PyTorch, onnxruntime,",
      "what starts fast. What is missing comes with the way to get it."
    },
    footer = {
      "",
      "Examples:",
      "  unfold doctor",
      "  UNFOLD_JAVA_OPTIONS=-Xmx4g unfold doctor          with more memory"
    })
public final class DoctorCommand implements Callable<Integer> {
  private final Console console;

  public DoctorCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    List<DoctorCheck> findings = DoctorCheck.all();
    for (DoctorCheck finding : findings) {
      console.print("%-11s %s", finding.what(), finding.found());
    }
    List<DoctorCheck> missing = findings.stream().filter(DoctorCheck::isMissing).toList();
    console.print("");
    console.print("%s", missing.isEmpty() ? "nothing is missing" : "to do");
    missing.forEach(finding -> console.print("  %s: %s", finding.what(), finding.remedy()));
    return 0;
  }
}

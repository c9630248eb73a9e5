package dev.unfold.cli.doctor;

import dev.unfold.cli.console.Console;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(
    name = "doctor",
    header = "Check this machine: what Unfold finds, and what is missing.",
    description = {
      "Prints the JVM, cores, memory, the vector width and the kernels that use it, pictures, PyTorch,",
      "onnxruntime, and the cache for fast starts. For whatever is missing it says how to get it."
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

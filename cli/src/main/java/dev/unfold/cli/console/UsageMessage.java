package dev.unfold.cli.console;

import java.util.List;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The one-line message for a bad command line: where, what was found, what was expected, and which help to read. */
final class UsageMessage {
  private UsageMessage() {}

  static String of(ParameterException e) {
    return reason(e) + " (see: " + e.getCommandLine().getCommandSpec().qualifiedName() + " --help)";
  }

  private static String reason(ParameterException e) {
    if (e instanceof UnmatchedArgumentException unmatched) {
      return unmatched(unmatched);
    }
    if (e instanceof MissingParameterException missing) {
      return "missing: "
          + String.join(", ", missing.getMissing().stream().map(UsageMessage::usage).toList());
    }
    if (e instanceof OverwrittenOptionException twice) {
      return name(twice.getOverwritten()) + ": given twice, expected once";
    }
    if (e.getCause() instanceof TypeConversionException && e.getArgSpec() != null) {
      return name(e.getArgSpec()) + ": " + e.getCause().getMessage();
    }
    return e.getMessage();
  }

  private static String unmatched(UnmatchedArgumentException e) {
    String found = e.getUnmatched().get(0);
    List<String> suggestions = e.getSuggestions();
    String hint = suggestions.isEmpty() ? "" : "; did you mean " + suggestions.get(0) + "?";
    if (e.isUnknownOption()) {
      return "unknown option " + found + hint;
    }
    boolean command = !e.getCommandLine().getSubcommands().isEmpty();
    return (command ? "unknown command " : "unexpected argument ") + "\"" + found + "\"" + hint;
  }

  private static String name(ArgSpec argument) {
    return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
  }

  private static String usage(ArgSpec argument) {
    String label = argument.paramLabel();
    return argument instanceof OptionSpec option ? option.longestName() + "=" + label : label;
  }
}

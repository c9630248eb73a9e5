package dev.unfold.cli.option;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import picocli.CommandLine.Help;
import picocli.CommandLine.IHelpSectionRenderer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Renders the options in a command's help: its own, then each mixin's with a heading, then those of all commands. */
public final class OptionSections implements IHelpSectionRenderer {
  private static final String OWN = "%nOptions:%n";

  @Override
  public String render(Help help) {
    CommandSpec command = help.commandSpec();
    Set<OptionSpec> own = new LinkedHashSet<>(command.options());
    command.mixins().values().forEach(mixin -> own.removeAll(mixin.options()));
    Map<String, List<OptionSpec>> sections = new LinkedHashMap<>();
    add(sections, OWN, own.stream().filter(option -> !option.inherited()));
    for (CommandSpec mixin : command.mixins().values()) {
      add(sections, mixin.usageMessage().optionListHeading(), mixin.options().stream());
    }
    String last = command.usageMessage().optionListHeading();
    add(sections, last, own.stream().filter(OptionSpec::inherited));
    StringBuilder text = new StringBuilder();
    sections.forEach(
        (heading, options) -> text.append(help.createHeading(heading)).append(list(help, options)));
    return text.toString();
  }

  private static void add(
      Map<String, List<OptionSpec>> sections, String heading, Stream<OptionSpec> options) {
    options.forEach(
        option -> sections.computeIfAbsent(heading, h -> new ArrayList<>()).add(option));
  }

  /** Lays out one section with the column widths of all options, so that descriptions are aligned across sections. */
  private static String list(Help help, List<OptionSpec> options) {
    CommandSpec command = help.commandSpec();
    Help.Layout layout =
        help.createDefaultLayout(
            command.options(), command.positionalParameters(), help.colorScheme());
    options.sort(Comparator.comparingInt(OptionSpec::order));
    return help.optionListExcludingGroups(
        options, layout, null, help.createDefaultParamLabelRenderer());
  }
}

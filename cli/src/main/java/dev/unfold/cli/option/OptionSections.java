package dev.unfold.cli.option;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine.Help;
import picocli.CommandLine.IHelpSectionRenderer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** A command's options in its help: each mixin's under the mixin's own heading, the command's own last. */
public final class OptionSections implements IHelpSectionRenderer {
  @Override
  public String render(Help help) {
    CommandSpec command = help.commandSpec();
    Map<String, List<OptionSpec>> sections = new LinkedHashMap<>();
    Set<OptionSpec> own = new LinkedHashSet<>(command.options());
    for (CommandSpec mixin : command.mixins().values()) {
      List<OptionSpec> shared = mixin.options().stream().filter(own::remove).toList();
      if (!shared.isEmpty()) {
        String heading = mixin.usageMessage().optionListHeading();
        sections.computeIfAbsent(heading, h -> new ArrayList<>()).addAll(shared);
      }
    }
    sections
        .computeIfAbsent(command.usageMessage().optionListHeading(), h -> new ArrayList<>())
        .addAll(own);
    StringBuilder text = new StringBuilder();
    sections.forEach(
        (heading, options) -> text.append(help.createHeading(heading)).append(list(help, options)));
    return text.toString();
  }

  /** With the layout of all options, so that descriptions begin in the same column throughout. */
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

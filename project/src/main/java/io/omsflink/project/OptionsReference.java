package io.omsflink.project;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Renders {@code docs/options.md} from {@link ProjectOptions}; a test fails while the file says
 * anything else.
 */
final class OptionsReference {
    private static final String HEAD =
            """
            # The project file

            <!-- Generated from ProjectOptions. To write it anew: -->
            <!-- ./mvnw -pl project test -Dtest=OptionsReferenceTest -Doms.docs.write=true -->

            A project is one YAML file in UTF-8. It is checked as a whole before anything is opened:
            every problem is listed with its line. Keys that are not in this list are refused.

            ```yaml
            %s```
            """;

    private static final String TABLE_HEAD =
            """

            ## %s

            | key | value | when absent | meaning |
            |---|---|---|---|
            """;

    private OptionsReference() {}

    /**
     * The whole page.
     *
     * @param example a project file, ending with a line end
     */
    static String markdown(String example) {
        return HEAD.formatted(example)
                + ProjectOptions.all().stream()
                        .map(OptionsReference::group)
                        .distinct()
                        .map(OptionsReference::table)
                        .collect(Collectors.joining());
    }

    private static String table(String group) {
        List<ProjectOption> options =
                ProjectOptions.all().stream()
                        .filter(option -> group(option).equals(group))
                        .toList();
        return TABLE_HEAD.formatted(group)
                + options.stream().map(OptionsReference::row).collect(Collectors.joining());
    }

    private static String row(ProjectOption option) {
        String whenAbsent = option.whenAbsent().orElse("refused");
        return "| `%s` | %s | %s | %s |\n"
                .formatted(option.key(), option.values(), whenAbsent, option.description());
    }

    /** Title of the table that shows the option. */
    private static String group(ProjectOption option) {
        return option.section().isEmpty()
                ? "The project"
                : "`" + option.section().replaceFirst("[.].*", "") + "`";
    }
}

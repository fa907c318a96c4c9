package io.omsflink.project;

import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * YAML text to nodes that know their lines. Only composes: nothing is constructed, no tag is
 * obeyed, no alias is expanded.
 *
 * <p>The library's exceptions are not kept as causes: their messages quote the text around the
 * error, which may hold a password that somebody wrote in plain text.
 */
final class YamlText {
    private YamlText() {}

    /** The single document, or empty when there is none or when a problem was reported. */
    static Optional<Node> compose(String text, Problems problems) {
        try {
            return new Compose(LoadSettings.builder().build())
                    .composeString(withoutByteOrderMark(text));
        } catch (MarkedYamlEngineException e) {
            addSyntaxProblem(e, problems);
        } catch (ReaderException e) {
            addCharacterProblem(e, text, problems);
        } catch (YamlEngineException e) {
            problems.add(1, 1, "", "cannot be read as YAML. Check it with a YAML tool.");
        } catch (StackOverflowError e) {
            problems.add(
                    1,
                    1,
                    "",
                    "is nested too deeply for a project file. Look for a run of `[` or `{`.");
        }
        return Optional.empty();
    }

    private static String withoutByteOrderMark(String text) {
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static void addSyntaxProblem(MarkedYamlEngineException e, Problems problems) {
        Optional<Mark> mark = e.getProblemMark().or(e::getContextMark);
        int column = mark.map(Mark::getColumn).orElse(0) + 1;
        problems.add(mark, "", "is not valid YAML at column " + column + ": " + explain(e));
    }

    private static String explain(MarkedYamlEngineException e) {
        String problem = e.getProblem();
        boolean alias = e.getContext() != null && e.getContext().contains("alias");
        if (alias || problem.startsWith("found undefined alias")) {
            // The library's words hold the alias: the text after `*`, which may be the beginning of
            // a password.
            return "a value that begins with `*` names something that was not defined. Quote the"
                    + " value.";
        }
        if (problem.startsWith("found character") && problem.contains("cannot start")) {
            return problem.contains("TAB")
                    ? "a tab stands where a key or value begins. Indent with spaces."
                    : "a value begins with a character that has a meaning in YAML. Quote the"
                            + " value.";
        }
        if (problem.startsWith("mapping values are not allowed")) {
            return "a `:` stands where no key can be. Check the indentation, and quote a value that"
                    + " holds `: `.";
        }
        if (problem.contains("another document")) {
            return "a second document begins. Write one project per file.";
        }
        return problem + ". Check quotes, brackets and indentation here and on the line before.";
    }

    private static void addCharacterProblem(ReaderException e, String text, Problems problems) {
        String before =
                text.substring(
                        0, text.offsetByCodePoints(0, Math.min(e.getPosition(), text.length())));
        int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
        int column = before.length() - before.lastIndexOf('\n');
        String character = String.format("U+%04X", e.getCodePoint());
        problems.add(
                line,
                column,
                "",
                "holds the character "
                        + character
                        + " at column "
                        + column
                        + ", which YAML does not allow. Remove it.");
    }
}

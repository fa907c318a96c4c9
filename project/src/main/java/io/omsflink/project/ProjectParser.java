package io.omsflink.project;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * Reads project files. Checks everything that can be checked without opening a connection or
 * reading a secret, and reports every problem at once.
 */
public final class ProjectParser {
    private static final int MAX_BYTES = 1 << 20;

    private ProjectParser() {}

    /**
     * Reads a file of UTF-8 text.
     *
     * @throws InvalidProjectException with every problem of the content
     * @throws OmsException {@code INVALID_ARGUMENT} when there is no such file or it cannot be read
     */
    public static MigrationProject parse(Path file) {
        return parse(decode(read(file), file.toString()), file.toString());
    }

    /**
     * Reads the text of a project file.
     *
     * @param fileName what messages call the file
     * @throws InvalidProjectException with every problem of the text
     */
    public static MigrationProject parse(String text, String fileName) {
        Problems problems = new Problems(fileName);
        Node root = YamlText.compose(text, problems).orElse(null);
        if (root == null && problems.isEmpty()) {
            problems.add(1, 1, "", "the file is empty. Begin with `name:` and `kind:`.");
        }
        if (root != null) {
            ProjectKind.reportPlanned(root, problems);
        }
        // A file of a planned kind has keys that nobody knows yet: listing them would hide the one
        // thing that matters.
        MigrationProject project =
                problems.isEmpty() ? new ProjectReader(root, problems).read() : null;
        if (!problems.isEmpty()) {
            throw problems.toException();
        }
        return project;
    }

    private static byte[] read(Path file) {
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw unreadable(
                        file,
                        "it has more than " + MAX_BYTES + " bytes",
                        "Is it the right file?",
                        null);
            }
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw unreadable(file, "it does not exist", "Check the path.", e);
        } catch (IOException e) {
            String reason = Files.isDirectory(file) ? "it is a folder" : e.toString();
            throw unreadable(file, reason, "Give a readable file.", e);
        }
    }

    private static String decode(byte[] bytes, String fileName) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        CoderResult result = decoder.decode(in, out, true);
        String text = out.flip().toString();
        if (result.isError()) {
            Problems problems = new Problems(fileName);
            int line = (int) text.chars().filter(c -> c == '\n').count() + 1;
            int column = text.length() - text.lastIndexOf('\n');
            problems.add(
                    line,
                    column,
                    "",
                    "is not UTF-8 text at column " + column + ". Save the file as UTF-8.");
            throw problems.toException();
        }
        return text;
    }

    private static OmsException unreadable(
            Path file, String wrong, String remedy, Throwable cause) {
        String message = "Cannot read the project file " + file + ": " + wrong + ". " + remedy;
        return new OmsException(ErrorCode.INVALID_ARGUMENT, message, cause);
    }
}

package io.omsflink.jobs;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * State as older versions wrote it, kept as hexadecimal text under {@code state/v<version>/} in the
 * test resources. A file is never changed; a new version of a format gets new files. A test that
 * does not find its file prints what to put there.
 */
public final class GoldenBytes {

    private GoldenBytes() {}

    /**
     * @param present what the code writes today, for the message when the file is missing
     */
    public static byte[] read(String name, byte[] present) throws IOException {
        try (InputStream in = GoldenBytes.class.getResourceAsStream("/state/" + name + ".hex")) {
            if (in == null) {
                throw new AssertionError(
                        "no state/" + name + ".hex; today's bytes are\n" + text(present));
            }
            String text = new String(in.readAllBytes(), StandardCharsets.US_ASCII);
            return HexFormat.of().parseHex(text.replaceAll("\\s", ""));
        }
    }

    private static String text(byte[] bytes) {
        return HexFormat.of().formatHex(bytes).replaceAll("(.{96})", "$1\n");
    }
}

package io.omsflink.bench;

import io.omsflink.bench.sysbench.ServerKind;
import io.omsflink.bench.verify.DatabaseDigest;
import io.omsflink.bench.verify.OmsVerify;
import io.omsflink.bench.verify.StreamCompare;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code oms bench verify}. */
@Command(
        name = "verify",
        description =
                "Comparing two filled servers: oms, oms-10 (ten rows differ), md5 and crc32 in the"
                        + " databases, and the limits stream and stream-2.",
        mixinStandardHelpOptions = true)
final class VerifyCommand implements Callable<Integer> {
    @Mixin private ComparisonOptions options;
    @Mixin private OutputOptions output;

    @Override
    public Integer call() throws Exception {
        return new Comparison(
                        "oms bench verify",
                        ServerKind.MYSQL,
                        List.of(
                                new OmsVerify("oms", 0),
                                new OmsVerify("oms-10", 10),
                                new DatabaseDigest("md5", DatabaseDigest.MD5),
                                new DatabaseDigest("crc32", DatabaseDigest.CRC32),
                                new StreamCompare("stream", 1),
                                new StreamCompare("stream-2", 2)),
                        0,
                        options.tables().totalRows())
                .run(options, output);
    }
}

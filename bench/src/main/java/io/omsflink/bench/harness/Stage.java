package io.omsflink.bench.harness;

import io.omsflink.bench.sysbench.Disk;
import io.omsflink.bench.sysbench.Durability;
import io.omsflink.bench.sysbench.RowFiles;
import io.omsflink.bench.sysbench.ServerKind;
import io.omsflink.bench.sysbench.ServerPlan;
import io.omsflink.bench.sysbench.ServerTemplate;
import io.omsflink.bench.sysbench.SysbenchTables;
import io.omsflink.bench.sysbench.TransactionLoad;
import io.omsflink.testkit.MySqlServer;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;

/** Makes arenas: prepares the rows once, then sets up fresh servers for every run. */
public final class Stage {
    private final Path folder;
    private final RowFiles files;
    private final ServerPlan sourcePlan;
    private final ServerPlan targetPlan;
    private final ServerTemplate filled;
    private final int transactions;

    private Stage(
            Path folder,
            RowFiles files,
            ServerPlan sourcePlan,
            ServerPlan targetPlan,
            ServerTemplate filled,
            int transactions) {
        this.folder = folder;
        this.files = files;
        this.sourcePlan = sourcePlan;
        this.targetPlan = targetPlan;
        this.filled = filled;
        this.transactions = transactions;
    }

    /**
     * Writes the rows and fills a source with them, which takes a while.
     *
     * @param folder for everything; a lot of room is needed
     */
    public static Stage prepare(
            Path folder,
            SysbenchTables tables,
            int transactions,
            ServerKind targetKind,
            Durability durability)
            throws IOException, SQLException {
        ServerPlan source = ServerPlan.of(ServerKind.MYSQL, durability);
        ServerPlan target = ServerPlan.of(targetKind, durability);
        RowFiles files = RowFiles.write(folder.resolve("rows"), tables);
        ServerTemplate filled = ServerTemplate.fill(source, files, folder.resolve("filled"));
        return new Stage(folder, files, source, target, filled, transactions);
    }

    public SysbenchTables tables() {
        return files.tables();
    }

    public ServerPlan sourcePlan() {
        return sourcePlan;
    }

    public ServerPlan targetPlan() {
        return targetPlan;
    }

    /**
     * New servers; the caller closes the arena.
     *
     * @param name of the run, unique
     */
    public Arena open(String name, Setup setup) throws IOException, SQLException {
        MySqlServer source = filled.start(sourcePlan.with(setup.sourceOptions()));
        try {
            MySqlServer target = openTarget(setup);
            TransactionLoad load = new TransactionLoad(source, tables(), transactions);
            Path own = folder.resolve(name);
            Disk.settle();
            return new Arena(source, target, targetPlan.kind(), files, load, own);
        } catch (IOException | SQLException | RuntimeException e) {
            source.close();
            throw e;
        }
    }

    private MySqlServer openTarget(Setup setup) throws IOException, SQLException {
        ServerPlan plan = setup.targetBinlog() ? targetPlan : targetPlan.withoutBinlog();
        plan = plan.with(setup.targetOptions());
        if (setup.filledTarget()) {
            return filled.start(plan);
        }
        MySqlServer target = plan.start();
        target.execute(SysbenchTables.createDatabase());
        return target;
    }
}

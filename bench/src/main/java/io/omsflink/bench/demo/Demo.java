package io.omsflink.bench.demo;

import io.omsflink.cli.progress.Words;
import io.omsflink.project.ErrorCode;
import io.omsflink.project.OmsException;
import io.omsflink.project.Secrets;
import java.util.concurrent.locks.LockSupport;

/**
 * Puts up the stage, plays, and takes the stage down again: at the end, on a failure and on Ctrl-C.
 */
final class Demo {
    private final DemoFolder folder;
    private final Narrator narrator;
    private final Play.Script script;
    private volatile boolean interrupted;

    Demo(DemoFolder folder, Narrator narrator, Play.Script script) {
        this.folder = folder;
        this.narrator = narrator;
        this.script = script;
    }

    DemoResult run() {
        makeWay();
        // How this process, too, finds passwords that are not in its environment.
        System.setProperty(Secrets.HAND_OVER_FOLDER, folder.home().secrets().toString());
        Stage stage = new Stage(folder, script.rows());
        Thread hook = new Thread(() -> interrupt(stage), "demo-interrupt");
        Runtime.getRuntime().addShutdownHook(hook);
        DemoResult result;
        try {
            stage.open();
            narrator.line(
                    "A shop of %s rows moves from MySQL to OceanBase while customers go on buying."
                                    .formatted(Words.count(script.rows()))
                            + "\nCtrl-C stops and removes everything.");
            result = new Play(stage, folder, narrator, script).run();
        } catch (RuntimeException e) {
            leaveItToTheHook();
            folder.saveLogs()
                    .ifPresent(logs -> narrator.line("\nFlink's logs are kept in " + logs + "."));
            throw e;
        } finally {
            stage.close();
            // Not before: Ctrl-C while the stage is being closed must wait for it.
            removeHook(hook);
        }
        if (!script.keep()) {
            narrator.line(
                    "\nAll of it is stopped and removed. To look around in it: oms demo --keep");
        }
        return result;
    }

    private void makeWay() {
        if (folder.record().map(DemoRecord::kept).orElse(false)) {
            throw new OmsException(
                    ErrorCode.INVALID_ARGUMENT,
                    "Cannot start the demo: an earlier one was kept and still stands. Remove it"
                            + " with `oms demo --stop`.");
        }
        if (CleanUp.of(folder).run()) {
            narrator.line("Removed what an earlier demo left behind when it was killed.");
        }
    }

    private void interrupt(Stage stage) {
        interrupted = true;
        narrator.onlyThisThread();
        narrator.line("\nStopping and removing everything...");
        stage.close();
        narrator.line("The demo is stopped and removed.");
    }

    /** What fails now fails because everything is being stopped: there is nothing to say. */
    private void leaveItToTheHook() {
        while (interrupted) {
            LockSupport.park();
        }
    }

    private static void removeHook(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException shuttingDown) {
            // It runs already, and finds nothing left to do.
        }
    }
}

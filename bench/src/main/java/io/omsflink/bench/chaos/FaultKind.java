package io.omsflink.bench.chaos;

import io.omsflink.cli.cluster.ClusterRole;
import java.time.Duration;

/** Ways to break something. Each has mended it again when it returns. */
enum FaultKind {
    TASK_MANAGER_KILLED(5, false) {
        @Override
        void strike(Scene scene, Duration length) {
            scene.product().kill(ClusterRole.TASKMANAGER);
            scene.product().startCluster();
        }
    },
    JOB_MANAGER_KILLED(3, false) {
        @Override
        void strike(Scene scene, Duration length) {
            scene.awaitCheckpoint();
            scene.product().kill(ClusterRole.JOBMANAGER);
            scene.product().startCluster();
            scene.product().resume(scene.project());
        }
    },
    TARGET_CONNECTIONS_KILLED(5, false) {
        @Override
        void strike(Scene scene, Duration length) throws Exception {
            Servers.killConnections(scene.servers().target);
        }
    },
    SOURCE_CONNECTIONS_KILLED(3, false) {
        @Override
        void strike(Scene scene, Duration length) throws Exception {
            Servers.killConnections(scene.servers().source);
        }
    },
    TARGET_FROZEN(4, true) {
        @Override
        void strike(Scene scene, Duration length) {
            scene.servers().target.pause();
            Pause.of(length);
            scene.servers().target.resume();
        }
    },
    TARGET_RESTARTED(2, true) {
        @Override
        void strike(Scene scene, Duration length) {
            scene.servers().target.restart();
        }
    },
    TARGET_KILLED(3, true) {
        @Override
        void strike(Scene scene, Duration length) {
            scene.servers().target.kill9();
            scene.servers().target.start();
        }
    },
    SOURCE_RESTARTED(2, true) {
        @Override
        void strike(Scene scene, Duration length) {
            scene.servers().source.restart();
        }
    },
    SOURCE_KILLED(3, true) {
        @Override
        void strike(Scene scene, Duration length) {
            scene.servers().source.kill9();
            scene.servers().source.start();
        }
    },
    TARGET_NETWORK_CUT(4, true) {
        @Override
        void strike(Scene scene, Duration length) {
            scene.servers().toTarget.cut();
            Pause.of(length);
            scene.servers().toTarget.heal();
        }
    },
    TARGET_NETWORK_SILENT(3, true) {
        @Override
        void strike(Scene scene, Duration length) {
            scene.servers().toTarget.stall();
            Pause.of(length.multipliedBy(2));
            scene.servers().toTarget.heal();
        }
    },
    SOURCE_NETWORK_CUT(2, true) {
        @Override
        void strike(Scene scene, Duration length) {
            scene.servers().toSource.cut();
            Pause.of(length);
            scene.servers().toSource.heal();
        }
    },
    TARGET_LATENCY(3, true) {
        @Override
        void strike(Scene scene, Duration length) {
            scene.servers().toTarget.latency(ONE_WAY);
            Pause.of(length.multipliedBy(2));
            scene.servers().toTarget.latency(Duration.ZERO);
        }
    },
    KILLED_UNDER_LATENCY(2, true) {
        @Override
        void strike(Scene scene, Duration length) throws Exception {
            scene.servers().toTarget.latency(ONE_WAY);
            Pause.of(length);
            TASK_MANAGER_KILLED.strike(scene, length);
            scene.servers().toTarget.latency(Duration.ZERO);
        }
    },
    KILLED_WHILE_FROZEN(2, true) {
        @Override
        void strike(Scene scene, Duration length) throws Exception {
            // What was sent before is carried out after the job that sent it is gone.
            scene.servers().target.pause();
            TASK_MANAGER_KILLED.strike(scene, length);
            Pause.of(length);
            scene.servers().target.resume();
        }
    },
    CHECKPOINTS_FAIL(2, true) {
        @Override
        void strike(Scene scene, Duration length) {
            scene.awaitCheckpoint();
            scene.withoutCheckpoints(length);
        }
    },
    STOPPED_AND_RESUMED(2, false) {
        @Override
        void strike(Scene scene, Duration length) {
            scene.stopAndResume();
        }
    },
    CANCELLED_AND_RESUMED(2, false) {
        @Override
        void strike(Scene scene, Duration length) {
            scene.stopAtOnceAndResume();
        }
    };

    /** 200 ms there and back. */
    private static final Duration ONE_WAY = Duration.ofMillis(100);

    private final int weight;
    private final boolean mendedAtTheEnd;

    FaultKind(int weight, boolean mendedAtTheEnd) {
        this.weight = weight;
        this.mendedAtTheEnd = mendedAtTheEnd;
    }

    /**
     * Breaks and mends.
     *
     * @param length of what lasts
     */
    abstract void strike(Scene scene, Duration length) throws Exception;

    /** How often, compared with the others. */
    int weight() {
        return weight;
    }

    /**
     * Whether the product can go on only from the end of {@link #strike}; else its recovery begins
     * with the strike.
     */
    boolean mendedAtTheEnd() {
        return mendedAtTheEnd;
    }

    String words() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
    }
}

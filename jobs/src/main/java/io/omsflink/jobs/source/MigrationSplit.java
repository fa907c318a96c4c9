package io.omsflink.jobs.source;

import org.apache.flink.api.connector.source.SourceSplit;

/** Work for a reader: a chunk of the copy, or the log. */
sealed interface MigrationSplit extends SourceSplit permits ChunkSplit, LogSplit {}

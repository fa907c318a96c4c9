package io.omsflink.jobs.binlog;

/**
 * Takes the rows of a row event in log order. The buffers hold {@linkplain PackedRow packed rows}
 * and are reused as soon as the call returns: copy what is kept.
 */
public interface RowSink {

    void insert(Bytes after);

    void update(Bytes before, Bytes after);

    void delete(Bytes before);
}

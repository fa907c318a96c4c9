package io.omsflink.jobs.binlog;

import io.omsflink.testkit.MySqlServer;

class MySql57DecodeITCase extends DecodeContract {
    @Override
    MySqlServer.Builder server() {
        // The older form of row events is still written by servers that were told so long ago.
        return MySqlServer.v57().option("log_bin_use_v1_row_events", "ON");
    }
}

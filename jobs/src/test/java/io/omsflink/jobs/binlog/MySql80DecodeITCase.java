package io.omsflink.jobs.binlog;

import io.omsflink.testkit.MySqlServer;

class MySql80DecodeITCase extends DecodeContract {
    @Override
    MySqlServer.Builder server() {
        return MySqlServer.v80();
    }
}

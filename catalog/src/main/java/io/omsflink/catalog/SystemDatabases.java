package io.omsflink.catalog;

import java.util.Locale;
import java.util.Set;

/** Databases that belong to a server or to us and are never migrated. */
public final class SystemDatabases {
    /** Our own database at the target. */
    public static final String META = "oms_meta";

    private static final Set<String> NAMES =
            Set.of(
                    META,
                    "information_schema",
                    "mysql",
                    "performance_schema",
                    "sys",
                    // OceanBase
                    "oceanbase",
                    "ocs",
                    "lbacsys",
                    "oraauditor",
                    "sys_external_tbs",
                    "__public",
                    "__recyclebin");

    private SystemDatabases() {}

    public static boolean contains(String database) {
        return NAMES.contains(database.toLowerCase(Locale.ROOT));
    }
}

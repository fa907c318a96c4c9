package io.omsflink.catalog;

import java.util.EnumSet;
import java.util.Set;

/**
 * DDL for a MySQL-mode tenant of OceanBase. The features are those that the vendor's compatibility
 * pages list; a real tenant has not been at hand to try them. A MySQL 5.7 that stands in for a
 * tenant gets the features and limits of MySQL 5.7.
 */
final class OceanBaseDialect extends MySqlFamilyDialect {

    OceanBaseDialect(TargetCapabilities target, SchemaOptions options) {
        super(
                target,
                options,
                target.oceanBase()
                        ? features(target.version())
                        : MySqlDialect.features(target.version()),
                target.oceanBase() ? TargetLimits.OCEANBASE : TargetLimits.MYSQL);
    }

    /**
     * Never: descending, functional and invisible indexes, {@code LINEAR}, generated columns over
     * generated ones, foreign keys to columns that are not unique (oms-doc, "Incompatibilities of
     * CREATE TABLE" and "CREATE INDEX", MySQL to OceanBase). From a version on:
     *
     * <ul>
     *   <li>3.2.3 JSON (oms-doc, data type conversion; before, it becomes a text);
     *   <li>3.2.4 spatial types, 4.1 spatial indexes (oceanbase-doc V4.1 release notes);
     *   <li>4.0 CHECK that is enforced (oceanbase-doc V4.2.5, CREATE TABLE; whether 3.x does is not
     *       said, so it is not relied on);
     *   <li>4.3.1 full-text indexes (oceanbase-doc V4.3.3).
     * </ul>
     */
    static Set<TargetFeature> features(int version) {
        // Sub-partitions of any kind are documented for the MySQL mode of every version.
        Set<TargetFeature> features = EnumSet.of(TargetFeature.VALUED_SUBPARTITIONS);
        if (version >= 30_203) {
            features.add(TargetFeature.JSON_TYPE);
        }
        if (version >= 30_204) {
            features.add(TargetFeature.SPATIAL_TYPE);
        }
        if (version >= 40_000) {
            features.add(TargetFeature.CHECK_CONSTRAINT);
        }
        if (version >= 40_100) {
            features.add(TargetFeature.SPATIAL_INDEX);
            features.add(TargetFeature.SPATIAL_REFERENCE);
        }
        if (version >= 40_301) {
            features.add(TargetFeature.FULLTEXT_INDEX);
        }
        return features;
    }
}

package io.omsflink.catalog;

import java.util.EnumSet;
import java.util.Set;

/** DDL for MySQL 5.7 and later. */
final class MySqlDialect extends MySqlFamilyDialect {

    MySqlDialect(TargetCapabilities target, SchemaOptions options) {
        super(target, options, features(target.version()), TargetLimits.MYSQL);
    }

    static Set<TargetFeature> features(int version) {
        Set<TargetFeature> features =
                EnumSet.of(
                        TargetFeature.FULLTEXT_INDEX,
                        TargetFeature.SPATIAL_INDEX,
                        TargetFeature.SPATIAL_TYPE,
                        TargetFeature.JSON_TYPE,
                        TargetFeature.GENERATED_FROM_GENERATED,
                        TargetFeature.FOREIGN_KEY_TO_PLAIN_INDEX,
                        TargetFeature.LINEAR_PARTITIONS,
                        TargetFeature.PARTITION_COMMENT,
                        TargetFeature.VIEW_SECURITY,
                        TargetFeature.VIEW_ALGORITHM);
        if (version >= 80_000) {
            features.add(TargetFeature.INVISIBLE_INDEX);
            features.add(TargetFeature.DESCENDING_INDEX);
            features.add(TargetFeature.SPATIAL_REFERENCE);
        }
        if (version >= 80_013) {
            features.add(TargetFeature.FUNCTIONAL_INDEX);
            features.add(TargetFeature.EXPRESSION_DEFAULT);
        }
        if (version >= 80_016) {
            // Before that the clause is read and forgotten.
            features.add(TargetFeature.CHECK_CONSTRAINT);
        }
        if (version >= 80_023) {
            features.add(TargetFeature.INVISIBLE_COLUMN);
        }
        return features;
    }
}

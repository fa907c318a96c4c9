package io.omsflink.bench.shop;

/**
 * How many rows each table gets, so that the tables to be moved hold {@code total} rows together.
 */
record ShopSizes(int total) {
    static final int LEAST = 1_000;
    static final int CATEGORIES = 40;
    static final int WAREHOUSES_PER_PRODUCT = 2;
    static final int SCRATCH = 500;

    ShopSizes {
        if (total < LEAST) {
            throw new IllegalArgumentException(
                    "Cannot make a sample shop of "
                            + total
                            + " rows: it needs "
                            + LEAST
                            + " at least. Ask for more rows.");
        }
    }

    int customers() {
        return percent(5);
    }

    int addresses() {
        return percent(7);
    }

    int products() {
        return percent(3);
    }

    int images() {
        return percent(1);
    }

    int inventory() {
        return products() * WAREHOUSES_PER_PRODUCT;
    }

    int orders() {
        return percent(14);
    }

    int payments() {
        return percent(13);
    }

    int shipments() {
        return percent(8);
    }

    int reviews() {
        return percent(5);
    }

    int events() {
        return percent(8);
    }

    int settings() {
        return percent(1);
    }

    /** Of each of the three invoice tables that are moved. */
    int invoices() {
        return percent(1);
    }

    /** All that is left. */
    int items() {
        int parents =
                customers()
                        + addresses()
                        + CATEGORIES
                        + products()
                        + images()
                        + inventory()
                        + orders();
        int children =
                payments() + shipments() + reviews() + events() + settings() + 3 * invoices();
        return total - parents - children;
    }

    private int percent(int percent) {
        return (int) ((long) total * percent / 100);
    }
}

package io.omsflink.bench.shop;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What happens in a shop, and how often. */
final class ShopDeals {
    private static final List<Deal> DEALS = new ArrayList<>();

    static {
        add(30, OrderDeals::place);
        add(12, OrderDeals::ship);
        add(8, OrderDeals::deliver);
        add(6, OrderDeals::cancel);
        add(3, OrderDeals::delete);
        add(5, OrderDeals::changeTracking);
        add(3, OrderDeals::invoice);
        add(8, CatalogDeals::review);
        add(3, CatalogDeals::deleteReview);
        add(5, CatalogDeals::changePrice);
        add(1, CatalogDeals::sale);
        add(4, CatalogDeals::moveStock);
        add(2, CatalogDeals::replaceImage);
        add(6, PeopleDeals::look);
        add(4, PeopleDeals::changeCustomer);
        add(1, PeopleDeals::swapEmails);
        add(3, PeopleDeals::moveHouse);
        add(3, PeopleDeals::configure);
        add(2, PeopleDeals::importScratch);
        add(2, PeopleDeals::changeMind);
    }

    private ShopDeals() {}

    /** One transaction, without its commit. */
    @FunctionalInterface
    interface Deal {
        /** Returns the number of rows that were changed. */
        int run(ShopSession session) throws SQLException;
    }

    private static void add(int weight, Deal deal) {
        for (int i = 0; i < weight; i++) {
            DEALS.add(deal);
        }
    }

    static Deal draw(Dice dice) {
        return dice.pick(DEALS);
    }
}

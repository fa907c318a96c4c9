package io.omsflink.bench.shop;

import java.util.ArrayList;
import java.util.List;

/** The shop's vocabulary. */
final class Words {
    static final List<String> FIRST_NAMES =
            List.of(
                    "Anna",
                    "Ben",
                    "Chloé",
                    "Dmitri",
                    "Elif",
                    "Farid",
                    "Grace",
                    "Hiroshi",
                    "Inês",
                    "Jürgen",
                    "Katarzyna",
                    "Luís",
                    "Mei",
                    "Noah",
                    "Oluwaseun",
                    "Priya",
                    "Quentin",
                    "Rósa",
                    "Søren",
                    "Tomáš",
                    "Ursula",
                    "Valentina",
                    "Wei",
                    "Ximena",
                    "Yusuf",
                    "Zoë");
    static final List<String> LAST_NAMES =
            List.of(
                    "Abe",
                    "Becker",
                    "Castro",
                    "D'Angelo",
                    "Eriksson",
                    "Fischer",
                    "García",
                    "Huang",
                    "Ivanova",
                    "Jansen",
                    "Kowalski",
                    "Lefèvre",
                    "Müller",
                    "Nguyễn",
                    "O'Brien",
                    "Park",
                    "Quispe",
                    "Rossi",
                    "Sharma",
                    "Takahashi",
                    "Ünal",
                    "Vargas",
                    "Wang",
                    "Yılmaz",
                    "Zhang");
    static final List<String> NICKNAMES =
            List.of(
                    "Jürgi",
                    "Zoë",
                    "le Très Grand",
                    "Mäuschen",
                    "Ñandú",
                    "Ångström",
                    "50/50",
                    "O'B",
                    "½ Pint",
                    "");
    static final List<String> STREETS =
            List.of(
                    "Hauptstraße",
                    "Rue de l'Église",
                    "High Street",
                    "Via Roma",
                    "Calle Mayor",
                    "长安街",
                    "Ulica Długa",
                    "Gran Vía",
                    "Kungsgatan");
    static final List<String> CITIES =
            List.of(
                    "Berlin",
                    "Köln",
                    "Paris",
                    "Roma",
                    "Kraków",
                    "Göteborg",
                    "São Paulo",
                    "London",
                    "Beijing",
                    "Hangzhou");
    static final List<String> LOCAL_CITIES =
            List.of("北京", "杭州", "上海", "广州", "深圳", "成都", "西安", "柏林", "巴黎");
    static final List<String> COUNTRIES =
            List.of("DE", "FR", "IT", "ES", "PL", "SE", "BR", "GB", "CN");
    static final List<String> INTERESTS =
            List.of("books", "games", "garden", "kitchen", "music", "sports", "tools", "toys");
    static final List<String> ADJECTIVES =
            List.of(
                    "Solid",
                    "Light",
                    "Classic",
                    "Smart",
                    "Compact",
                    "Silent",
                    "Bright",
                    "Foldable",
                    "Organic",
                    "Heavy",
                    "Double",
                    "Tiny");
    static final List<String> MATERIALS =
            List.of(
                    "Steel", "Oak", "Cotton", "Glass", "Carbon", "Bamboo", "Copper", "Wool",
                    "Leather", "Cork");
    static final List<String> THINGS =
            List.of(
                    "Kettle",
                    "Lamp",
                    "Chair",
                    "Knife",
                    "Backpack",
                    "Bottle",
                    "Puzzle",
                    "Hammer",
                    "Racket",
                    "Guitar",
                    "Novel",
                    "Vase",
                    "Blanket",
                    "Clock");
    static final List<String> TAGS = List.of("new", "sale", "fragile", "heavy", "gift", "eco");
    static final List<String> WAREHOUSES = List.of("BER", "CDG", "FRA", "HGH", "LHR", "MXP");
    static final List<String> CARRIERS = List.of("DHL", "UPS", "GLS", "La Poste", "顺丰");
    static final List<String> ORDER_STATES =
            List.of(
                    "new",
                    "paid",
                    "shipped",
                    "delivered",
                    "delivered",
                    "delivered",
                    "cancelled",
                    "returned");
    static final List<String> PAYMENT_METHODS =
            List.of("card", "card", "transfer", "wallet", "cash");
    static final List<String> EVENTS =
            List.of(
                    "page.viewed",
                    "cart.changed",
                    "login",
                    "search",
                    "checkout.started",
                    "newsletter.opened");
    static final List<String> AGENTS =
            List.of(
                    "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko)"
                            + " Chrome/126.0 Safari/537.36",
                    "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) Mobile/15E148",
                    "shop-app/4.2 (Android 14; Pixel 8)");
    static final List<String> SCOPES =
            List.of(
                    "global",
                    "store/berlin",
                    "store/paris",
                    "user/admin",
                    "mail",
                    "search",
                    "checkout");
    static final List<String> SENTENCES =
            List.of(
                    "Does what it says.",
                    "Arrived a day early, well packed.",
                    "The colour is not quite as in the picture.",
                    "Würde ich wieder kaufen! 👍",
                    "Très bon rapport qualité-prix.",
                    "It broke after two weeks 😡, but they replaced it at once.",
                    "My daughter's favourite: \"best present ever\".",
                    "Path C:\\temp\\photos is printed on the box?!",
                    "Second line follows.\nHere it is.",
                    "五星好评，下次还会再来。");
    static final List<String> LOCAL_SENTENCES =
            List.of("质量很好。", "物流很快，包装完好。", "颜色和图片不一样。", "性价比高，推荐购买！");

    private Words() {}

    static String text(Dice dice, int most) {
        List<String> sentences = new ArrayList<>();
        for (int i = dice.between(1, most); i > 0; i--) {
            sentences.add(dice.pick(SENTENCES));
        }
        return String.join(" ", sentences);
    }

    static String product(Dice dice) {
        return dice.pick(ADJECTIVES) + " " + dice.pick(MATERIALS) + " " + dice.pick(THINGS);
    }

    static String specs(Dice dice) {
        return "{\"colour\": \""
                + dice.pick(List.of("red", "grün", "蓝", "black"))
                + "\", \"size\": ["
                + dice.between(1, 90)
                + ", "
                + dice.between(1, 90)
                + ".5], \"parts\": {\"count\": "
                + dice.between(1, 12)
                + ", \"serial\": "
                + Long.toUnsignedString(dice.anyLong())
                + "}, \"washable\": "
                + dice.chance(0.5)
                + ", \"note\": null}";
    }

    static String payload(Dice dice, int products) {
        return "{\"product\": "
                + dice.between(1, products)
                + ", \"ms\": "
                + dice.between(1, 90_000) / 64.0
                + ", \"path\": \"/p/"
                + dice.letters(6)
                + "?q=\\\"x\\\"\", \"tags\": [\""
                + dice.pick(TAGS)
                + "\", \""
                + dice.pick(TAGS)
                + "\"]}";
    }
}

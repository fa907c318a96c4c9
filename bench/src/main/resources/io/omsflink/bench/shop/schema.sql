-- The sample shop: every common MySQL type, every kind of key, no foreign keys. Runs on MySQL 5.7 and 8.0.
CREATE DATABASE shop DEFAULT CHARACTER SET utf8mb4;
CREATE DATABASE billing DEFAULT CHARACTER SET utf8mb4;

CREATE TABLE shop.customers (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    email VARCHAR(120) NOT NULL,
    name VARCHAR(80) NOT NULL,
    nickname VARCHAR(40) CHARACTER SET latin1 DEFAULT NULL COMMENT 'from the old system, Latin-1',
    gender ENUM('female', 'male', 'other', 'not said') NOT NULL DEFAULT 'not said',
    interests SET('books', 'games', 'garden', 'kitchen', 'music', 'sports', 'tools', 'toys') NOT NULL DEFAULT '',
    birthday DATE DEFAULT NULL,
    phone CHAR(16) DEFAULT NULL,
    credit_limit DECIMAL(12,2) NOT NULL DEFAULT '0.00',
    loyalty FLOAT DEFAULT NULL,
    is_active BIT(1) NOT NULL DEFAULT b'1',
    rights BIT(12) NOT NULL DEFAULT b'101',
    external_id BINARY(16) NOT NULL,
    created_at DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    updated_at TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
    PRIMARY KEY (id),
    UNIQUE KEY email (email),
    UNIQUE KEY external_id (external_id),
    KEY name (name(20)),
    KEY created_at (created_at)
) COMMENT 'who buys here';

CREATE TABLE shop.addresses (
    id INT UNSIGNED NOT NULL AUTO_INCREMENT,
    customer_id BIGINT UNSIGNED NOT NULL,
    kind ENUM('home', 'work', 'delivery', 'invoice') NOT NULL,
    street VARCHAR(120) NOT NULL,
    zip CHAR(10) NOT NULL,
    city VARCHAR(60) NOT NULL,
    city_local VARCHAR(60) CHARACTER SET gbk DEFAULT NULL COMMENT '城市',
    country CHAR(2) CHARACTER SET ascii NOT NULL DEFAULT 'DE',
    location POINT DEFAULT NULL,
    valid_from DATE NOT NULL,
    PRIMARY KEY (id),
    KEY customer (customer_id, kind),
    KEY zip (zip)
);

CREATE TABLE shop.categories (
    id SMALLINT UNSIGNED NOT NULL AUTO_INCREMENT,
    parent_id SMALLINT UNSIGNED DEFAULT NULL,
    name VARCHAR(60) NOT NULL,
    sort_order TINYINT NOT NULL DEFAULT '0',
    visible TINYINT(1) NOT NULL DEFAULT '1',
    PRIMARY KEY (id),
    UNIQUE KEY name (name)
);

CREATE TABLE shop.products (
    id INT NOT NULL AUTO_INCREMENT,
    sku CHAR(12) NOT NULL,
    category_id SMALLINT UNSIGNED NOT NULL,
    name VARCHAR(120) NOT NULL,
    description TEXT,
    price DECIMAL(10,2) NOT NULL,
    tax_percent TINYINT UNSIGNED NOT NULL DEFAULT '19',
    price_with_tax DECIMAL(12,4) GENERATED ALWAYS AS (price * (100 + tax_percent) / 100) STORED,
    cost DECIMAL(20,10) NOT NULL,
    weight_kg DOUBLE DEFAULT NULL,
    rating FLOAT DEFAULT NULL,
    on_sale_since YEAR DEFAULT NULL,
    specs JSON DEFAULT NULL,
    tags SET('new', 'sale', 'fragile', 'heavy', 'gift', 'eco') NOT NULL DEFAULT '',
    views MEDIUMINT UNSIGNED NOT NULL DEFAULT '0',
    changed_at TIMESTAMP(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) ON UPDATE CURRENT_TIMESTAMP(6),
    PRIMARY KEY (id),
    UNIQUE KEY sku (sku),
    KEY category (category_id, price),
    KEY price_with_tax (price_with_tax)
);

CREATE TABLE shop.product_images (
    product_id INT NOT NULL,
    position TINYINT UNSIGNED NOT NULL,
    mime VARCHAR(20) CHARACTER SET ascii NOT NULL DEFAULT 'image/png',
    thumbnail TINYBLOB NOT NULL,
    image MEDIUMBLOB NOT NULL,
    md5 BINARY(16) NOT NULL,
    PRIMARY KEY (product_id, position)
);

CREATE TABLE shop.inventory (
    warehouse CHAR(3) NOT NULL,
    product_id INT NOT NULL,
    quantity INT NOT NULL DEFAULT '0',
    reserved SMALLINT NOT NULL DEFAULT '0',
    shelf VARCHAR(12) NOT NULL,
    counted_at TIMESTAMP(3) NULL DEFAULT NULL,
    count_takes TIME DEFAULT NULL,
    PRIMARY KEY (warehouse, product_id),
    KEY product (product_id)
);

CREATE TABLE shop.orders (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    customer_id BIGINT UNSIGNED NOT NULL,
    status ENUM('new', 'paid', 'shipped', 'delivered', 'cancelled', 'returned') NOT NULL DEFAULT 'new',
    total DECIMAL(14,2) NOT NULL,
    currency CHAR(3) NOT NULL DEFAULT 'EUR',
    coupon VARCHAR(16) DEFAULT NULL,
    remark TINYTEXT,
    placed_at DATETIME(6) NOT NULL,
    placed_on DATE GENERATED ALWAYS AS (CAST(placed_at AS DATE)) VIRTUAL,
    updated_at TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP,
    PRIMARY KEY (id),
    KEY customer (customer_id),
    KEY status (status, placed_at)
);

CREATE TABLE shop.order_items (
    order_id BIGINT UNSIGNED NOT NULL,
    line SMALLINT UNSIGNED NOT NULL,
    product_id INT NOT NULL,
    quantity MEDIUMINT NOT NULL,
    unit_price DECIMAL(10,2) NOT NULL,
    amount DECIMAL(14,2) GENERATED ALWAYS AS (quantity * unit_price) VIRTUAL,
    gift_wrap TINYINT(1) NOT NULL DEFAULT '0',
    engraving VARCHAR(60) DEFAULT NULL,
    PRIMARY KEY (order_id, line),
    KEY product (product_id)
);

CREATE TABLE shop.payments (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT COMMENT 'given by the bank, above the signed range',
    order_id BIGINT UNSIGNED NOT NULL,
    method ENUM('card', 'transfer', 'wallet', 'cash') NOT NULL,
    state ENUM('open', 'done', 'refunded') NOT NULL,
    amount DECIMAL(14,2) NOT NULL,
    fee DOUBLE NOT NULL,
    card_digits CHAR(4) DEFAULT NULL,
    token VARBINARY(32) NOT NULL,
    paid_at DATETIME(3) DEFAULT NULL,
    PRIMARY KEY (id),
    UNIQUE KEY token (token),
    KEY order_id (order_id)
) AUTO_INCREMENT = 18000000000000000000;

CREATE TABLE shop.shipments (
    tracking VARCHAR(24) NOT NULL,
    order_id BIGINT UNSIGNED NOT NULL,
    carrier VARCHAR(20) NOT NULL,
    parcels TINYINT NOT NULL DEFAULT '1',
    shipped_on DATE NOT NULL,
    pickup TIME NOT NULL,
    lateness TIME(3) DEFAULT NULL COMMENT 'negative when early',
    delivered_at DATETIME DEFAULT NULL,
    route LINESTRING DEFAULT NULL,
    PRIMARY KEY (tracking),
    KEY order_id (order_id),
    KEY shipped_on (shipped_on, carrier)
);

CREATE TABLE shop.reviews (
    id INT UNSIGNED NOT NULL AUTO_INCREMENT,
    product_id INT NOT NULL,
    customer_id BIGINT UNSIGNED NOT NULL,
    stars TINYINT UNSIGNED NOT NULL,
    title VARCHAR(80) NOT NULL,
    body MEDIUMTEXT,
    body_local TEXT CHARACTER SET gbk,
    helpful MEDIUMINT NOT NULL DEFAULT '0',
    written_at TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP,
    PRIMARY KEY (id),
    UNIQUE KEY one_each (product_id, customer_id),
    KEY customer (customer_id)
);

CREATE TABLE shop.events (
    id BIGINT NOT NULL AUTO_INCREMENT,
    trace_id BIGINT UNSIGNED NOT NULL,
    kind VARCHAR(30) NOT NULL,
    payload JSON NOT NULL,
    user_agent TEXT,
    client_ip VARBINARY(16) NOT NULL,
    occurred_at DATETIME(6) NOT NULL,
    PRIMARY KEY (id),
    KEY trace (trace_id),
    KEY occurred (occurred_at)
);

CREATE TABLE shop.settings (
    scope VARCHAR(40) NOT NULL,
    name VARCHAR(80) NOT NULL,
    value LONGTEXT,
    secret BLOB,
    revision INT UNSIGNED NOT NULL DEFAULT '1',
    changed_at DATETIME NOT NULL,
    PRIMARY KEY (scope, name)
) COMMENT 'composite string key';

CREATE TABLE shop.tmp_import (
    line TEXT,
    loaded_at DATETIME
) COMMENT 'scratch, not to be moved';

CREATE TABLE billing.invoice_a (
    number VARCHAR(20) NOT NULL,
    order_id BIGINT UNSIGNED NOT NULL,
    net DECIMAL(30,6) NOT NULL,
    tax DECIMAL(30,6) NOT NULL,
    fiscal_year YEAR NOT NULL,
    issued_on DATE NOT NULL,
    pdf LONGBLOB,
    PRIMARY KEY (number),
    KEY order_id (order_id)
);
CREATE TABLE billing.invoice_b LIKE billing.invoice_a;
CREATE TABLE billing.invoice_c LIKE billing.invoice_a;
CREATE TABLE billing.invoice_archive LIKE billing.invoice_a;

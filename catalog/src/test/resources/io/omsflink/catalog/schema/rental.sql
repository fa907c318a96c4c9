CREATE DATABASE oms_rental DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci;
CREATE TABLE oms_rental.language (
  id TINYINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY, name CHAR(20) NOT NULL COMMENT 'as it''s called',
  changed TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP);
CREATE TABLE oms_rental.film (
  id SMALLINT UNSIGNED NOT NULL AUTO_INCREMENT, title VARCHAR(128) NOT NULL, about TEXT,
  language_id TINYINT UNSIGNED NOT NULL, original_language_id TINYINT UNSIGNED,
  minutes SMALLINT UNSIGNED, price DECIMAL(5,2) NOT NULL DEFAULT 4.99,
  rating ENUM('G','PG','R') DEFAULT 'G', extras SET('Trailers','Scenes'), details JSON, poster MEDIUMBLOB,
  price_with_tax DECIMAL(7,2) AS (ROUND(price * 1.2, 2)) VIRTUAL, label VARCHAR(200) AS (CONCAT(title, ' (''', rating, ''')')) STORED,
  PRIMARY KEY (id), UNIQUE KEY title (title, language_id), KEY language (language_id), KEY original (original_language_id),
  KEY label (label(30)), FULLTEXT KEY words (title, about),
  CONSTRAINT film_language FOREIGN KEY (language_id) REFERENCES oms_rental.language (id) ON UPDATE CASCADE,
  CONSTRAINT film_original FOREIGN KEY (original_language_id) REFERENCES oms_rental.language (id) ON DELETE SET NULL,
  CONSTRAINT positive CHECK (price > 0)
) AUTO_INCREMENT=1001 COMMENT='what can be lent';
CREATE TABLE oms_rental.store (
  id TINYINT UNSIGNED NOT NULL PRIMARY KEY, place POINT NOT NULL, name VARCHAR(30) COLLATE utf8mb4_bin,
  SPATIAL KEY place (place)) ROW_FORMAT=COMPRESSED;
CREATE TABLE oms_rental.copy (
  id INT NOT NULL AUTO_INCREMENT PRIMARY KEY, film_id SMALLINT UNSIGNED NOT NULL, store_id TINYINT UNSIGNED NOT NULL,
  KEY film (film_id), KEY store (store_id),
  CONSTRAINT copy_film FOREIGN KEY (film_id) REFERENCES oms_rental.film (id) ON DELETE CASCADE,
  CONSTRAINT copy_store FOREIGN KEY (store_id) REFERENCES oms_rental.store (id) ON DELETE RESTRICT ON UPDATE CASCADE);
CREATE TABLE oms_rental.payment (
  id INT NOT NULL AUTO_INCREMENT, paid_on DATE NOT NULL, amount DECIMAL(7,2) NOT NULL, PRIMARY KEY (id, paid_on), KEY amount (amount))
  PARTITION BY RANGE (YEAR(paid_on)) SUBPARTITION BY HASH (id) SUBPARTITIONS 2
  (PARTITION y2019 VALUES LESS THAN (2020) COMMENT = 'it''s old', PARTITION y2020 VALUES LESS THAN (2021), PARTITION later VALUES LESS THAN MAXVALUE);
CREATE TABLE oms_rental.visit (
  day DATE NOT NULL, city VARCHAR(20) NOT NULL, n INT, PRIMARY KEY (day, city))
  PARTITION BY RANGE COLUMNS (day, city)
  (PARTITION first VALUES LESS THAN ('2020-01-01', 'Ålesund'), PARTITION rest VALUES LESS THAN (MAXVALUE, MAXVALUE));
CREATE TABLE oms_rental.region (
  id INT NOT NULL, code VARCHAR(5) NOT NULL, PRIMARY KEY (id, code))
  PARTITION BY LIST COLUMNS (code)
  (PARTITION north VALUES IN ('a''b', 'ö', 'c\\d'), PARTITION south VALUES IN ('z'));
CREATE TABLE oms_rental.shelf (id INT NOT NULL PRIMARY KEY, n INT)
  PARTITION BY LIST (id) (PARTITION odd VALUES IN (1, 3), PARTITION even VALUES IN (2, 4));
CREATE TABLE oms_rental.queue (id INT NOT NULL PRIMARY KEY) PARTITION BY LINEAR HASH (id) PARTITIONS 4;
CREATE TABLE oms_rental.ticket (id INT NOT NULL PRIMARY KEY, n INT) PARTITION BY KEY () PARTITIONS 3;
CREATE TABLE oms_rental.odd_names (`a``b` INT NOT NULL, PRIMARY KEY (`a``b`))
  PARTITION BY HASH (`a``b`) (PARTITION `p``x` ENGINE = InnoDB, PARTITION `select` ENGINE = InnoDB);
CREATE VIEW oms_rental.z_totals AS SELECT c.film_id, COUNT(*) AS total FROM oms_rental.copy c GROUP BY c.film_id;
CREATE VIEW oms_rental.a_report AS SELECT f.title, l.name AS lang, s.total FROM oms_rental.film f JOIN oms_rental.language l ON l.id = f.language_id JOIN oms_rental.z_totals s ON s.film_id = f.id;
CREATE ALGORITHM=MERGE SQL SECURITY INVOKER VIEW oms_rental.cheap AS SELECT id, title FROM oms_rental.film WHERE price < 3 AND title <> 'it''s' WITH CASCADED CHECK OPTION;
CREATE TRIGGER oms_rental.film_low BEFORE INSERT ON oms_rental.film FOR EACH ROW SET NEW.price = GREATEST(NEW.price, 1);
CREATE PROCEDURE oms_rental.films() SELECT COUNT(*) FROM oms_rental.film;
CREATE FUNCTION oms_rental.taxed(p DECIMAL(5,2)) RETURNS DECIMAL(7,2) DETERMINISTIC RETURN p * 1.2;
CREATE EVENT oms_rental.cleaning ON SCHEDULE EVERY 1 DAY DO DELETE FROM oms_rental.queue;

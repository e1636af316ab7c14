-- What a euro was worth, as the European Central Bank publishes it on working days. Nothing is converted unless it is asked for.
CREATE TABLE rates (
  currency       TEXT NOT NULL CHECK (length(currency) = 3),
  day            TEXT NOT NULL CHECK (day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  per_eur_micros INTEGER NOT NULL CHECK (per_eur_micros > 0), -- millionths of the currency for one euro
  PRIMARY KEY (currency, day)
) STRICT, WITHOUT ROWID;

-- What the ad platforms report: money out, people reached. A row covers a period, not always a day.
CREATE TABLE spend (
  campaign    TEXT NOT NULL REFERENCES campaigns (slug),
  ad          TEXT NOT NULL,
  platform    TEXT NOT NULL,
  starts_on   TEXT NOT NULL CHECK (starts_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  ends_on     TEXT NOT NULL CHECK (ends_on >= starts_on),
  impressions INTEGER NOT NULL CHECK (impressions >= 0),
  reach       INTEGER CHECK (reach >= 0),
  engagements INTEGER CHECK (engagements >= 0),
  clicks      INTEGER NOT NULL CHECK (clicks >= 0),
  cost_micros INTEGER NOT NULL CHECK (cost_micros >= 0),
  currency    TEXT NOT NULL CHECK (length(currency) = 3),
  PRIMARY KEY (campaign, starts_on, ends_on, ad, platform)
) STRICT, WITHOUT ROWID;

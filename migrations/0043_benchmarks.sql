-- What the account's own pages do in a week, and what half of them do: these figures take the place of published ones. An ad's
-- page in one ISO week (from Monday, UTC) is a page-week. Noted at night: cost of a benchmark does not grow with history.
CREATE TABLE page_weeks (
  week      INTEGER NOT NULL,                      -- its Monday: whole days since 1970
  campaign  TEXT NOT NULL,
  ad        TEXT NOT NULL,
  views     INTEGER NOT NULL CHECK (views > 0),
  converted INTEGER NOT NULL CHECK (converted BETWEEN 0 AND views),
  PRIMARY KEY (week, campaign, ad)
) STRICT, WITHOUT ROWID;

CREATE TABLE own_benchmarks (
  passage    TEXT PRIMARY KEY,                     -- 'engagement', 'ctr', 'arrival', 'cvr'
  page_weeks INTEGER NOT NULL CHECK (page_weeks > 0),
  low        REAL NOT NULL,                        -- lower quartile, median, upper quartile of their rates
  median     REAL NOT NULL,
  high       REAL NOT NULL,
  noted_at   INTEGER NOT NULL                      -- ms
) STRICT, WITHOUT ROWID;

-- Whom the team's mails go to: only addresses that were confirmed by their owner. Leaving deletes the row.
CREATE TABLE recipients (
  id           TEXT PRIMARY KEY,
  email_index  TEXT NOT NULL UNIQUE,                        -- keyed digest: the same address is here once
  sealed       TEXT NOT NULL,                               -- the address, under DATA_KEY
  language     TEXT NOT NULL CHECK (language IN ('fr', 'en')),
  digest       INTEGER NOT NULL CHECK (digest IN (0, 1)),
  alerts       INTEGER NOT NULL CHECK (alerts IN (0, 1)),
  campaigns    TEXT CHECK (json_valid(campaigns)),          -- ["spring", …]; null: every campaign, and what is of none
  weekday      INTEGER NOT NULL CHECK (weekday BETWEEN 1 AND 7), -- of the digest; Monday is 1
  hour         INTEGER NOT NULL CHECK (hour BETWEEN 0 AND 23),
  zone         TEXT NOT NULL,                               -- whose clock that is: 'Europe/Paris'
  origin       TEXT NOT NULL,                               -- where the dashboard was when the address was added: what mails link to
  created_at   INTEGER NOT NULL,                            -- ms, as below
  asked_at     INTEGER,                                     -- the mail that asks to confirm was queued
  confirmed_at INTEGER,
  digest_at    INTEGER NOT NULL,                            -- when the next digest is due
  digested_at  INTEGER                                      -- when the last one was queued
) STRICT, WITHOUT ROWID;

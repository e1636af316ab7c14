-- The sequence of a campaign where it is not the method's own: a campaign without a row has the defaults of the code. And the
-- audience that each of its stages became. Days are counted from a visitor's first visit; a page remembers it for 60 days.
CREATE TABLE sequences (
  campaign               TEXT PRIMARY KEY REFERENCES campaigns (slug),
  proof_from_days        INTEGER NOT NULL CHECK (proof_from_days >= 1),                 -- until then: reassurance
  incentive_from_days    INTEGER NOT NULL CHECK (incentive_from_days > proof_from_days),
  rest_from_days         INTEGER NOT NULL CHECK (rest_from_days > incentive_from_days AND rest_from_days < 60),
  proof_after_form_hours INTEGER NOT NULL CHECK (proof_after_form_hours BETWEEN 1 AND 720),
  touches_min            INTEGER NOT NULL CHECK (touches_min >= 1),                     -- before a conversion, as the team expects it
  touches_max            INTEGER NOT NULL CHECK (touches_max BETWEEN touches_min AND 100),
  updated_at             INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE sequence_audiences (
  campaign TEXT NOT NULL REFERENCES campaigns (slug),
  stage    TEXT NOT NULL CHECK (stage IN ('reassurance', 'proof', 'incentive', 'rest')),
  audience TEXT NOT NULL UNIQUE REFERENCES audiences (id) ON DELETE CASCADE,
  PRIMARY KEY (campaign, stage)
) STRICT, WITHOUT ROWID;

-- Marketing: a view that a link of ours on another host led to says which view it continues. It becomes a touch of the same
-- visitor once that view has a touch; beacons come in any order, so what was said is remembered for some days.
CREATE TABLE continuations (
  from_view TEXT NOT NULL,                               -- '' when advertising was refused on `view_id`: it continues nothing
  view_id   TEXT NOT NULL CHECK (length(view_id) = 36),
  campaign  TEXT NOT NULL,
  ad        TEXT NOT NULL,
  at        INTEGER NOT NULL,
  source    TEXT NOT NULL,
  PRIMARY KEY (from_view, view_id)
) STRICT, WITHOUT ROWID;

ALTER TABLE touches ADD COLUMN continued INTEGER NOT NULL DEFAULT 0 CHECK (continued IN (0, 1)); -- 1: by such a link, not by cookie

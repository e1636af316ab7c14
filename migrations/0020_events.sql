-- Custom events of a view, as totals: measurement, anonymous like `views`, deleted with their view.
CREATE TABLE view_events (
  view_id  TEXT NOT NULL CHECK (length(view_id) = 36),
  name     TEXT NOT NULL,
  props    TEXT NOT NULL,                                -- JSON, keys sorted; '' when there are none
  campaign TEXT NOT NULL,                                -- its view's, as is `at`: a report reads by campaign and time
  at       INTEGER NOT NULL,
  count    INTEGER NOT NULL CHECK (count BETWEEN 1 AND 1000),
  PRIMARY KEY (view_id, name, props)
) STRICT, WITHOUT ROWID;

CREATE INDEX view_events_campaign_at ON view_events (campaign, at);

-- Events follow their view, when a late beacon tells that it began earlier or belongs to another campaign: hardly ever.
CREATE TRIGGER view_events_moved AFTER UPDATE OF campaign, at ON views BEGIN
  UPDATE view_events SET campaign = new.campaign, at = new.at WHERE view_id = new.id;
END;

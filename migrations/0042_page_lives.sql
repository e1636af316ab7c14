-- Which version of a page was live since when: what its visitors did can then be read beside how well that version kept the
-- ad's promise, long after the views themselves are gone.
CREATE TABLE page_lives (
  campaign TEXT NOT NULL,
  ad       TEXT NOT NULL,
  at       INTEGER NOT NULL,                                                     -- ms
  version  INTEGER,                                                              -- null: taken down
  PRIMARY KEY (campaign, ad, at)
) STRICT, WITHOUT ROWID;

-- Of the time before this table only what is live now is known: since it was published, or since the last change of a page
-- that was rolled back.
INSERT INTO page_lives (campaign, ad, at, version)
SELECT p.campaign, p.ad, CASE WHEN v.version = (SELECT max(l.version) FROM page_versions l WHERE l.campaign = p.campaign AND l.ad = p.ad)
  THEN v.published_at ELSE p.updated_at END, v.version
FROM pages p JOIN page_versions v ON v.campaign = p.campaign AND v.ad = p.ad AND v.version = p.live;

CREATE TRIGGER page_life_changes AFTER UPDATE OF live ON pages WHEN new.live IS NOT old.live BEGIN
  INSERT INTO page_lives (campaign, ad, at, version) VALUES (new.campaign, new.ad, new.updated_at, new.live)
  ON CONFLICT DO UPDATE SET version = excluded.version;
END;

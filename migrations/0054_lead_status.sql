-- What became of a lead, beside the lead: the list of leads is filtered and counted by it, and asking `outcomes` for each of
-- 100,000 leads takes ten times as long. Kept by triggers, whoever writes outcomes; of several the latest counts.
ALTER TABLE conversions ADD COLUMN status TEXT CHECK (status IN ('qualified', 'won', 'lost')); -- null: not judged yet, or no lead

UPDATE conversions SET status = (
  SELECT o.status FROM outcomes o
  WHERE o.id IN (conversions.id || '.qualified', conversions.id || '.won', conversions.id || '.lost')
  ORDER BY o.at DESC, o.status = 'qualified', o.told_at DESC, o.status DESC LIMIT 1)
WHERE kind = 'lead' AND id IN (SELECT lead FROM outcomes);

CREATE TRIGGER outcomes_told_first AFTER INSERT ON outcomes
BEGIN
  UPDATE conversions SET status = (
    SELECT o.status FROM outcomes o WHERE o.id IN (new.lead || '.qualified', new.lead || '.won', new.lead || '.lost')
    ORDER BY o.at DESC, o.status = 'qualified', o.told_at DESC, o.status DESC LIMIT 1)
  WHERE id = new.lead AND kind = 'lead';
END;

CREATE TRIGGER outcomes_told_again AFTER UPDATE OF at, told_at ON outcomes
BEGIN
  UPDATE conversions SET status = (
    SELECT o.status FROM outcomes o WHERE o.id IN (new.lead || '.qualified', new.lead || '.won', new.lead || '.lost')
    ORDER BY o.at DESC, o.status = 'qualified', o.told_at DESC, o.status DESC LIMIT 1)
  WHERE id = new.lead AND kind = 'lead';
END;

-- What was taken back before a platform heard of it is not told; told anew, it is queued anew. What is being sent at this
-- moment stays, and so does what was sent: the platform knows it.
CREATE TRIGGER outcomes_taken_back AFTER DELETE ON outcomes
BEGIN
  UPDATE conversions SET status = (
    SELECT o.status FROM outcomes o WHERE o.id IN (old.lead || '.qualified', old.lead || '.won', old.lead || '.lost')
    ORDER BY o.at DESC, o.status = 'qualified', o.told_at DESC, o.status DESC LIMIT 1)
  WHERE id = old.lead AND kind = 'lead';
  DELETE FROM event_sends
  WHERE connection IN (SELECT id FROM connections) AND kind = old.status AND event = old.id
    AND state <> 'sent' AND (state <> 'waiting' OR attempts = 0);
END;

-- All that the list of leads is filtered by, so that a rare one is found without reading the leads between.
CREATE INDEX leads_at ON conversions (at, id, campaign, ad, source, status, contact_id) WHERE kind = 'lead';
CREATE INDEX leads_campaign_at ON conversions (campaign, at, id, ad, source, status, contact_id) WHERE kind = 'lead';

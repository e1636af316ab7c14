-- A draft is also saved while somebody types. Those saves of one person that follow each other are one step of undo: the
-- step remembers when the last of them was. Null: what replaced it was saved by hand.
ALTER TABLE page_revisions ADD COLUMN autosaved_at INTEGER CHECK (autosaved_at >= replaced_at);

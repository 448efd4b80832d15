-- Why: strategies filter events by their volume of the last 24 hours, which the replaced system did not store.

ALTER TABLE events
    ADD COLUMN volume24hr numeric(15, 2),
    ADD CONSTRAINT ck_events_volume24hr CHECK (volume24hr BETWEEN 0 AND 9999999999999.99);

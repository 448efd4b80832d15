-- Why: strategies filter events by what was traded in the last 24 hours, which the replaced system read and never kept.

ALTER TABLE events
    ADD COLUMN volume24hr numeric(15, 2),
    ADD CONSTRAINT ck_events_volume24hr CHECK (volume24hr BETWEEN 0 AND 9999999999999.99);

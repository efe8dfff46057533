-- Until now /v1 was added to every address whose path did not end in a version; from now on a path is taken as it
-- stands. What is stored keeps its meaning: its /v1 is written out. Addresses without a path mean /v1 as before.
CREATE FUNCTION pg_temp.as_it_stands(url TEXT) RETURNS TEXT LANGUAGE SQL IMMUTABLE AS $$
    WITH plain AS (SELECT rtrim(regexp_replace(url, '[?#].*$', ''), '/') AS base)
    SELECT CASE WHEN base ~* '^https?://[^/]+/' AND base !~ '/v[0-9]{1,3}$' THEN base || '/v1' ELSE url END FROM plain
$$;

UPDATE "backend"
   SET "replica_urls" = ARRAY(
       SELECT pg_temp.as_it_stands(url) FROM unnest("replica_urls") WITH ORDINALITY AS one(url, place) ORDER BY place)
 WHERE EXISTS (SELECT FROM unnest("replica_urls") AS url WHERE url <> pg_temp.as_it_stands(url));

-- What is known of those servers goes with them, unless it is known under both addresses.
UPDATE "replica_weights" AS held
   SET "url" = pg_temp.as_it_stands(held."url")
 WHERE held."url" <> pg_temp.as_it_stands(held."url")
   AND NOT EXISTS (SELECT FROM "replica_weights" AS other
                    WHERE other."url" = pg_temp.as_it_stands(held."url"));

UPDATE "run_weights" AS seen
   SET "url" = pg_temp.as_it_stands(seen."url")
 WHERE seen."url" <> pg_temp.as_it_stands(seen."url")
   AND NOT EXISTS (SELECT FROM "run_weights" AS other
                    WHERE other."run_id" = seen."run_id" AND other."url" = pg_temp.as_it_stands(seen."url"));

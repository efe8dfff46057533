-- An (item, repeat) of a run has a sample or a named failure, never both, whoever writes them and at whatever moment.
-- The writer of a failure has the outcomes of its run to itself; writers of samples share them. Both take the lock
-- before they look, in a function, whose statements see what was committed until then: a statement that had begun
-- before would not.

-- CreateFunction
CREATE FUNCTION "failure_yields_to_sample"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('assay outcome'), NEW."run_id");
  IF EXISTS (
    SELECT FROM "sample"
     WHERE "run_id" = NEW."run_id" AND "item_id" = NEW."item_id" AND "repeat" = NEW."repeat"
  ) THEN
    RETURN NULL;
  END IF;
  RETURN NEW;
END
$$;

-- CreateTrigger
CREATE TRIGGER "failure_yields_to_sample"
  BEFORE INSERT ON "sample_failure"
  FOR EACH ROW EXECUTE FUNCTION "failure_yields_to_sample"();

-- CreateFunction
CREATE FUNCTION "sample_replaces_failure"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  "runs" INTEGER[] := ARRAY(SELECT DISTINCT "run_id" FROM "stored" ORDER BY "run_id");
BEGIN
  PERFORM pg_advisory_xact_lock_shared(hashtext('assay outcome'), "run_id") FROM unnest("runs") AS "run_id";
  -- Nearly every batch ends here: most runs have no failure.
  IF NOT EXISTS (SELECT FROM "sample_failure" WHERE "run_id" = ANY("runs")) THEN
    RETURN NULL;
  END IF;
  DELETE FROM "sample_failure" AS "failure"
   USING "stored"
   WHERE "failure"."run_id" = "stored"."run_id"
     AND "failure"."item_id" = "stored"."item_id"
     AND "failure"."repeat" = "stored"."repeat";
  RETURN NULL;
END
$$;

-- CreateTrigger
CREATE TRIGGER "sample_replaces_failure"
  AFTER INSERT ON "sample"
  REFERENCING NEW TABLE AS "stored"
  FOR EACH STATEMENT EXECUTE FUNCTION "sample_replaces_failure"();

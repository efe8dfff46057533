/**
 * The version of the grader that `grading` names, and after it those that gave verdicts as well because the workers
 * were upgraded while the run went on: "2 and 3".
 */
export const GRADER_VERSION = `grading.grader_version || coalesce(
  (select string_agg(' and ' || case when other.name = grading.grader_name then '' else other.name || ' ' end
                             || other.version, '' order by other.number)
     from grading_grader other
    where other.grading_id = grading.id
      and (other.name, other.version) is distinct from (grading.grader_name, grading.grader_version)), '')`;

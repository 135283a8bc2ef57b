import { sql } from '#data/database/sql.ts'

/**
 * For a raw query: whether the row `e` of enrolment is a step of a path that has not opened. What was begun goes on, and what
 * something else asks for is open.
 */
export const enrolmentIsLocked = sql`(e.locked AND e.completed_at IS NULL
  AND NOT EXISTS (SELECT FROM attempt t WHERE t.organisation_id = e.organisation_id AND t.enrolment_id = e.id)
  AND NOT EXISTS (
    SELECT FROM enrolment o
    WHERE o.organisation_id = e.organisation_id AND o.person_id = e.person_id AND o.module_slug = e.module_slug
      AND o.completed_at IS NULL AND o.released_at IS NULL))`

/** The path of the row `e` of enrolment, and what its person has left to do of it before this step: `{ path, first: [{ id, module }] }`. */
export const stepsBefore = sql`(
  SELECT jsonb_build_object('path', path.name, 'first', (
    SELECT coalesce(jsonb_agg(jsonb_build_object('id', b.id, 'module', b.module_slug) ORDER BY b.place), '[]') FROM enrolment b
    WHERE b.organisation_id = e.organisation_id AND b.assignment_id = e.assignment_id AND b.person_id = e.person_id
      AND b.place < e.place AND b.completed_at IS NULL AND (b.released_at IS NULL OR b.locked)))
  FROM assignment a JOIN learning_path path ON path.organisation_id = a.organisation_id AND path.id = a.path_id
  WHERE a.organisation_id = e.organisation_id AND a.id = e.assignment_id)`

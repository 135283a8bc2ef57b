import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { Curriculum } from '#data/curriculum/shared/curriculum.ts'
import { modulesFor } from '#data/curriculum/shared/module-faces.ts'
import type { Transaction } from '#data/database/database.ts'
import { readerWithin } from '#data/database/read.ts'
import { sql } from '#data/database/sql.ts'
import { hasShown, type ShownPractice } from '#domain/assignments/pre-check.ts'
import { followUpAnswers } from './follow-up-answers.ts'
import { namesAreShown } from './names-are-shown.ts'
import { dangerouslyEvidenceOf } from './understood-practices.ts'

/** What a pre-check goes by: what is in service, and which practices each module teaches. */
export type PreChecking = { readonly curriculum: Curriculum; readonly taught: ReadonlyMap<string, readonly string[]> }

const Candidate = z.object({ assignmentId: z.string(), personId: z.string(), moduleSlug: z.string() })

/** Ask for it before a transaction. */
export async function preCheckingBy(organisationId: string, curriculum: Curriculum): Promise<PreChecking> {
  const faces = await modulesFor({ organisationId, language: 'en' }, curriculum)
  return { curriculum, taught: new Map([...faces].map(([slug, { practices }]) => [slug, practices])) }
}

/**
 * Takes the pre-check of assignments that have one, for these people: who has shown all that a module teaches, and is meant to
 * be asked for it for the first time or for another round, is excused from it, with the evidence. Call it in the transaction that then enrols them.
 */
export async function takePreCheck(
  transaction: Transaction,
  {
    organisationId,
    personIds,
    assignmentId,
    checking: { curriculum, taught },
    now,
  }: {
    organisationId: string
    personIds: readonly string[]
    /** null: all. */
    assignmentId: string | null
    checking: PreChecking
    now: Date
  },
): Promise<void> {
  const read = readerWithin(transaction)
  const org = sql`${organisationId}::uuid`
  const candidates = await read(
    Candidate,
    sql`
      WITH checked AS MATERIALIZED (
        SELECT a.id, a.repeat_by, a.repeat_months, a.repeat_from, o.time_zone AS zone, (${now}::timestamptz AT TIME ZONE o.time_zone)::date AS today
        FROM assignment a JOIN organisation o ON o.id = a.organisation_id
        WHERE a.organisation_id = ${org} AND a.pre_check AND a.withdrawn_at IS NULL
          AND (${assignmentId}::uuid IS NULL OR a.id = ${assignmentId}::uuid)
      )
      SELECT c.id AS "assignmentId", m.person_id AS "personId", module.module_slug AS "moduleSlug"
      FROM checked c
      CROSS JOIN LATERAL people_meant(${org}, rules_of(${org}, c.id), ${personIds}::uuid[]) m
      JOIN assignment_module module ON module.organisation_id = ${org} AND module.assignment_id = c.id
      CROSS JOIN LATERAL (
        SELECT count(*) FILTER (WHERE e.assignment_id = c.id) AS rounds, max(e.completed_at) AS completed_at,
          bool_or(e.assignment_id = c.id AND e.completed_at IS NULL) AS is_open
        FROM enrolment e
        WHERE e.organisation_id = ${org} AND e.person_id = m.person_id AND e.module_slug = module.module_slug
      ) before
      WHERE (before.rounds = 0 OR NOT before.is_open AND c.repeat_by IS NOT NULL
          AND next_round_on(c.repeat_by, c.repeat_months, c.repeat_from, (before.completed_at AT TIME ZONE c.zone)::date) <= c.today)
        AND NOT EXISTS (
        SELECT FROM excusal x WHERE x.organisation_id = ${org} AND x.assignment_id = c.id AND x.person_id = m.person_id
          AND x.module_slug = module.module_slug AND x.ended_at IS NULL)`,
  )
  if (candidates.length === 0 || !(await namesAreShown(read, organisationId))) return
  const people = [...new Set(candidates.map(({ personId }) => personId))]
  const evidenceOf = await dangerouslyEvidenceOf(read, { organisationId, personIds: people, curriculum, now })
  const shownBy = new Map(
    people.map((personId) => {
      const shownPractices = [...evidenceOf(personId).values()].filter((evidence) => hasShown(evidence, { now }))
      return [personId, new Map(shownPractices.map(({ estimate }) => [estimate.practice, estimate]))]
    }),
  )
  const able = candidates.filter(({ personId, moduleSlug }) => {
    const practices = taught.get(moduleSlug) ?? []
    return practices.length > 0 && practices.every((practice) => shownBy.get(personId)?.has(practice))
  })
  if (able.length === 0) return
  const answersOf = await followUpAnswers(read, {
    organisationId,
    personIds: [...new Set(able.map(({ personId }) => personId))],
  })
  const excusals = able.flatMap(({ personId, ...of }) => {
    const evidence = (taught.get(of.moduleSlug) ?? []).flatMap((practice): ShownPractice[] => {
      const estimate = shownBy.get(personId)?.get(practice)
      const answers = answersOf(personId, practice)
      if (estimate?.lastEvidenceAt == null || answers === undefined) return []
      const { probability, interval, sentence, lastEvidenceAt } = estimate
      const { low, high } = interval
      const { followUpAt, answers: ids } = answers
      return [
        {
          ...{ practice, probability, low, high, needed: sentence.needed },
          ...{ lastAnswerAt: lastEvidenceAt, followUpAt, answers: ids },
        },
      ]
    })
    return evidence.length === taught.get(of.moduleSlug)?.length ? [{ ...of, personId, evidence }] : []
  })
  await transaction.excusal.createMany({
    data: excusals.map(({ evidence, ...of }) => ({
      ...{ organisationId, id: randomUUID(), ...of, parametersHash: curriculum.parametersHash, madeAt: now },
      evidence: JSON.parse(JSON.stringify(evidence)),
    })),
    skipDuplicates: true,
  })
}

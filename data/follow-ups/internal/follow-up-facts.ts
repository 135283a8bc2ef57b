import { z } from 'zod'
import { moment } from '#data/database/columns.ts'
import type { ReadRows } from '#data/database/read.ts'
import { sql } from '#data/database/sql.ts'
import { type EarlierFollowUp, isOver, LONGEST_AGO_DAYS, type Training } from '#domain/follow-ups/schedule.ts'

/** All that decides when someone is asked next. */
export type FollowUpFacts = { readonly trainings: readonly Training[]; readonly earlier: readonly EarlierFollowUp[] }

const day = 24 * 60 * 60 * 1000

const FactsRow = z.object({
  personId: z.string(),
  trainings: z.array(z.object({ moduleSlug: z.string(), completedAt: moment })),
  followUps: z.array(
    z.object({
      id: z.string(),
      modules: z.array(z.string()),
      practises: z.string().nullable(),
      dueOn: moment,
      closesOn: moment,
      startedAt: moment.nullable(),
      endedAt: moment.nullable(),
      expiredAt: moment.nullable(),
    }),
  ),
})

export type FollowUpsOfPerson = FollowUpFacts & {
  /** The one that is neither ended nor closed, should its time be over too; or the round of practising that is. */
  readonly open: Pick<
    z.output<typeof FactsRow>['followUps'][number],
    'id' | 'modules' | 'practises' | 'closesOn' | 'startedAt'
  > | null
}

const none: FollowUpsOfPerson = { trainings: [], earlier: [], open: null }

/** What these people completed lately and which follow-ups they had, one query for all. */
export async function followUpFacts(
  read: ReadRows,
  { organisationId, personIds, now }: { organisationId: string; personIds: readonly string[]; now: Date },
): Promise<(personId: string) => FollowUpsOfPerson> {
  const since = new Date(now.getTime() - LONGEST_AGO_DAYS * day)
  const rows = await read(
    FactsRow,
    sql`
      SELECT p.id AS "personId",
        (SELECT coalesce(jsonb_agg(jsonb_build_object('moduleSlug', e.module_slug, 'completedAt', e.completed_at)
            ORDER BY e.completed_at, e.module_slug), '[]') FROM (
          SELECT DISTINCT module_slug, completed_at FROM enrolment
          WHERE organisation_id = ${organisationId}::uuid AND person_id = p.id
            AND completed_at > ${since}::timestamptz AND completed_at <= ${now}::timestamptz) e) AS trainings,
        (SELECT coalesce(jsonb_agg(jsonb_build_object('id', f.id, 'modules', f.modules, 'practises', f.practises, 'dueOn', f.due_on, 'closesOn', f.closes_on,
            'startedAt', f.started_at, 'endedAt', f.ended_at, 'expiredAt', f.expired_at)
            ORDER BY f.created_at, f.id), '[]') FROM follow_up f
          WHERE f.organisation_id = ${organisationId}::uuid AND f.person_id = p.id) AS "followUps"
      FROM unnest(${personIds}::uuid[]) p(id)`,
  )
  const byPerson = new Map(rows.map((row) => [row.personId, row]))
  return (personId) => {
    const own = byPerson.get(personId)
    if (own === undefined) return none
    return {
      trainings: own.trainings,
      // Who practises is asked no later for it.
      earlier: own.followUps
        .filter(({ practises }) => practises === null)
        .map(({ dueOn, closesOn, endedAt, expiredAt }) => ({
          dueOn,
          closedAt: endedAt ?? expiredAt ?? (isOver({ closesOn }, { now }) ? closesOn : null),
        })),
      open: own.followUps.find(({ endedAt, expiredAt }) => endedAt === null && expiredAt === null) ?? null,
    }
  }
}

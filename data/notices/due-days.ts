import { z } from 'zod'
import { curriculumInService } from '#data/curriculum/shared/curriculum.ts'
import { modulesFor } from '#data/curriculum/shared/module-faces.ts'
import { readInOrganisation, readOfAll } from '#data/database/read.ts'
import { sql } from '#data/database/sql.ts'
import type { Viewer } from '#data/viewer.ts'
import { dayIn } from '#domain/dates/time-zone.ts'
import type { Text } from '#domain/scenario/module.ts'
import { OpenWork, openWorkOf } from './internal/open-work.ts'

/** A module that is due, or the follow-up that closes: without a module. */
export type DueWork = {
  readonly enrolmentId: string | null
  readonly followUpId: string | null
  readonly module: Text | null
  readonly until: Date
}

type Reader = {
  readonly organisationId: string
  readonly personId: string
  readonly language: string
  readonly organisationTimeZone: string
}

/** What is due for the viewer, and when. */
export async function ownDueDays(viewer: Viewer, { now }: { now: Date }): Promise<DueWork[]> {
  return dueDaysOf(viewer, { now })
}

const Subject = z.object({
  organisationId: z.string(),
  personId: z.string(),
  language: z.string(),
  organisationTimeZone: z.string(),
})

/** What is due for the person whose private address this is the hash of; null: it is nobody's any more. */
export async function dangerouslyDueDaysOfFeed(
  tokenHash: string,
  { now }: { now: Date },
): Promise<{ language: string; due: DueWork[] } | null> {
  const [subject] = await readOfAll(
    Subject,
    sql`
      SELECT organisation_id AS "organisationId", person_id AS "personId", language,
        organisation_time_zone AS "organisationTimeZone"
      FROM calendar_subject(${tokenHash})`,
  )
  if (subject === undefined) return null
  return { language: subject.language, due: await dueDaysOf(subject, { now }) }
}

async function dueDaysOf(reader: Reader, { now }: { now: Date }): Promise<DueWork[]> {
  const today = dayIn(reader.organisationTimeZone, now)
  const work = await readInOrganisation(reader, OpenWork, openWorkOf(reader, { today }))
  const faces = await modulesFor(reader, await curriculumInService({ organisationId: reader.organisationId }))
  return work.flatMap(({ enrolmentId, followUpId, moduleSlug, until }) => {
    const face = faces.get(moduleSlug ?? '')
    return until === null || (moduleSlug !== null && face === undefined)
      ? []
      : [{ enrolmentId, followUpId, module: face?.title ?? null, until }]
  })
}

/**
 * What the worker makes for channels of Teams and Slack, and the names that it says it with. It has no viewer, so each name says
 * that it is dangerous; call these from jobs alone.
 */
import { z } from 'zod'
import { curriculumInService } from '#data/curriculum/shared/curriculum.ts'
import { practicesFor } from '#data/curriculum/shared/curriculum-texts.ts'
import { modulesFor, retiredModuleFaces } from '#data/curriculum/shared/module-faces.ts'
import { readInOrganisation, readOfAll } from '#data/database/read.ts'
import { sql } from '#data/database/sql.ts'
import { SMALLEST_GROUP } from '#domain/comprehension/group-share.ts'
import { dayIn } from '#domain/dates/time-zone.ts'
import { mayMailAt, mondayOf } from '#domain/notices/working-day.ts'

/**
 * Makes what the channels of one organisation are to hear, by day on its working days, as mail comes. Returns how many messages.
 * Safe to repeat, and to stop anywhere.
 */
export async function dangerouslyMakeChannelMessages(organisationId: string, { now }: { now: Date }): Promise<number> {
  const [organisation] = await readInOrganisation(
    { organisationId },
    z.object({ timeZone: z.string() }),
    sql`SELECT time_zone AS "timeZone" FROM organisation WHERE id = ${organisationId}::uuid`,
  )
  if (organisation === undefined || !mayMailAt(now, organisation.timeZone)) return 0
  const today = dayIn(organisation.timeZone, now)
  const [row] = await readOfAll(
    z.object({ made: z.number() }),
    sql`
      SELECT make_channel_digests(${organisationId}::uuid, ${today}::date, ${mondayOf(today)}::date, ${SMALLEST_GROUP}::integer, ${now}::timestamptz)
        + make_channel_announcements(${organisationId}::uuid, ${today}::date, ${SMALLEST_GROUP}::integer, ${now}::timestamptz) AS made`,
  )
  return row?.made ?? 0
}

/** What practices and modules are called in a channel's language, by their ids. */
export async function dangerouslyCurriculumNames(
  { organisationId, language }: { readonly organisationId: string; readonly language: string },
  slugs: readonly string[],
): Promise<{ practices: ReadonlyMap<string, string>; modules: ReadonlyMap<string, string> }> {
  const reader = { organisationId, language }
  const curriculum = await curriculumInService(reader)
  const inService = await modulesFor(reader, curriculum)
  const retiredSlugs = slugs.filter((slug) => !inService.has(slug))
  const faces = [...inService, ...(await retiredModuleFaces(reader, retiredSlugs, curriculum))]
  return {
    practices: new Map(practicesFor(reader, curriculum).map(({ id, shortName }) => [id, shortName.text])),
    modules: new Map(faces.map(([slug, { title }]) => [slug, title.text])),
  }
}

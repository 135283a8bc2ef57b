import { z } from 'zod'
import { curriculumInService } from '#data/curriculum/shared/curriculum.ts'
import { practicesFor } from '#data/curriculum/shared/curriculum-texts.ts'
import { type ModuleFace, modulesFor } from '#data/curriculum/shared/module-faces.ts'
import { readerIn, readInOrganisation } from '#data/database/read.ts'
import { sql } from '#data/database/sql.ts'
import { dayIn } from '#domain/dates/time-zone.ts'
import type { Digest } from '#domain/notices/digest.ts'
import { digestsOf } from './internal/digests.ts'
import { NoticeRow, noticeRows } from './internal/notice-row.ts'
import { OpenWork, openWorkOf } from './internal/open-work.ts'

const Reader = z.object({ personId: z.string(), timeZone: z.string(), organisationTimeZone: z.string() })

/** What a mail of notices says, as it stands when it is sent. */
export type MailedNotices = {
  /** Its reader's. */
  readonly timeZone: string
  /** Who reminded them, once each; empty where a name is gone. */
  readonly remindedBy: readonly string[]
  readonly modules: readonly {
    readonly face: ModuleFace
    readonly until: Date | null
    readonly isOverdue: boolean
  }[]
  /** When the follow-up that is ready closes. */
  readonly followUpUntil: Date | null
  /** How many contests of theirs were answered. */
  readonly answeredContestCount: number
  /** Whether a request of theirs about their data was answered. */
  readonly requestAnswered: boolean
  /** How many requests about data wait for an answer by the reader, an administrator. */
  readonly requestsOpen: number
  /** Whether a webhook that the reader, an administrator, looks after was switched off by itself. */
  readonly webhookOff: boolean
  /** The same of a channel of Teams or Slack. */
  readonly channelOff: boolean
  /** Whether more people see their statuses than before. */
  readonly statusesShown: boolean
  readonly digests: readonly Digest[]
  /** From when a second factor is asked of them; null: this says nothing of it. */
  readonly factorFrom: Date | null
}

const mostInOne = 200

/**
 * What one mail is to say, in its reader's language; null where nothing of it is so any more. What is done is left out, and
 * who was reminded is told all that is open.
 */
export async function dangerouslyNoticesOfMail(
  { organisationId, id, language }: { organisationId: string; id: string; language: string },
  { now }: { now: Date },
): Promise<MailedNotices | null> {
  const [reader] = await readInOrganisation(
    { organisationId },
    Reader,
    sql`
      SELECT p.id AS "personId", coalesce(p.time_zone, o.time_zone) AS "timeZone", o.time_zone AS "organisationTimeZone"
      FROM notice n
      JOIN person p ON p.organisation_id = n.organisation_id AND p.id = n.person_id
      JOIN organisation o ON o.id = n.organisation_id
      WHERE n.organisation_id = ${organisationId}::uuid AND n.mail_id = ${id}::uuid LIMIT 1`,
  )
  if (reader === undefined) return null
  const today = dayIn(reader.organisationTimeZone, now)
  const ofMail = sql`n.organisation_id = ${organisationId}::uuid AND n.mail_id = ${id}::uuid`
  const rows = await readInOrganisation({ organisationId }, NoticeRow, noticeRows(ofMail, { now, most: mostInOne }))
  const work = await readInOrganisation(
    { organisationId },
    OpenWork,
    openWorkOf({ ...reader, organisationId }, { today }),
  )
  const reminders = rows.filter(({ kind }) => kind === 'reminder')
  const slugs = new Set(rows.flatMap(({ moduleSlug }) => (moduleSlug === null ? [] : [moduleSlug])))
  const isTold = ({ moduleSlug }: z.output<typeof OpenWork>) =>
    reminders.length > 0 ||
    (moduleSlug === null ? rows.some(({ kind }) => kind === 'follow-up') : slugs.has(moduleSlug))
  const toDo = work.filter(isTold)
  const curriculum = await curriculumInService({ organisationId })
  const faces = await modulesFor({ organisationId, language }, curriculum)
  const modules = toDo.flatMap(({ moduleSlug, until }) => {
    const face = faces.get(moduleSlug ?? '')
    return face === undefined ? [] : [{ face, until, isOverdue: until !== null && until < today }]
  })
  const answeredContestCount = rows.filter(({ kind }) => kind === 'contest-answered').length
  const requestAnswered = rows.some(({ kind }) => kind === 'data-request-answered')
  const requestsOpen = rows.filter(({ kind, isOpen }) => kind === 'data-request' && isOpen).length
  const off = rows.filter(({ kind, isOpen }) => kind === 'webhook-off' && isOpen)
  const webhookOff = off.some(({ isChannel }) => !isChannel)
  const channelOff = off.some(({ isChannel }) => isChannel)
  const statusesShown = rows.some(({ kind }) => kind === 'statuses-shown')
  const mine = { organisationId, personId: reader.personId }
  const digests = await digestsOf(readerIn(mine), mine, rows, practicesFor({ language }, curriculum))
  const followUpUntil = toDo.find(({ moduleSlug }) => moduleSlug === null)?.until ?? null
  const factorFrom = rows.find(({ kind, isOpen }) => kind === 'second-factor' && isOpen)?.until ?? null
  const somethingToDo = modules.length > 0 || followUpUntil !== null || factorFrom !== null
  const somethingToRead =
    answeredContestCount > 0 ||
    requestAnswered ||
    requestsOpen > 0 ||
    off.length > 0 ||
    statusesShown ||
    digests.size > 0
  if (!somethingToDo && !somethingToRead) return null
  return {
    timeZone: reader.timeZone,
    // Without work left to do nobody is reminded of it.
    remindedBy: toDo.length > 0 ? [...new Set(reminders.map(({ by }) => by ?? ''))] : [],
    modules,
    followUpUntil,
    answeredContestCount,
    requestAnswered,
    requestsOpen,
    webhookOff,
    channelOff,
    statusesShown,
    digests: [...digests.values()],
    factorFrom,
  }
}

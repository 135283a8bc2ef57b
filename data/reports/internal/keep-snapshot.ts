import { inOrganisation, type Transaction } from '#data/database/database.ts'
import { readerWithin } from '#data/database/read.ts'
import type { Prisma } from '#data/generated/client.ts'
import {
  type OrganisationGroup,
  organisationGroups,
  type SnapshotPerson,
} from '#data/reports/shared/organisation-groups.ts'
import type { WaiverCounts } from '#domain/assignments/waiver.ts'
import type { CutSensitivity } from '#domain/comprehension/cut-sensitivity.ts'
import { SMALLEST_GROUP } from '#domain/comprehension/group-share.ts'
import type { GroupFigures, PersonProfiles } from '#domain/comprehension/groups/person-profiles.ts'
import type { ChangeDocument } from './change-document.ts'
import { comparePeople, UNKNOWN_CHANCE } from './compare-people.ts'
import type { Counting } from './counted-people.ts'
import { dayOf, daysBefore } from './days.ts'
import { type EarlierNight, nightAQuarterBefore, personsAreDue, probabilitiesOn } from './earlier-nights.ts'
import { keepCounting } from './keep-counting.ts'

export type CompletionCounts = { readonly done: number; readonly assigned: number }

export type CompletionAndWaiverCounts = CompletionCounts & WaiverCounts

/** All that a night's snapshot is made of. People in the order of their numbers in `profiles`. */
export type SnapshotSource = {
  readonly organisationId: string
  readonly asOf: Date
  readonly practices: readonly string[]
  readonly parametersHash: string
  readonly people: readonly SnapshotPerson[]
  readonly profiles: PersonProfiles
  readonly completed: readonly CompletionAndWaiverCounts[]
  /** By practice: how many statuses rest on where the cut is. */
  readonly cutSensitivity: ReadonlyMap<string, CutSensitivity>
  /** How people count where some readers see no names; null: as they are. */
  readonly counting: Counting | null
}

const writingMs = 10 * 60 * 1000
/** Every night is kept so long, and one a week after that; everybody's probabilities so long. */
const nightsKeptDays = 120
const personsKeptDays = 760
const rowsAtOnce = 2000

/**
 * Writes one night, whole or not at all. Taken again, it replaces what was there: the same night from the same data is the
 * same, so it does no harm to take it twice, in two processes at once, or after one that was killed.
 */
export async function keepSnapshot(source: SnapshotSource): Promise<void> {
  const { organisationId, asOf, practices, parametersHash, people } = source
  const day = dayOf(asOf)
  const groups = organisationGroups(people).map((group) => groupRow(group, source, day))
  await inOrganisation(
    source,
    async (transaction) => {
      await transaction.$executeRaw`SELECT pg_advisory_xact_lock(hashtext(${`curtain: snapshot ${organisationId}`}))`
      // Another has taken it meanwhile and has decided who counts how: that night stands.
      if (!(await keepCounting(transaction, source, day))) return
      await transaction.snapshot.deleteMany({ where: { organisationId, day } })
      const then = await nightAQuarterBefore(readerWithin(transaction), { organisationId, day })
      const change = then === null ? null : await changeSince(transaction, then, source)
      await transaction.snapshot.create({
        data: {
          organisationId,
          day,
          asOf,
          practices: [...practices],
          parametersHash,
          people: people.length,
          comparedWith: then?.day ?? null,
          ...(change === null ? {} : { change: toJson(change) }),
          cutSensitivity: Object.fromEntries([...source.cutSensitivity].filter(([, { n }]) => n >= SMALLEST_GROUP)),
        },
      })
      for (let from = 0; from < groups.length; from += rowsAtOnce)
        await transaction.groupSnapshot.createMany({ data: groups.slice(from, from + rowsAtOnce) })
      if (await personsAreDue(readerWithin(transaction), { organisationId, day }))
        await keepPersons(transaction, source, day)
      await thinOut(transaction, { organisationId, day })
    },
    { timeoutMs: writingMs },
  )
}

function groupRow(
  group: OrganisationGroup,
  { organisationId, profiles, completed }: SnapshotSource,
  day: Date,
): Prisma.GroupSnapshotCreateManyInput {
  const { kind, id: groupId, members, visibility } = group
  const row = { organisationId, day, kind, groupId, people: members.length }
  const figures: GroupFigures | 'too-few' =
    visibility === 'shown'
      ? profiles.figuresOf(members, { prior: kind === 'team' ? 'of-the-group' : 'standard' })
      : 'too-few'
  if (figures === 'too-few')
    return {
      ...row,
      shown: visibility === 'shown' ? 'too-few' : visibility,
      shares: [],
      lows: [],
      highs: [],
      unknowns: [],
    }
  const { shares, overall } = figures
  const sumOf = (what: keyof CompletionAndWaiverCounts) =>
    Array.from(members).reduce((sum, number) => sum + (completed[number]?.[what] ?? 0), 0)
  return {
    ...row,
    shown: visibility,
    shares: shares.map(({ share }) => share),
    lows: shares.map(({ interval }) => interval.low),
    highs: shares.map(({ interval }) => interval.high),
    unknowns: shares.map(({ notEnoughEvidence }) => notEnoughEvidence),
    share: overall.share,
    low: overall.interval.low,
    high: overall.interval.high,
    unknown: overall.notEnoughEvidence,
    completed: sumOf('done'),
    assigned: sumOf('assigned'),
    waived: sumOf('waived'),
    excused: sumOf('excused'),
  }
}

async function changeSince(
  transaction: Transaction,
  night: EarlierNight,
  { organisationId, people, practices, parametersHash, profiles, counting }: SnapshotSource,
): Promise<ChangeDocument> {
  const before = await probabilitiesOn(readerWithin(transaction), { organisationId, night })
  const numbers = new Map(people.map(({ id }, number) => [id, number]))
  const of = (personId: string) => {
    const number = numbers.get(personId)
    return number === undefined ? undefined : profiles.probabilitiesOf(number)
  }
  return comparePeople([...numbers.keys()], {
    before,
    after: { practices, parametersHash, of },
    peopleBefore: counting === null ? null : before.people,
  })
}

async function keepPersons(
  transaction: Transaction,
  { organisationId, people, profiles }: SnapshotSource,
  day: Date,
): Promise<void> {
  for (let from = 0; from < people.length; from += rowsAtOnce) {
    const rows = people.slice(from, from + rowsAtOnce).map(({ id }, place) => ({
      id,
      probabilities: Array.from(profiles.probabilitiesOf(from + place), (probability) =>
        Number.isNaN(probability) ? UNKNOWN_CHANCE : Math.fround(probability),
      ),
    }))
    await transaction.$executeRaw`
      INSERT INTO person_snapshot (organisation_id, day, person_id, probabilities)
      SELECT ${organisationId}::uuid, ${day}::date, kept.id, kept.probabilities
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS kept(id uuid, probabilities real[])
      JOIN person p ON p.organisation_id = ${organisationId}::uuid AND p.id = kept.id AND p.status <> 'suspended'`
  }
}

/** Of old nights one a week stays, Sunday's, and those on which everybody's probabilities were kept. */
async function thinOut(
  transaction: Transaction,
  { organisationId, day }: { organisationId: string; day: Date },
): Promise<void> {
  await transaction.personSnapshot.deleteMany({
    where: { organisationId, day: { lt: daysBefore(day, personsKeptDays) } },
  })
  await transaction.$executeRaw`
    DELETE FROM snapshot s WHERE s.organisation_id = ${organisationId}::uuid AND s.day < ${daysBefore(day, nightsKeptDays)}::date
      AND extract(isodow FROM s.day) <> 7
      AND NOT EXISTS (SELECT 1 FROM person_snapshot p WHERE p.organisation_id = s.organisation_id AND p.day = s.day)`
}

function toJson(document: ChangeDocument): Prisma.InputJsonObject {
  return { ...document, practices: { ...document.practices } }
}

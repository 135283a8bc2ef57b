import { z } from 'zod'
import { askedModules } from '#data/assignments/shared/asked-modules.ts'
import { curriculumInService } from '#data/curriculum/shared/curriculum.ts'
import { inReadOnlyTransaction, type ReadOnlyTransaction } from '#data/database/read-only.ts'
import { sql } from '#data/database/sql.ts'
import { readClinicians } from '#data/reports/shared/read-clinicians.ts'
import { EvidenceInBulkSchema, evidenceIn, evidenceInBulk } from '#data/understanding/shared/evidence-row.ts'
import { CutSensitivityCount } from '#domain/comprehension/cut-sensitivity.ts'
import type { Evidence } from '#domain/comprehension/evidence.ts'
import { PersonProfiles } from '#domain/comprehension/groups/person-profiles.ts'
import type { Parameters } from '#domain/comprehension/parameters.ts'
import { type Counting, readCounting } from './counted-people.ts'
import { evidenceUntil } from './evidence-until.ts'
import type { CompletionAndWaiverCounts, SnapshotSource } from './keep-snapshot.ts'

const CompletedRow = z.object({
  person_id: z.string(),
  done: z.number(),
  assigned: z.number(),
  waived: z.number(),
  excused: z.number(),
})
const EvidenceOfPerson = EvidenceInBulkSchema.extend({ person_id: z.string(), practice_id: z.string() })

/** Of each person, how many modules were asked of them up to a moment, each once, how many of those are done, and how many they are spared. */
const completedModules = (organisationId: string, at: Date) => sql`
  SELECT person_id, (count(*) FILTER (WHERE spared_by IS NULL))::integer AS assigned, (count(*) FILTER (WHERE done))::integer AS done,
    (count(*) FILTER (WHERE spared_by = 'waiver'))::integer AS waived,
    (count(*) FILTER (WHERE spared_by = 'understanding'))::integer AS excused
  FROM (${askedModules({ organisationId, of: sql`true`, at })}) module
  GROUP BY person_id`

const evidenceOfAll = (organisationId: string) => sql`
  SELECT u.person_id, u.practice_id, ${evidenceInBulk}
  FROM understanding u WHERE u.organisation_id = ${organisationId}::uuid ORDER BY u.person_id`

/** So many rows of likelihoods are in memory at once. */
const rowsAtOnce = 5000

/** Reads an organisation's night: from the understanding rows, one practice of one person each, and never from answers. */
export async function readSnapshot(organisationId: string, { now }: { now: Date }): Promise<SnapshotSource | null> {
  const { practices, parameters, parametersHash } = await curriculumInService({ organisationId })
  const pieces = inReadOnlyTransaction(
    { organisationId },
    async function* (transaction): AsyncGenerator<SnapshotSource> {
      const clinicians = await readClinicians(transaction, organisationId)
      const ids = practices.map(({ id }) => id)
      const counting = await readCounting(transaction, {
        organisationId,
        people: clinicians.people,
        practices: ids,
        now,
      })
      const people = counting?.people ?? clinicians.people
      const numberOf = new Map(people.map(({ id }, number) => [id, number]))
      const countedEvidence = await evidenceForCounting(transaction, { organisationId, parameters, counting })
      const profiles = new PersonProfiles(people.length, parameters, { practices, asOf: now })
      const cuts = new CutSensitivityCount(parameters, { practices, asOf: now })
      const knownNumbers = new Set<number>()
      const take = (number: number, evidence: ReadonlyMap<string, Evidence>) => {
        profiles.set(number, evidence)
        if (evidence.size > 0) cuts.add(evidence)
        knownNumbers.add(number)
      }
      for await (const { personId, evidence } of readEvidence(transaction, organisationId)) {
        const number = numberOf.get(personId)
        if (number !== undefined) take(number, countedEvidence(personId, evidence))
      }
      for (const [number, { id }] of people.entries())
        if (!knownNumbers.has(number)) take(number, countedEvidence(id, new Map()))
      const completions = await readCompletions(transaction, { organisationId, numberOf, at: now })
      yield {
        organisationId,
        asOf: now,
        practices: ids,
        parametersHash,
        people,
        profiles,
        completed: completions,
        cutSensitivity: cuts.counts,
        counting,
      }
    },
  )
  // To its end, which leaves the connection to the next organisation.
  let night: SnapshotSource | null = null
  for await (const source of pieces) night = source
  return night
}

/** What is known of someone as they count: without the answers that wait, see `readCounting`. */
async function evidenceForCounting(
  transaction: ReadOnlyTransaction,
  {
    organisationId,
    parameters,
    counting,
  }: { organisationId: string; parameters: Parameters; counting: Counting | null },
): Promise<(personId: string, evidence: ReadonlyMap<string, Evidence>) => ReadonlyMap<string, Evidence>> {
  const waiting = counting?.waiting ?? new Map<string, ReadonlyMap<string, number | null>>()
  const before = await evidenceUntil(transaction, { organisationId, until: waiting, parameters })
  return (personId, evidence) => {
    const practices = waiting.get(personId)
    if (practices === undefined) return evidence
    return new Map([
      ...[...evidence].filter(([practice]) => !practices.has(practice)),
      ...(before.get(personId) ?? new Map<string, Evidence>()),
    ])
  }
}

export async function readCompletions(
  transaction: ReadOnlyTransaction,
  { organisationId, numberOf, at }: { organisationId: string; numberOf: ReadonlyMap<string, number>; at: Date },
): Promise<CompletionAndWaiverCounts[]> {
  const completions = Array.from(
    { length: numberOf.size },
    (): CompletionAndWaiverCounts => ({ done: 0, assigned: 0, waived: 0, excused: 0 }),
  )
  for (const { person_id, ...counts } of await transaction.all(CompletedRow, completedModules(organisationId, at))) {
    const number = numberOf.get(person_id)
    if (number !== undefined) completions[number] = counts
  }
  return completions
}

async function* readEvidence(
  transaction: ReadOnlyTransaction,
  organisationId: string,
): AsyncGenerator<{ personId: string; evidence: ReadonlyMap<string, Evidence> }> {
  const batches = transaction.batches(EvidenceOfPerson, evidenceOfAll(organisationId), { size: rowsAtOnce })
  let personId: string | null = null
  let evidence = new Map<string, Evidence>()
  for await (const rows of batches) {
    for (const row of rows) {
      if (personId !== null && row.person_id !== personId) {
        yield { personId, evidence }
        evidence = new Map()
      }
      personId = row.person_id
      evidence.set(row.practice_id, evidenceIn(row))
    }
  }
  if (personId !== null) yield { personId, evidence }
}

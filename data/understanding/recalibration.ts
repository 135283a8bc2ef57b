/**
 * What the nightly recalibration does across organisations. It has no viewer: each name says that it is dangerous; call
 * these from the job alone.
 */
import { z } from 'zod'
import { contentHash } from '#curriculum/canonical-json.ts'
import { curriculumByHash, parametersByHash } from '#data/curriculum/shared/curriculum.ts'
import { readPublishedItems } from '#data/curriculum/shared/published-items.ts'
import { call, database } from '#data/database/database.ts'
import { recalibrate } from '#domain/comprehension/calibration/recalibrate.ts'
import {
  FEWEST_ANSWERS_TO_CALIBRATE,
  FEWEST_PEOPLE_TO_CALIBRATE,
  isWorthPublishing,
} from '#domain/comprehension/calibration/worth-publishing.ts'
import { ASSUMED_FORGETTING } from '#domain/comprehension/forgetting.ts'
import { assessItems, itemsToQuarantine } from '#domain/comprehension/items/assess-items.ts'
import { withoutNeedlessQuarantine } from '#domain/comprehension/items/items-in-doubt.ts'
import type { Parameters } from '#domain/comprehension/parameters.ts'
import { groupDifferences } from './internal/group-differences.ts'
import { readAnswersOfAll } from './internal/read-answers.ts'
import { statisticsDocuments } from './internal/statistics-documents.ts'

export type RecalibrationOutcome = {
  /**
   * Kept: too few answers, so what is in force stands, but for a quarantine that the answers no longer speak for. Unchanged:
   * what was learned differs too little from what is in force. Overtaken: something else was published meanwhile, and the next run starts from it.
   */
  readonly outcome: 'kept' | 'unchanged' | 'published' | 'overtaken'
  readonly answers: number
  readonly people: number
  readonly parametersHash: string
  /** Items that stopped counting with this run, and those that count again. */
  readonly quarantined: readonly string[]
  readonly released: readonly string[]
  readonly forgetting: 'refitted' | 'too-few-later-answers'
}

/**
 * Learns the parameters anew from all organisations' answers, puts them in service where that matters, and stores what the
 * answers say of each item. The same answers give the same, however often it runs; killed anywhere, it leaves what was in
 * service, or what it has put there whole.
 */
export async function dangerouslyRecalibrate({ now }: { now: Date }): Promise<RecalibrationOutcome> {
  const inService = await database().publication.findFirstOrThrow({ orderBy: { id: 'desc' } })
  const inForce = await parametersByHash(inService.parametersHash)
  const curriculum = await curriculumByHash(inService.curriculumHash)
  const { items, contents } = await readPublishedItems(
    database(),
    new Set([...curriculum.modules, ...curriculum.followUps].map(({ hash }) => hash)),
  )
  const answers = await readAnswersOfAll(new Map(items.map(({ id, format }) => [id, format])))
  const { table } = answers
  const counts = { answers: table.item.length, people: table.people.length }
  if (counts.answers < FEWEST_ANSWERS_TO_CALIBRATE || counts.people < FEWEST_PEOPLE_TO_CALIBRATE) {
    const inDoubt = itemsToQuarantine(assessItems(table, inForce, contents))
    const parameters = withoutNeedlessQuarantine(inForce, inDoubt)
    const changes = quarantineChanges(parameters, inForce)
    const previousHash = inService.parametersHash
    const hash = contentHash(parameters)
    const isNew = parameters !== inForce
    const isPublished = isNew && (await publish({ previousHash, parametersHash: hash, parameters, ...changes, now }))
    const parametersHash = isPublished ? hash : previousHash
    const inUse = isPublished ? parameters : inForce
    const statistics = assessItems(table, inUse, contents)
    const documents = statisticsDocuments(table, inUse, { statistics, differences: new Map() })
    await storeStatistics(parametersHash, documents, now)
    const changeSummary = isPublished ? changes : { quarantined: [], released: [] }
    return { outcome: 'kept', ...counts, parametersHash, ...changeSummary, forgetting: 'too-few-later-answers' }
  }
  // Always from what was assumed, never from what the last run learned: or each night would move it further.
  const recalibration = recalibrate(table, items, { contents, forgetting: ASSUMED_FORGETTING })
  const { parameters } = recalibration.calibration
  const forgetting = recalibration.forgetting.verdict
  const changes = quarantineChanges(parameters, inForce)
  const isNew = isWorthPublishing(parameters, inForce)
  const parametersHash = isNew ? contentHash(parameters) : inService.parametersHash
  if (
    isNew &&
    !(await publish({ previousHash: inService.parametersHash, parametersHash, parameters, ...changes, now }))
  )
    return {
      outcome: 'overtaken',
      ...counts,
      parametersHash: inService.parametersHash,
      quarantined: [],
      released: [],
      forgetting,
    }
  const differences = groupDifferences(answers, parameters)
  const documents = statisticsDocuments(table, parameters, { statistics: recalibration.statistics, differences })
  await storeStatistics(parametersHash, documents, now)
  if (!isNew) return { outcome: 'unchanged', ...counts, parametersHash, quarantined: [], released: [], forgetting }
  return { outcome: 'published', ...counts, parametersHash, ...changes, forgetting }
}

function quarantineChanges(
  learnedParameters: Parameters,
  inForce: Parameters,
): { readonly quarantined: string[]; readonly released: string[] } {
  const inQuarantine = ({ items }: Parameters) =>
    new Set(Object.entries(items).flatMap(([id, item]) => (item.quarantined ? [id] : [])))
  const [now, before] = [inQuarantine(learnedParameters), inQuarantine(inForce)]
  return {
    quarantined: [...now].filter((id) => !before.has(id)).sort(),
    released: [...before].filter((id) => !now.has(id)).sort(),
  }
}

const publishCalibration = {
  name: 'publish_calibration',
  text: 'SELECT publish_calibration($1, $2, $3, $4, $5, $6) AS outcome',
  row: z.object({ outcome: z.enum(['published', 'overtaken']) }),
}

/** False: something else was published since these parameters were learned. */
async function publish({
  previousHash,
  parametersHash,
  parameters,
  quarantined,
  released,
  now,
}: {
  previousHash: string
  parametersHash: string
  parameters: Parameters
  quarantined: readonly string[]
  released: readonly string[]
  now: Date
}): Promise<boolean> {
  const [row] = await call(publishCalibration, [
    previousHash,
    parametersHash,
    JSON.stringify(parameters),
    quarantined,
    released,
    now,
  ])
  return row?.outcome === 'published'
}

const storeItemStatistics = {
  name: 'store_item_statistics',
  text: 'SELECT store_item_statistics($1, $2, $3)',
  row: z.unknown(),
}

async function storeStatistics(parametersHash: string, documents: object, now: Date): Promise<void> {
  await call(storeItemStatistics, [parametersHash, JSON.stringify(documents), now])
}

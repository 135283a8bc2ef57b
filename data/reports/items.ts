import { type Curriculum, curriculumInService, preparedModule } from '#data/curriculum/shared/curriculum.ts'
import { type PracticeTexts, practicesFor } from '#data/curriculum/shared/curriculum-texts.ts'
import { casesOfBank } from '#data/curriculum/shared/follow-up-cases.ts'
import { shownVersion } from '#data/shown-version.ts'
import type { StoredItemStatistics } from '#data/understanding/shared/item-statistics.ts'
import { newestItemStatistics } from '#data/understanding/shared/newest-item-statistics.ts'
import type { Administrator } from '#data/viewer.ts'
import { isInDoubt } from '#domain/comprehension/items/items-in-doubt.ts'
import type { Item, Text } from '#domain/scenario/module.ts'
import { itemDecisions, shownDecision } from './internal/item-decisions.ts'
import { openContests } from './internal/open-contests.ts'

export type ReportedItem = {
  readonly id: string
  readonly prompt: Text
  readonly practice: PracticeTexts
  /** The module that asks it; null: the follow-up bank. */
  readonly module: { readonly slug: string; readonly title: Text } | null
  readonly options: readonly { readonly id: string; readonly text: Text }[]
  /** The question whole, with its key and what is told before it: of those to decide on or decided on, to be read. */
  readonly whole: { readonly item: Item; readonly prose: readonly Text[] } | null
  /** Of the organisation's clinicians, how many wait for an answer to what they say of it. */
  readonly contests: number
  /** What the organisation decided last after reading it; null where no one has. */
  readonly decision: ItemDecision | null
  /** What the forms that show it carry; see isOvertaken(). */
  readonly version: string
  /** Null: nobody has answered it yet. */
  readonly statistics: StoredItemStatistics | null
}

/** `contested`: for whoever writes the questions; whether it counts is as before. */
export type ItemOutcome = 'stays-out' | 'counts-again' | 'contested'

export type ItemDecision = {
  readonly id: string
  readonly outcome: ItemOutcome
  readonly reason: string
  readonly at: Date
  readonly by: string | null
}

export type ItemsReport = {
  /** When the statistics were computed; null before the first night. */
  readonly asOf: Date | null
  /** Those that someone must look at first: quarantined ones, then flagged ones. */
  readonly items: readonly ReportedItem[]
}

/**
 * What the answers of everybody, in all organisations, say of each item in service, and whether it counts for the viewer's.
 * Told under the viewer's own policy; nobody's answer is in it.
 */
export async function itemsReport(viewer: Administrator): Promise<ItemsReport> {
  const curriculum = await curriculumInService(viewer)
  const practices = new Map(practicesFor(viewer, curriculum).map((practice) => [practice.id, practice]))
  const [decisions, contests, inService] = await Promise.all([
    itemDecisions(viewer),
    openContests(viewer),
    itemsInService(viewer, curriculum),
  ])
  const ids = inService.map(({ item }) => item.id)
  const { byItem: statistics, asOf } = await newestItemStatistics(ids, curriculum)
  const items = inService.flatMap(({ item, module, prose }): ReportedItem[] => {
    const practice = practices.get(item.practice)
    if (practice === undefined) return []
    const options = item.options.map(({ id, text }) => ({ id, text }))
    const { id, prompt } = item
    const ofItem = statistics.get(id) ?? null
    const decision = decisions.get(id) ?? null
    const whole = isInDoubt(ofItem) || decision !== null ? { item, prose } : null
    const waiting = contests.get(id) ?? 0
    const version = shownVersion(shownDecision(decision))
    return [{ id, prompt, practice, module, options, whole, contests: waiting, decision, version, statistics: ofItem }]
  })
  return { asOf, items: items.sort((a, b) => gravity(a) - gravity(b)) }
}

type ItemInService = {
  readonly item: Item
  readonly prose: readonly Text[]
  readonly module: ReportedItem['module']
}

async function itemsInService(viewer: Administrator, curriculum: Curriculum): Promise<ItemInService[]> {
  const { policyVersion } = curriculum
  const modules = await Promise.all(
    curriculum.modules.map(({ hash }) => preparedModule(viewer, { moduleVersionHash: hash, policyVersion })),
  )
  const banks = await Promise.all(curriculum.followUps.map(({ hash }) => casesOfBank(viewer, hash, policyVersion)))
  return [
    ...modules.flatMap(({ slug, title, scenes }) =>
      Object.values(scenes).flatMap(({ then, prose }) =>
        then.do === 'ask' ? [{ item: then.item, prose, module: { slug, title } }] : [],
      ),
    ),
    ...banks.flatMap((cases) => cases.map(({ item, situation }) => ({ item, prose: situation, module: null }))),
  ]
}

/** Quarantined, then a key that may be wrong, then any other flag or difference, then sound ones, then those without a verdict. */
function gravity({ statistics }: ReportedItem): number {
  if (statistics === null) return 5
  if (statistics.quarantined) return 0
  if (statistics.verdict === 'too-few-answers') return 4
  if (statistics.flags.includes('key-may-be-wrong')) return 1
  return isInDoubt(statistics) ? 2 : 3
}

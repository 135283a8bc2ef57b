import { localise, localiseFollowUps } from '#curriculum/localise.ts'
import { type ContentInService, contentInService } from '#data/curriculum/shared/content-in-service.ts'
import { type Curriculum, curriculumInService } from '#data/curriculum/shared/curriculum.ts'
import { type PracticeTexts, practicesFor } from '#data/curriculum/shared/curriculum-texts.ts'
import { inOrganisation } from '#data/database/database.ts'
import type { Administrator } from '#data/viewer.ts'
import type { Policy } from '#domain/policy/policy.ts'
import { type PolicyChange, policyChanges } from '#domain/policy/policy-change.ts'
import { teachingByPractice } from '#domain/policy/teaching.ts'
import { type Moment, type MomentDifference, momentDifference } from '#domain/policy/telling-difference.ts'
import type { Item, Module, PracticeId, Text } from '#domain/scenario/module.ts'

/** What one module or one practice's follow-up bank says otherwise. */
export type PartPreview = {
  readonly id: string
  readonly title: Text
  /** `number`: its place among the scenes or questions, from 1; null is what is said of the module in lists. */
  readonly moments: readonly (MomentDifference & { readonly number: number | null })[]
}

export type PolicyPreview = {
  readonly changes: readonly PolicyChange[]
  /** Only those in which something changes, in the order of the curriculum. */
  readonly modules: readonly PartPreview[]
  readonly followUps: readonly PartPreview[]
  /** Practices that are taught otherwise, with how many people have shown something there that is then to be confirmed. */
  readonly toConfirm: readonly { readonly practice: PracticeTexts; readonly people: number }[]
}

type Telling = { readonly language: string; readonly policy: Policy }

function momentsOf(module: Module): Moment[] {
  return Object.values(module.scenes).map(({ id, stage, prose, then }) => ({
    id,
    stage,
    prose,
    item: then.do === 'ask' ? then.item : null,
  }))
}

function differences(before: readonly Moment[], after: readonly Moment[]): PartPreview['moments'] {
  const later = new Map(after.map((moment) => [moment.id, moment]))
  return before.flatMap((moment, place) => {
    const other = later.get(moment.id)
    const difference = other === undefined ? null : momentDifference(moment, other)
    return difference === null ? [] : [{ ...difference, number: place + 1 }]
  })
}

/** The face of a module, which stands in lists. */
function faceOf({ slug, title, summary, setting }: Module): Moment {
  return { id: slug, stage: null, prose: [title, summary, setting], item: null }
}

function modulePreviews({ modules }: ContentInService, before: Telling, after: Telling): PartPreview[] {
  return modules.flatMap((publishedModule) => {
    const [then, now] = [localise(publishedModule, before), localise(publishedModule, after)]
    const face = momentDifference(faceOf(then), faceOf(now))
    const scenes = differences(momentsOf(then), momentsOf(now))
    const moments = [...(face === null ? [] : [{ ...face, number: null }]), ...scenes]
    return moments.length === 0 ? [] : [{ id: now.slug, title: now.title, moments }]
  })
}

function followUpPreviews(
  { followUps }: ContentInService,
  practices: readonly PracticeTexts[],
  before: Telling,
  after: Telling,
): PartPreview[] {
  return followUps.flatMap((publishedModule) => {
    const momentsUnder = (telling: Telling) =>
      localiseFollowUps(publishedModule, telling).map(({ id, situation, stage, item }) => ({
        id,
        stage,
        prose: situation,
        item,
      }))
    const moments = differences(momentsUnder(before), momentsUnder(after))
    const practice = practices.find(({ id }) => id === publishedModule.document.practice)
    return moments.length === 0 || practice === undefined ? [] : [{ id: practice.id, title: practice.name, moments }]
  })
}

/** What the documents in service say under both policies, in the viewer's language, side by side. */
export async function policyPreview(
  viewer: Administrator,
  policies: { readonly before: Policy; readonly after: Policy },
): Promise<PolicyPreview> {
  const curriculum = await curriculumInService(viewer)
  const content = await contentInService(curriculum)
  const practices = practicesFor(viewer, curriculum)
  const [before, after] = [policies.before, policies.after].map((policy) => ({ language: viewer.language, policy }))
  if (before === undefined || after === undefined) throw new Error('two policies are compared')
  const affectedPractices = taughtOtherwise(content, policies)
  const people = await peopleWithEvidence(viewer, affectedPractices)
  return {
    changes: policyChanges(policies.before, policies.after),
    modules: modulePreviews(content, before, after),
    followUps: followUpPreviews(content, practices, before, after),
    toConfirm: practices
      .filter(({ id }) => affectedPractices.includes(id))
      .map((practice) => ({ practice, people: people.get(practice.id) ?? 0 })),
  }
}

async function peopleWithEvidence(
  { organisationId }: Administrator,
  practices: readonly PracticeId[],
): Promise<ReadonlyMap<PracticeId, number>> {
  const answerCounts = await inOrganisation({ organisationId }, (transaction) =>
    transaction.understanding.groupBy({
      by: ['practiceId'],
      where: { organisationId, practiceId: { in: [...practices] } },
      _count: true,
    }),
  )
  return new Map(answerCounts.map(({ practiceId, _count }) => [practiceId, _count]))
}

/** Every item in service, in English: conditions and names fall the same way in every language. */
function itemsUnder({ modules, followUps }: ContentInService, policy: Policy): Item[] {
  const audience = { language: 'en', policy }
  return [
    ...modules.flatMap((publishedModule) =>
      momentsOf(localise(publishedModule, audience)).flatMap(({ item }) => item ?? []),
    ),
    ...followUps.flatMap((publishedModule) => localiseFollowUps(publishedModule, audience).map(({ item }) => item)),
  ]
}

function taughtOtherwise(
  content: ContentInService,
  policies: { readonly before: Policy; readonly after: Policy },
): PracticeId[] {
  const before = teachingByPractice(itemsUnder(content, policies.before))
  const after = teachingByPractice(itemsUnder(content, policies.after))
  return [...after.keys()].filter((practice) => before.get(practice) !== after.get(practice))
}

type Version = { readonly version: number; readonly policy: Policy }

/**
 * The practices that the next version teaches differently from the last of `versions` (given oldest first), each with the
 * earliest version that taught the same, marked by the content in service now.
 */
export async function findAffectedPractices(
  curriculum: Curriculum,
  { versions, next }: { readonly versions: readonly Version[]; readonly next: Version },
): Promise<{ readonly practice: PracticeId; readonly teachesAs: number }[]> {
  const content = await contentInService(curriculum)
  const under = (policy: Policy) => teachingByPractice(itemsUnder(content, policy))
  const practicesByVersion = versions.map(({ version, policy }) => ({ version, practices: under(policy) }))
  const inForce = practicesByVersion.at(-1)?.practices
  return [...under(next.policy)].flatMap(([practice, teaching]) => {
    if (inForce?.get(practice) === teaching) return []
    const same = practicesByVersion.find(({ practices }) => practices.get(practice) === teaching)
    return [{ practice, teachesAs: same?.version ?? next.version }]
  })
}

import { factsOf } from '#domain/policy/facts.ts'
import { fillingOf } from '#domain/policy/fill.ts'
import type { Policy } from '#domain/policy/policy.ts'
import type { Item, Module, Text } from '#domain/scenario/module.ts'
import type { Stage } from '#domain/scenario/stage.ts'
import type { FollowUpDocument, ModuleDocument, PhrasesDocument, TextDocument } from './schema/document.ts'
import { pickText, type Telling, tellItem, tellProse, tellStage, tellText, tellThen } from './telling.ts'

export type PublishedDocument<Document> = { readonly hash: string; readonly document: Document }

/** Who a document is told to: in what language, under what policy. */
export type Audience = { readonly language: string; readonly policy: Policy }

/** One item of a follow-up, with the moment in which it is asked. */
export type FollowUp = {
  readonly id: string
  readonly situation: readonly Text[]
  readonly stage: Stage | null
  readonly item: Item
}

/** How this audience is told: the policy's own words, and the phrases that stand in where it has none. */
export function tellingFor(phrases: PhrasesDocument, { language, policy }: Audience): Telling {
  const facts = factsOf(policy)
  return {
    language,
    facts,
    wordsFor: (placeholder) => {
      const filling = fillingOf(policy, placeholder)
      if (filling.is === 'named') return filling.words
      const phrase = Object.hasOwn(phrases, placeholder) ? phrases[placeholder] : undefined
      if (phrase === undefined) return placeholder
      const words = filling.is === 'none' && phrase.none !== null ? phrase.none : phrase.unset
      return pickText(words, { language, facts }).text
    },
  }
}

/** What a module's title page says, without the scenes. */
function faceOf(
  { hash, document }: PublishedDocument<ModuleDocument>,
  telling: Telling,
): Omit<Module, 'start' | 'scenes'> {
  return {
    slug: document.slug,
    versionHash: hash,
    title: tellText(document.title, telling),
    summary: tellText(document.summary, telling),
    setting: tellText(document.setting, telling),
    minutes: document.minutes,
    practices: document.practices,
  }
}

/** The same for an audience: much less to say than the whole module, where a page only names it. */
export function tellFace(
  publishedModule: PublishedDocument<ModuleDocument>,
  audience: Audience,
): Omit<Module, 'start' | 'scenes'> {
  return faceOf(publishedModule, tellingFor(publishedModule.document.phrases, audience))
}

/** A published module as someone is told it. Pure: the same document, language and policy give the same module. */
export function tellModule(publishedModule: PublishedDocument<ModuleDocument>, telling: Telling): Module {
  const { document } = publishedModule
  return {
    ...faceOf(publishedModule, telling),
    start: document.start,
    scenes: Object.fromEntries(
      document.scenes.map((scene) => {
        const then = tellThen(scene, telling)
        const stage = tellStage(scene.stage, telling)
        return [scene.id, { id: scene.id, stage, prose: tellProse(scene.prose, telling), then }]
      }),
    ),
  }
}

/** A published module in a language, filled from a policy; a text without a translation is the English one, and says so. */
export function localise(publishedModule: PublishedDocument<ModuleDocument>, audience: Audience): Module {
  return tellModule(publishedModule, tellingFor(publishedModule.document.phrases, audience))
}

export function tellFollowUps({ document }: PublishedDocument<FollowUpDocument>, telling: Telling): FollowUp[] {
  return document.items.map(({ situation, stage, item }) => ({
    id: item.id,
    situation: tellProse(situation, telling),
    stage: stage === null ? null : tellStage(stage, telling),
    item: tellItem(item, telling),
  }))
}

/** A practice's follow-up bank in a language, filled from a policy. */
export function localiseFollowUps(
  publishedModule: PublishedDocument<FollowUpDocument>,
  audience: Audience,
): FollowUp[] {
  return tellFollowUps(publishedModule, tellingFor(publishedModule.document.phrases, audience))
}

/** A text of a register, such as a practice's name or a misconception's sentence: the checker lets no placeholder in. */
export function localiseText(text: TextDocument, { language, policy }: Audience): Text {
  return pickText(text, { language, facts: factsOf(policy) })
}

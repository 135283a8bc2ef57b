import { type Facts, factsOf, holds } from '#domain/policy/facts.ts'
import { fill, fillingOf, type Placeholder } from '#domain/policy/fill.ts'
import type { Policy } from '#domain/policy/policy.ts'
import type { Item, Module, Scene, Stage, Text, Tile } from '#domain/scenario/module.ts'
import type {
  FollowUpDocument,
  ItemDocument,
  ModuleDocument,
  PhrasesDocument,
  SceneDocument,
  StageDocument,
  TextDocument,
  TileDocument,
} from './schema/document.ts'
import { paragraphs } from './source-text.ts'

export type Published<Document> = { readonly hash: string; readonly document: Document }

/** For whom a document is told: in what language, under what policy. */
export type Audience = { readonly language: string; readonly policy: Policy }

/** One item of a follow-up, with the moment in which it is asked. */
export type FollowUp = {
  readonly id: string
  readonly situation: readonly Text[]
  readonly stage: Stage | null
  readonly item: Item
}

/** How a text document becomes a text: which facts hold, which words fill the placeholders. */
export type Telling = {
  readonly language: string
  readonly facts: Facts
  readonly wordsFor: (placeholder: Placeholder) => string
}

function pick(text: TextDocument, { facts, language }: Pick<Telling, 'facts' | 'language'>): Text {
  const variant = Array.isArray(text)
    ? (text.find(({ when }) => when === null || holds(when, facts)) ?? text.at(-1))?.say
    : text
  const said = variant ?? { en: '' }
  for (const tried of [language, language.split('-')[0] ?? language]) {
    const words = Object.hasOwn(said, tried) ? said[tried] : undefined
    if (words !== undefined) return { text: words, language: tried }
  }
  return { text: said.en, language: 'en' }
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
      const said = filling.is === 'none' && phrase.none !== null ? phrase.none : phrase.unset
      return pick(said, { language, facts }).text
    },
  }
}

export function tellText(text: TextDocument, telling: Telling): Text {
  const picked = pick(text, telling)
  return { text: fill(picked.text, telling.wordsFor), language: picked.language }
}

function tellProse(text: TextDocument, telling: Telling): Text[] {
  const told = tellText(text, telling)
  return paragraphs(told.text).map((paragraph) => ({ text: paragraph, language: told.language }))
}

function tellTile(tile: TileDocument, telling: Telling): Tile {
  return { ...tile, name: tellText(tile.name, telling) }
}

function tellStage(stage: StageDocument, telling: Telling): Stage {
  const tell = (text: TextDocument) => tellText(text, telling)
  return {
    description: tell(stage.description),
    surface: stage.surface,
    title: tell(stage.title),
    state: stage.state === null ? null : { kind: stage.state.kind, text: tell(stage.state.text) },
    tiles: stage.tiles.map((tile) => tellTile(tile, telling)),
    self: stage.self === null ? null : tellTile(stage.self, telling),
    notices: stage.notices.map((notice) => ({ kind: notice.kind, from: tell(notice.from), text: tell(notice.text) })),
    chat: stage.chat.map((line) => ({ from: tell(line.from), at: line.at, text: tell(line.text) })),
  }
}

export function tellItem(item: ItemDocument, telling: Telling): Item {
  const tell = (text: TextDocument) => tellText(text, telling)
  const offered = item.options.filter(({ onlyWhen }) => onlyWhen === null || holds(onlyWhen, telling.facts))
  return {
    id: item.id,
    kind: item.kind,
    practice: item.practice,
    format: item.format,
    prompt: tell(item.prompt),
    options: offered.map((option) => ({
      id: option.id,
      text: tell(option.text),
      correct: typeof option.correct === 'boolean' ? option.correct : holds(option.correct, telling.facts),
      why: tell(option.why),
      misconception:
        option.misconception === null
          ? null
          : { id: option.misconception.id, sentence: tell(option.misconception.sentence) },
      exposes: option.exposes.map((exposure) => ({
        id: exposure.id,
        what: tell(exposure.what),
        whose: tell(exposure.whose),
        toWhom: tell(exposure.toWhom),
      })),
      region: option.region,
    })),
    picture: item.picture === null ? null : { name: item.picture.name, description: tell(item.picture.description) },
    principle: tell(item.principle),
    sources: item.sources,
    difficulty: item.difficulty,
    justCompetent: item.justCompetent,
  }
}

function tellThen({ ask, way }: SceneDocument, telling: Telling): Scene['then'] {
  if (way.by === 'end') return { do: 'end' }
  if (way.by === 'go-on') return { do: 'go-on', next: way.next }
  // A document that asks nothing and yet leads by an answer is one that no checker let through.
  if (ask === null) return { do: 'end' }
  const item = tellItem(ask, telling)
  if (way.by === 'verdict') return { do: 'ask', item, way }
  const next = Object.fromEntries(
    item.options.flatMap(({ id }) => (Object.hasOwn(way.next, id) ? [[id, way.next[id] as string]] : [])),
  )
  return { do: 'ask', item, way: { by: 'option', next } }
}

/** A published module as somebody is told it. Pure: the same document, language and policy give the same module. */
export function tellModule({ hash, document }: Published<ModuleDocument>, telling: Telling): Module {
  return {
    slug: document.slug,
    versionHash: hash,
    title: tellText(document.title, telling),
    summary: tellText(document.summary, telling),
    setting: tellText(document.setting, telling),
    minutes: document.minutes,
    practices: document.practices,
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
export function localise(published: Published<ModuleDocument>, audience: Audience): Module {
  return tellModule(published, tellingFor(published.document.phrases, audience))
}

export function tellFollowUps({ document }: Published<FollowUpDocument>, telling: Telling): FollowUp[] {
  return document.items.map(({ situation, stage, item }) => ({
    id: item.id,
    situation: tellProse(situation, telling),
    stage: stage === null ? null : tellStage(stage, telling),
    item: tellItem(item, telling),
  }))
}

/** A practice's follow-up bank in a language, filled from a policy. */
export function localiseFollowUps(published: Published<FollowUpDocument>, audience: Audience): FollowUp[] {
  return tellFollowUps(published, tellingFor(published.document.phrases, audience))
}

/** A text of a register, such as a practice's name or a misconception's sentence: the checker lets no placeholder in. */
export function localiseText(text: TextDocument, { language, policy }: Audience): Text {
  return pick(text, { language, facts: factsOf(policy) })
}

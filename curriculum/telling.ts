import { type Facts, holds } from '#domain/policy/facts.ts'
import { fill, type Placeholder } from '#domain/policy/fill.ts'
import type { Item, Option, RouteScreen, Scene, Source, Text } from '#domain/scenario/module.ts'
import type { Stage, Tile } from '#domain/scenario/stage.ts'
import type { ItemDocument, SceneDocument, StageDocument, TextDocument, TileDocument } from './schema/document.ts'
import { paragraphs } from './source-text.ts'
import { primaryLanguage } from './varieties.ts'

type OptionDocument = ItemDocument['options'][number]

/** How a text document becomes a text: which facts hold, which words fill the placeholders. */
export type Telling = {
  readonly language: string
  readonly facts: Facts
  readonly wordsFor: (placeholder: Placeholder) => string
}

/**
 * The variant that the facts call for, its placeholders still to be filled: in the language asked; where that is a variety
 * that says nothing else, in its language; or else in English.
 */
export function pickText(text: TextDocument, { facts, language }: Pick<Telling, 'facts' | 'language'>): Text {
  const variant = Array.isArray(text)
    ? (text.find(({ when }) => when === null || holds(when, facts)) ?? text.at(-1))?.say
    : text
  const byLanguage = variant ?? { en: '' }
  for (const candidateLanguage of [language, primaryLanguage(language)]) {
    const words = Object.hasOwn(byLanguage, candidateLanguage) ? byLanguage[candidateLanguage] : undefined
    if (words !== undefined) return { text: words, language: candidateLanguage }
  }
  return { text: byLanguage.en, language: 'en' }
}

export function tellText(text: TextDocument, telling: Telling): Text {
  const pickedText = pickText(text, telling)
  return { text: fill(pickedText.text, telling.wordsFor), language: pickedText.language }
}

export function tellProse(text: TextDocument, telling: Telling): Text[] {
  const prose = tellText(text, telling)
  return paragraphs(prose.text).map((paragraph) => ({ text: paragraph, language: prose.language }))
}

function tellTile(tile: TileDocument, telling: Telling): Tile {
  return { ...tile, name: tellText(tile.name, telling) }
}

export function tellStage(stage: StageDocument, telling: Telling): Stage {
  const tell = (text: TextDocument) => tellText(text, telling)
  return {
    ...stage,
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

/** The tray that the facts call for. */
export function tellTray(tray: NonNullable<OptionDocument['tray']>, facts: Facts): string {
  if (typeof tray === 'string') return tray
  return (tray.find(({ when }) => when === null || holds(when, facts)) ?? tray.at(-1))?.tray ?? ''
}

/** A note goes with the option that it stands under. */
function tellScreen(
  { kind, title, notes }: NonNullable<ItemDocument['screen']>,
  options: readonly OptionDocument[],
  telling: Telling,
): RouteScreen {
  const offeredNotes = notes.filter(({ after }) => after === null || options.some(({ id }) => id === after))
  return {
    kind,
    title: tellText(title, telling),
    notes: offeredNotes.map(({ id, after, text }) => ({ id, after, text: tellText(text, telling) })),
  }
}

/** Those of everywhere and of this country; in no country that we know, those of everywhere or else all of them. */
function citedIn(sources: ItemDocument['sources'], { country }: Facts): Source[] {
  const citedSources = sources.filter(
    ({ countries }) => countries === undefined || (country !== 'unset' && countries.includes(country)),
  )
  return (citedSources.length === 0 ? sources : citedSources).map(({ countries: _, checked: __, ...source }) => source)
}

export function tellItem(item: ItemDocument, telling: Telling): Item {
  const tell = (text: TextDocument) => tellText(text, telling)
  const options = item.options.filter(({ onlyWhen }) => onlyWhen === null || holds(onlyWhen, telling.facts))
  return {
    id: item.id,
    kind: item.kind,
    practice: item.practice,
    format: item.format,
    prompt: tell(item.prompt),
    options: options.map(
      (option): Option => ({
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
        ...(option.tray !== undefined && { tray: tellTray(option.tray, telling.facts) }),
        ...(option.label && { label: tell(option.label) }),
      }),
    ),
    picture: item.picture === null ? null : { name: item.picture.name, description: tell(item.picture.description) },
    ...(item.trays && { trays: item.trays.map(({ id, text }) => ({ id, text: tell(text) })) }),
    ...(item.paper && { paper: { ...item.paper, title: tell(item.paper.title), reader: tell(item.paper.reader) } }),
    ...(item.screen && { screen: tellScreen(item.screen, options, telling) }),
    ...(item.twins !== undefined && { twins: item.twins }),
    principle: tell(item.principle),
    sources: citedIn(item.sources, telling.facts),
    difficulty: item.difficulty,
    justCompetent: item.justCompetent,
  }
}

export function tellThen({ ask, way }: SceneDocument, telling: Telling): Scene['then'] {
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

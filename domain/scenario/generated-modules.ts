import fc from 'fast-check'
import {
  type Exposure,
  type Item,
  type ItemFormat,
  itemFormats,
  type Misconception,
  type Module,
  type Option,
  type Scene,
  type SceneId,
  type Text,
} from './module.ts'
import type { Stage } from './stage.ts'

/** Stands in every text that a learner may not see before answering, so that a test can look for it. */
export const secretMark = 'SECRET'

function text(words: string): Text {
  return { text: words, language: 'en' }
}

const stage: Stage = {
  description: text('A consultation'),
  surface: 'video-call',
  title: text('The call'),
  state: null,
  tiles: [],
  self: null,
  notices: [],
  chat: [],
}

function misconception(id: string): Misconception {
  return { id: `${secretMark}-belief-${id}`, sentence: text(`${secretMark} belief`) }
}

function exposure(id: string): Exposure {
  return {
    id: `${secretMark}-exposure-${id}`,
    what: text(`${secretMark} what`),
    whose: text(`${secretMark} whose`),
    toWhom: text(`${secretMark} to whom`),
  }
}

function option(
  place: number,
  parts: { readonly item: string; readonly correct: boolean; readonly spot: boolean; readonly tray: string | null },
): Option {
  const id = `option-${place}`
  return {
    id,
    text: text(`Words of ${id}`),
    correct: parts.correct,
    why: text(`${secretMark} why`),
    misconception: parts.correct ? null : misconception(`${parts.item}-${place}`),
    exposes: parts.correct ? [] : [exposure(`${parts.item}-${place}`)],
    region: parts.spot ? { x: (place * 37) % 80, y: (place * 53) % 80, width: 12, height: 12 } : null,
    ...(parts.tray !== null && { tray: parts.tray }),
  }
}

function isKey(format: ItemFormat, marked: boolean, chosen: boolean): boolean {
  if (format === 'order' || format === 'sort') return true
  return format === 'single' || format === 'where-from' ? chosen : marked
}

export function generatedItem(id: string): fc.Arbitrary<Item> {
  return fc
    .record({
      format: fc.constantFrom(...itemFormats),
      kind: fc.constantFrom('decision' as const, 'check' as const),
      marks: fc.array(fc.boolean(), { minLength: 3, maxLength: 5 }),
      key: fc.nat(),
    })
    .map(({ format, kind, marks, key }) => ({
      id,
      kind,
      practice: 'approved-tools',
      format,
      prompt: text('What do you do?'),
      options: marks.map((mark, place) =>
        option(place, {
          item: id,
          correct: isKey(format, mark, place === key % marks.length),
          spot: format === 'spot',
          tray: format === 'sort' ? `tray-${mark ? 1 : 0}` : null,
        }),
      ),
      picture: format === 'spot' ? { name: 'ward-station', description: text('A ward station') } : null,
      ...(format === 'sort' && {
        trays: ['tray-0', 'tray-1'].map((tray) => ({ id: tray, text: text(`Words of ${tray}`) })),
      }),
      ...(format === 'strike' && {
        paper: { kind: 'form' as const, title: text('A form'), reader: text('The driver') },
      }),
      ...(format === 'where-from' && {
        screen: { kind: 'record' as const, title: text('A record'), notes: [] },
      }),
      principle: text(`${secretMark} principle`),
      sources: [
        {
          id: 'source',
          publisher: `${secretMark} publisher`,
          title: 'Title',
          published: '2025',
          address: null,
        },
      ],
      difficulty: 0,
      justCompetent: 0.6,
    }))
}

function makeScene(id: SceneId, then: Scene['then']): Scene {
  return { id, stage, prose: [text(`The story at ${id}`)], then }
}

function scene(id: SceneId, later: readonly SceneId[]): fc.Arbitrary<Scene> {
  const somewhere = fc.constantFrom(...later)
  const going = somewhere.map((next): Scene => makeScene(id, { do: 'go-on', next }))
  const asking = fc
    .tuple(generatedItem(`item-${id}`), fc.array(somewhere, { minLength: 5, maxLength: 5 }))
    .map(([item, ways]): Scene => {
      const way =
        item.format === 'single' || item.format === 'where-from'
          ? {
              by: 'option' as const,
              next: Object.fromEntries(
                item.options.map(({ id: optionId }, place) => [optionId, ways[place] as SceneId]),
              ),
            }
          : { by: 'verdict' as const, right: ways[0] as SceneId, wrong: ways[1] as SceneId }
      return makeScene(id, { do: 'ask', item, way })
    })
  return fc.oneof({ weight: 1, arbitrary: going }, { weight: 4, arbitrary: asking })
}

/** Modules as the checker lets them through: ways lead to later scenes only, the last scene ends. */
export const generatedModule: fc.Arbitrary<Module> = fc.integer({ min: 1, max: 12 }).chain((length) => {
  const ids = Array.from({ length: length + 1 }, (_, place) => `scene-${place}`)
  const last = makeScene(`scene-${length}`, { do: 'end' })
  return fc.tuple(...ids.slice(0, -1).map((id, place) => scene(id, ids.slice(place + 1)))).map((scenes) => ({
    slug: 'generated',
    versionHash: '0'.repeat(64),
    title: text('Generated'),
    summary: text('A generated module'),
    setting: text('Nowhere'),
    minutes: 9,
    practices: ['approved-tools'],
    start: 'scene-0',
    scenes: Object.fromEntries([...scenes, last].map((each) => [each.id, each])),
  }))
})

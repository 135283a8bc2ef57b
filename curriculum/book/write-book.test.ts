import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compileFolder } from '#curriculum/compilation.ts'
import { type ItemFloor, withFloors } from '#curriculum/guessing/floors.ts'
import { smallFollowUps } from '#curriculum/small-follow-ups.ts'
import { smallModule } from '#curriculum/small-module.ts'
import type { Telling } from '#curriculum/telling.ts'
import { realContent, withContent } from '#curriculum/test-folder.ts'
import { factsOf } from '#domain/policy/facts.ts'
import { unsetPolicy } from '#domain/policy/policy.ts'
import { annotateFollowUps, annotateModule } from './annotate-content.ts'
import { html } from './html.ts'
import { type BookFrame, writeBook } from './write-book.ts'

const telling: Telling = { language: 'en', facts: factsOf(unsetPolicy), wordsFor: (name) => `[${name}]` }
const frame: BookFrame = {
  language: 'en',
  say: (key, values) => [key, ...Object.values(values ?? {})].join(' '),
  day: (date) => date,
  direction: 'ltr',
  languageName: 'English',
  today: '2026-11-22',
  fonts: '',
}

type Parts = { readonly language?: string; readonly floors?: ReadonlyMap<string, ItemFloor> }

function bookOf(folder: string, { language = 'en', floors = new Map() }: Parts = {}) {
  const content = withFloors(compileFolder(folder).content, floors)
  const context = { ...content, telling: { ...telling, language }, today: '2026-11-22' }
  const modules = content.modules.map((module) => annotateModule(module, context))
  const followUps = content.followUps.map((each) => annotateFollowUps(each, context))
  const book = { ...content, modules, followUps, telling: context.telling }
  return { content, modules, followUps, written: writeBook(book, { ...frame, language }) }
}

const whole = bookOf(realContent)
const small = withContent({ 'modules/small/module.yaml': smallModule }, (folder) => bookOf(folder))

describe('the book of everything', () => {
  it('has every question once, with a place to mark it', () => {
    const ids = [...whole.modules.flatMap(({ scenes }) => scenes), ...whole.followUps.flatMap(({ moments }) => moments)]
      .flatMap(({ item }) => item ?? [])
      .map(({ id }) => id.replace('/', '--'))
    expect(ids.length).toBeGreaterThan(150)
    for (const id of ids) expect(whole.written.split(`<section class="item" id="${id}">`)).toHaveLength(2)
    expect(whole.written.split('class="marking"')).toHaveLength(ids.length + 1)
  })

  it('has every source that is cited, with its review date, and every misconception that is used', () => {
    for (const { sources } of whole.modules)
      for (const { id, reviewBy } of sources) {
        expect(whole.written).toContain(`<li id="source-${id}">`)
        expect(whole.written).toContain(reviewBy)
      }
  })

  it('refers to nothing outside itself, runs nothing, and leads nowhere that is not there', () => {
    expect(whole.written).not.toMatch(/<(script|link|img|iframe)\b|url\((?!#|data:)|@import/u)
    const targets = [...whole.written.matchAll(/href="([^"]*)"/gu)].map(([, target]) => target ?? '')
    expect(targets.length).toBeGreaterThan(100)
    const ids = new Set([...whole.written.matchAll(/ id="([^"]*)"/gu)].map(([, id]) => `#${id}`))
    expect(targets.filter((target) => !ids.has(target))).toEqual([])
  })

  it('marks what has no translation with its language', () => {
    const { written } = withContent({ 'modules/small/module.yaml': smallModule }, (folder) =>
      bookOf(folder, { language: 'ar' }),
    )
    expect(written).toContain('<span lang="en" dir="auto">Where does the picture go?</span>')
  })
})

describe('what the policy decides', () => {
  it('stands with its condition: a key, an option, a wording', () => {
    expect(small.written).toContain('rightWhen condition fact.own-devices value.allowed')
    expect(small.written).toContain('offeredWhen condition fact.own-devices value.with-conditions')
    expect(small.written).toContain('<dt>otherwise</dt><dd><p>Check with your manager before')
    const [opening] = small.modules[0]?.scenes ?? []
    expect(opening?.item?.options.map(({ correct, offered }) => [correct, offered])).toEqual([
      [false, true],
      [true, true],
      [false, true],
      [false, false],
    ])
  })
})

describe('the floor of a question', () => {
  it('stands with what gives the answer away, each word in its language, and says where the rating is no higher', () => {
    const floors = new Map<string, ItemFloor>([
      [
        'small/opening',
        {
          floor: 0.85,
          byLanguage: { es: 0.85 },
          tells: [
            { language: 'es', kind: 'pair', what: '^ llamar', in: 'key' },
            { language: 'es', kind: 'shape', what: 'pauses-2', in: 'others' },
          ],
        },
      ],
      ['small/two', { floor: 0.25, byLanguage: { en: 0.25 }, tells: [] }],
    ])
    const { written } = withContent({ 'modules/small/module.yaml': smallModule }, (folder) =>
      bookOf(folder, { floors }),
    )
    expect(written).toContain('floor.words 85 <span class="tag">floor.over</span> floor.tells Spanish')
    expect(written).toContain(
      '<q><span lang="es" dir="auto">llamar …</span></q> (floor.in.key) · floor.shape.pauses 2 (floor.in.others)',
    )
    expect(written).toContain('<p class="expert">floor.words 25</p>')
    expect(written.split('floor.words')).toHaveLength(3)
  })
})

describe('the map of a module', () => {
  it('shows every scene once and every way downwards, with both paths from the start to an end', () => {
    for (const { graph, scenes, safest, worst } of whole.modules) {
      expect(graph.nodes.map(({ id }) => id)).toEqual(scenes.map(({ id }) => id))
      const places = new Map(graph.nodes.map(({ id, x, y }) => [id, { x, y }]))
      expect(new Set(graph.nodes.map(({ x, y }) => `${x} ${y}`)).size).toBe(graph.nodes.length)
      for (const { from, to } of graph.edges)
        expect(places.get(to)?.y ?? 0).toBeGreaterThan(places.get(from)?.y ?? Number.POSITIVE_INFINITY)
      for (const path of [safest, worst])
        expect(graph.nodes.find(({ id }) => id === path.at(-1))).toMatchObject({ is: 'end' })
      const ways = new Set(graph.edges.filter(({ on }) => on === 'safest').map(({ from, to }) => `${from} ${to}`))
      expect(ways.size).toBe(safest.length - 1)
    }
  })
})

describe('HTML by template', () => {
  it('lets no text become markup', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(html`<p title="${text}">${text}</p>`.html.match(/[<>"]/gu)).toHaveLength(6)
      }),
    )
  })
})

describe('formats of doing in the book', () => {
  const { written } = withContent({ 'follow-ups/approved-tools.yaml': smallFollowUps }, (folder) => bookOf(folder))

  it('has a box for a pencil for every thing in every tray, and says where each belongs under which policy', () => {
    const [, table = ''] = /<table class="sorting">(.*?)<\/table>/su.exec(written) ?? []
    expect(table.split('class="box"')).toHaveLength(1 + 6 * 3)
    expect(written).toContain('belongsIn Act on it')
    expect(written).toContain('belongsIn Act on it (where condition')
  })

  it('has a paper to strike on and a screen to ring a route on, with no key in either, and says what is right below', () => {
    expect(written).toContain('The driver')
    expect(written).toContain('✓ toStrike')
    expect(written).toContain('✗ toStay')
    expect(written).toContain('Mobility:')
    const [, paper = ''] = /<div class="pencil-paper">(.*?)<section/su.exec(written) ?? []
    expect(paper.indexOf('Mobility:')).toBeGreaterThan(0)
    const [, screen = ''] = /<div class="pencil-screen">(.*?)<\/ul>/su.exec(written) ?? []
    expect(screen.split('class="ring"')).toHaveLength(1 + 3)
    expect(screen).toContain('class="pencil-note"')
    for (const form of [paper.slice(0, paper.indexOf('class="options"')), screen]) expect(form).not.toMatch(/[✓✗]/u)
    expect(written).toContain('twins approved-tools/the-other-tool')
  })
})

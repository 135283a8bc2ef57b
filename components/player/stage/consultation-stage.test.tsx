import { readFile } from 'node:fs/promises'
import fc from 'fast-check'
import { IntlProvider } from 'next-intl'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { ages, builds, clothes, hairColours, hairs, type Look, skins } from '#domain/scenario/look.ts'
import type { Text } from '#domain/scenario/module.ts'
import {
  distances,
  heldThings,
  moods,
  type Notice,
  postures,
  rooms,
  type Stage,
  type Tile,
} from '#domain/scenario/stage.ts'
import interfaceTexts from '#messages/en/interface.json' with { type: 'json' }
import playerTexts from '#messages/en/player.json' with { type: 'json' }
import { ConsultationStage } from './consultation-stage.tsx'
import type { Cut } from './someone-behind.tsx'
import { TileScene } from './tile-scene.tsx'

const text: fc.Arbitrary<Text> = fc
  .stringMatching(/^[A-Za-z]{1,12}$/)
  .map((letters) => ({ text: letters, language: 'en' }))
const look: fc.Arbitrary<Look> = fc.record({
  skin: fc.constantFrom(...skins),
  hair: fc.constantFrom(...hairs),
  hairColour: fc.constantFrom(...hairColours),
  clothes: fc.constantFrom(...clothes),
  age: fc.constantFrom(...ages),
  build: fc.constantFrom(...builds),
  glasses: fc.boolean(),
  beard: fc.boolean(),
})
const tile: fc.Arbitrary<Tile> = fc.record(
  {
    name: text,
    look: fc.option(look),
    room: fc.constantFrom(...rooms),
    picture: fc.constantFrom('live', 'frozen', 'camera-off', 'waiting', 'voice-only'),
    behind: fc.option(look),
    behindMood: fc.constantFrom(...moods),
    distance: fc.constantFrom(...distances),
    mood: fc.constantFrom(...moods),
    posture: fc.constantFrom(...postures),
    holds: fc.constantFrom(...heldThings),
    edge: fc.constant('sleeve'),
  },
  { requiredKeys: ['name', 'look', 'room', 'picture', 'behind'] },
)
const kinds = ['video-call', 'message', 'e-mail', 'photo', 'system', 'calendar', 'voice-call'] as const
const notice: fc.Arbitrary<Notice> = fc.record({ kind: fc.constantFrom(...kinds), from: text, text })
const stage: fc.Arbitrary<Stage> = fc.record({
  description: text,
  surface: fc.constantFrom('video-call', 'telephone', 'phone-screen', 'computer', 'laptop', 'room'),
  title: text,
  state: fc.option(fc.record({ kind: fc.constantFrom('calm', 'waiting', 'trouble', 'ended'), text })),
  tiles: fc.uniqueArray(tile, { maxLength: 4, selector: ({ name }) => name.text }),
  self: fc.option(tile.map((one) => ({ ...one, name: { text: 'You yourself', language: 'en' } }))),
  notices: fc.array(notice, { maxLength: 3 }),
  chat: fc.array(fc.record({ from: text, at: fc.constant('10:14'), text }), { maxLength: 3 }),
})

function render(one: Stage): string {
  return renderToStaticMarkup(
    <IntlProvider locale="en" messages={{ interface: interfaceTexts, player: playerTexts }} timeZone="UTC">
      <ConsultationStage stage={one} />
    </IntlProvider>,
  )
}

describe('the consultation stage', () => {
  it('draws any stage, with everything in it that can be read', () => {
    fc.assert(
      fc.property(stage, (one) => {
        const html = render(one)
        for (const { text: read } of [
          one.description,
          one.title,
          ...(one.state ? [one.state.text] : []),
          ...one.notices.flatMap(({ from, text: words }) => [from, words]),
          ...one.chat.flatMap(({ from, text: words }) => [from, words]),
        ])
          expect(html).toContain(read)
      }),
      { numRuns: 300 },
    )
  })
  it('needs no inline style, which the content security policy would block', () => {
    fc.assert(
      fc.property(stage, (one) => {
        expect(render(one)).not.toMatch(/ style=/)
      }),
    )
  })
  it('hides its drawings from screen readers: the description says them', () => {
    fc.assert(
      fc.property(stage, (one) => {
        for (const [svg] of render(one).matchAll(/<svg[^>]*>/g)) expect(svg).toContain('aria-hidden="true"')
      }),
    )
  })
  it.each([
    {
      cut: 'close',
      frame: 'your own picture',
      css: 'stage.css',
      rule: /\.self \{[^}]*aspect-ratio: ([\d.]+) \/ ([\d.]+)/,
    },
    {
      cut: 'wide',
      frame: 'the whole view',
      css: 'stage.css',
      rule: /\.stage-view \{[^}]*aspect-ratio: ([\d.]+) \/ ([\d.]+)/,
    },
    {
      cut: 'wide',
      frame: 'a computer',
      css: 'screen.css',
      rule: /\.desk-tiles \{[^}]*aspect-ratio: ([\d.]+) \/ ([\d.]+)/,
    },
  ] as const)('cuts nobody’s head off in $frame, whatever they wear', async ({ cut, css, rule }) => {
    const sheet = await readFile(new URL(css, import.meta.url), 'utf8')
    const [, across = '0', high = '0'] = rule.exec(sheet) ?? []
    const frame = Number(across) / Number(high)
    expect(frame).toBeGreaterThan(1)
    for (const distance of distances) {
      const [, y, width, height] = viewBoxOf(cut, distance)
      // "slice" fills the frame and "YMax" keeps the lower edge: what is too high is lost above.
      const lostShare = Math.max(0, height - width / frame)
      expect(y + lostShare).toBeLessThanOrEqual(highestHat)
    }
  })
  it('draws what lies on the desk whatever the surface, a screen’s too', () => {
    fc.assert(
      fc.property(stage, (one) => {
        const inRoom: Stage = { ...one, room: 'clinic-room', self: null, screen: 'record' }
        const bare = render({ ...inRoom, things: [] })
        const markup = render({ ...inRoom, things: ['telephone-lifted'] })
        // A video call shows what its camera sees, and no camera looks at the desk.
        expect(markup !== bare).toBe(one.surface !== 'video-call')
      }),
    )
  })
  it('gives a voice that nobody stands behind no initials', () => {
    const voice: Tile = {
      name: { text: 'Qqqq Zzzz', language: 'en' },
      look: null,
      room: 'kitchen',
      picture: 'voice-only',
      behind: null,
    }
    const [any] = fc.sample(stage, { numRuns: 1, seed: 9 })
    if (any === undefined) throw new Error('No stage was made')
    const call = { ...any, surface: 'telephone' } as const
    const knownLook: Look = {
      skin: 'tan',
      hair: 'bob',
      hairColour: 'brown',
      clothes: 'navy',
      age: 'middle',
    }
    expect(render({ ...call, tiles: [voice] })).not.toContain('QZ')
    expect(render({ ...call, tiles: [{ ...voice, look: knownLook }] })).toContain('QZ')
  })
})

/** The top of a woolly hat, in a tile, where someone is nearest: 13 in a figure that is placed 20 lower. */
const highestHat = 33

function viewBoxOf(cut: Cut, distance: (typeof distances)[number]): readonly [number, number, number, number] {
  const html = renderToStaticMarkup(
    <TileScene tile={{ look: null, behind: null, room: 'clinic-room', distance }} cut={cut} />,
  )
  const [x = 0, y = 0, width = 0, height = 0] = /viewBox="([^"]+)"/.exec(html)?.[1]?.split(' ').map(Number) ?? []
  return [x, y, width, height]
}

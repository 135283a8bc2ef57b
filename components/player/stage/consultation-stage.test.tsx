import fc from 'fast-check'
import { IntlProvider } from 'next-intl'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import type { Text } from '#domain/scenario/module.ts'
import {
  ages,
  clothes,
  hairColours,
  hairs,
  heldThings,
  type Look,
  type Notice,
  rooms,
  type Stage,
  skins,
  type Tile,
} from '#domain/scenario/stage.ts'
import interfaceTexts from '#messages/en/interface.json' with { type: 'json' }
import playerTexts from '#messages/en/player.json' with { type: 'json' }
import { ConsultationStage } from './consultation-stage.tsx'

const text: fc.Arbitrary<Text> = fc
  .stringMatching(/^[A-Za-z]{1,12}$/)
  .map((letters) => ({ text: letters, language: 'en' }))
const look: fc.Arbitrary<Look> = fc.record({
  skin: fc.constantFrom(...skins),
  hair: fc.constantFrom(...hairs),
  hairColour: fc.constantFrom(...hairColours),
  clothes: fc.constantFrom(...clothes),
  age: fc.constantFrom(...ages),
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
    holds: fc.constantFrom(...heldThings),
    edge: fc.constant('sleeve'),
  },
  { requiredKeys: ['name', 'look', 'room', 'picture', 'behind'] },
)
const kinds = ['video-call', 'message', 'e-mail', 'photo', 'system', 'calendar', 'voice-call'] as const
const notice: fc.Arbitrary<Notice> = fc.record({ kind: fc.constantFrom(...kinds), from: text, text })
const stage: fc.Arbitrary<Stage> = fc.record({
  description: text,
  surface: fc.constantFrom('video-call', 'telephone', 'phone-screen', 'computer', 'room'),
  title: text,
  state: fc.option(fc.record({ kind: fc.constantFrom('calm', 'waiting', 'trouble', 'ended'), text })),
  tiles: fc.uniqueArray(tile, { maxLength: 4, selector: ({ name }) => name.text }),
  self: fc.option(tile.map((one) => ({ ...one, name: { text: 'You yourself', language: 'en' } }))),
  notices: fc.array(notice, { maxLength: 3 }),
  chat: fc.array(fc.record({ from: text, at: fc.constant('10:14'), text }), { maxLength: 3 }),
})

function drawn(one: Stage): string {
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
        const html = drawn(one)
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
        expect(drawn(one)).not.toMatch(/ style=/)
      }),
    )
  })
  it('hides its drawings from screen readers: the description says them', () => {
    fc.assert(
      fc.property(stage, (one) => {
        for (const [svg] of drawn(one).matchAll(/<svg[^>]*>/g)) expect(svg).toContain('aria-hidden="true"')
      }),
    )
  })
})

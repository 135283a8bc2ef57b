import { IntlProvider } from 'next-intl'
import type { ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import type { Stage, Tile } from '#domain/scenario/stage.ts'
import interfaceTexts from '#messages/en/interface.json' with { type: 'json' }
import playerTexts from '#messages/en/player.json' with { type: 'json' }
import { ConsultationStage } from './consultation-stage.tsx'
import { SmallStage } from './small-stage.tsx'

/** What no camera shows is not drawn: the room of someone who has not come, the face of someone who is only heard. */

const words = (text: string) => ({ text, language: 'en' })
const patient = (picture: Tile['picture']): Tile => ({
  name: words('Beatriz Nakamura'),
  look: { skin: 'olive', hair: 'bob', hairColour: 'black', clothes: 'forest', age: 'middle' },
  room: 'kitchen',
  picture,
  behind: null,
})

function stageWith({ surface, picture }: { surface: Stage['surface']; picture: Tile['picture'] }): Stage {
  return {
    description: words('A call.'),
    surface,
    title: words('A call'),
    state: null,
    tiles: [patient(picture)],
    self: null,
    notices: [],
    chat: [],
  }
}

function render(picture: ReactNode): string {
  return renderToStaticMarkup(
    <IntlProvider locale="en" messages={{ interface: interfaceTexts, player: playerTexts }} timeZone="UTC">
      {picture}
    </IntlProvider>,
  )
}

test('a call shows the room of someone who is there, and none of someone who is awaited', () => {
  const call = (picture: Tile['picture']) =>
    render(<ConsultationStage stage={stageWith({ surface: 'video-call', picture })} />)
  expect(call('live')).toContain('tile-scene')
  expect(call('waiting')).not.toContain('tile-scene')
  expect(call('waiting')).toContain(playerTexts.stage.waiting)
})

test.each(['waiting', 'camera-off', 'voice-only'] as const)(
  'the small picture shows you, and not someone whose picture is %s',
  (picture) => {
    const stage = stageWith({ surface: 'telephone', picture })
    expect(render(<SmallStage stage={stage} />)).toBe('')
    const you: Tile = { ...patient('live'), name: words('You'), room: 'therapy-room' }
    const alone = render(<SmallStage stage={{ ...stage, tiles: [], self: you }} />)
    expect(render(<SmallStage stage={{ ...stage, self: you }} />)).toBe(alone)
  },
)

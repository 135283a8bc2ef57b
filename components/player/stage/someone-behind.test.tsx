import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { carWindow } from '#components/drawings/rooms/elsewhere.ts'
import type { Look } from '#domain/scenario/look.ts'
import type { Room, Tile } from '#domain/scenario/stage.ts'
import { SomeoneBehind } from './someone-behind.tsx'

const look: Look = { skin: 'tan', hair: 'helmet', hairColour: 'brown', clothes: 'rust', age: 'middle' }

function drawnBehind(room: Room, mood?: Tile['mood']): string {
  return renderToStaticMarkup(<SomeoneBehind look={look} mood={mood} room={room} cut="wide" />)
}

test.each<Room>(['car', 'bridge'])(
  'whoever comes to a car is outside, seen as far as its window reaches: %s',
  (room) => {
    const markup = drawnBehind(room)
    expect(markup).toContain(`<path d="${carWindow.pane}"></path></clipPath><g clip-path="url(#car-window)">`)
    expect(
      markup.endsWith(
        '</g><path d="M190 10l-34 210" stroke="#2c3534" stroke-width="16"></path><path d="M0 220h158" stroke="#2c3534" stroke-width="9"></path>',
      ),
    ).toBe(true)
  },
)

test('anywhere else they are in the room', () => {
  expect(drawnBehind('kitchen')).not.toContain('clip-path')
})

test.each<Room>(['kitchen', 'bridge'])('they have a mood of their own: %s', (room) => {
  expect(drawnBehind(room, 'stern')).not.toBe(drawnBehind(room))
  expect(drawnBehind(room, 'calm')).toBe(drawnBehind(room))
})

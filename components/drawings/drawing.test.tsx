import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { heldThings } from '#domain/scenario/stage.ts'
import { Drawing } from './drawing.tsx'
import { heldThing, sleeve } from './people/held-things.ts'
import { pictures } from './pictures/pictures.ts'
import { rooms } from './rooms/rooms.ts'
import { screens } from './screens/screens.ts'
import { things } from './things/things.ts'

test('shapes are drawn from back to front, a group with what is in it, and what is not there not at all', () => {
  const drawn = renderToStaticMarkup(
    <Drawing
      shapes={[
        { draw: 'rect', width: 4, height: 2, fill: '#fff' },
        false,
        [{ draw: 'g', transform: 'scale(2)', shapes: [null, { draw: 'circle', r: 1 }] }],
      ]}
    />,
  )
  expect(drawn).toBe(
    '<rect width="4" height="2" fill="#fff"></rect><g transform="scale(2)"><circle r="1"></circle></g>',
  )
})

test('every room, screen, thing and picture, and whatever is held, is drawn, without a word', () => {
  const look = { skin: 'olive', hair: 'bob', hairColour: 'brown', clothes: 'navy', age: 'middle' } as const
  const all = [
    ...Object.values(rooms),
    ...Object.values(screens).map(({ shapes }) => shapes),
    ...Object.values(things).map(({ shapes }) => shapes),
    ...Object.values(pictures),
    ...heldThings.map((thing) => heldThing(thing, { look })),
    sleeve,
  ]
  for (const shapes of all) {
    const drawn = renderToStaticMarkup(<Drawing shapes={shapes} />)
    expect(drawn.length).toBeGreaterThan(100)
    expect(drawn.replaceAll(/<[^>]*>/g, '')).toBe('')
  }
})

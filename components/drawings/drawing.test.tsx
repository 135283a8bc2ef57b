import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { ages, builds, clothes, hairs, type Look } from '#domain/scenario/look.ts'
import { heldThings, moods, postures, type Tile } from '#domain/scenario/stage.ts'
import { Drawing } from './drawing.tsx'
import { shoulders } from './people/arms.ts'
import { heldThing, sleeve } from './people/held-things.ts'
import { Person } from './people/person.tsx'
import { pictures } from './pictures/pictures.ts'
import { rooms } from './rooms/rooms.ts'
import { screens } from './screens/screens.ts'
import { things } from './things/things.ts'

test('shapes are drawn from back to front, a group with what is in it, and what is not there not at all', () => {
  const markup = renderToStaticMarkup(
    <Drawing
      shapes={[
        { draw: 'rect', width: 4, height: 2, fill: '#fff' },
        false,
        [{ draw: 'g', transform: 'scale(2)', shapes: [null, { draw: 'circle', r: 1 }] }],
      ]}
    />,
  )
  expect(markup).toBe(
    '<rect width="4" height="2" fill="#fff"></rect><g transform="scale(2)"><circle r="1"></circle></g>',
  )
})

const look: Look = { skin: 'olive', hair: 'bob', hairColour: 'brown', clothes: 'navy', age: 'middle' }

function drawnPerson(differing: Partial<Look>, more: Pick<Tile, 'mood' | 'posture' | 'holds'> = {}): string {
  const { holds, ...seen } = more
  return renderToStaticMarkup(<Person look={{ ...look, ...differing }} {...seen} holding={holds} />)
}

test('no two kinds of hair and headgear, clothes, age, build, mood, posture or thing held look alike', () => {
  const kinds = {
    hair: hairs.map((hair) => drawnPerson({ hair })),
    clothes: clothes.map((outfit) => drawnPerson({ clothes: outfit })),
    age: ages.map((age) => drawnPerson({ age })),
    build: builds.map((build) => drawnPerson({ build })),
    mood: moods.map((mood) => drawnPerson({}, { mood })),
    posture: postures.map((posture) => drawnPerson({}, { posture })),
    held: heldThings.map((holds) => drawnPerson({}, { holds })),
  }
  for (const markup of Object.values(kinds)) expect(new Set(markup).size).toBe(markup.length)
})

test('every arm that is seen begins at a shoulder', () => {
  const sleeves = Object.values(shoulders).map(([x, y]) => `d="M${x} ${y}L`)
  const withArms = [
    ...heldThings.map((holds) => drawnPerson({}, { holds })),
    ...(['arms-folded', 'hand-at-chin', 'hand-raised'] as const).map((posture) => drawnPerson({}, { posture })),
  ]
  for (const markup of withArms) expect(sleeves.some((sleeve) => markup.includes(sleeve))).toBe(true)
})

test('every room, screen, thing and picture, and whatever is held, is drawn, without a word', () => {
  const all = [
    ...Object.values(rooms),
    ...Object.values(screens).map(({ shapes }) => shapes),
    ...Object.values(things).map(({ shapes }) => shapes),
    ...Object.values(pictures),
    ...heldThings.map((thing) => heldThing(thing, { look })),
    sleeve,
  ]
  for (const shapes of all) {
    const markup = renderToStaticMarkup(<Drawing shapes={shapes} />)
    expect(markup.length).toBeGreaterThan(100)
    expect(markup.replaceAll(/<[^>]*>/g, '')).toBe('')
  }
})

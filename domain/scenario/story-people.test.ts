import { expect, test } from 'vitest'
import type { Module } from './module.ts'
import type { Stage } from './stage.ts'
import { storyPeople } from './story-people.ts'

const look = { skin: 'fair', hair: 'bob', hairColour: 'white', clothes: 'slate', age: 'old' } as const
/** Everybody has a face of their own. */
const tile = (name: string, seen = true, face = name) => ({
  name: { text: name, language: 'en' },
  look: seen ? { ...look, face } : null,
  room: 'living-room' as const,
  picture: 'live' as const,
  behind: null,
})

function sceneWith(id: string, ...tiles: Stage['tiles']) {
  const stage = { surface: 'room', tiles, self: tile('You') } as unknown as Stage
  return [id, { id, stage }] as const
}

test('everyone who is drawn is met once, in the order in which they come; not voices, and not oneself', () => {
  const scenes = Object.fromEntries([
    sceneWith('first', tile('Ebba')),
    sceneWith('second', tile('Per', false), tile('Karin')),
    sceneWith('third', tile('Ebba'), tile('Nils')),
  ]) as unknown as Module['scenes']
  expect(storyPeople({ scenes }).map(({ name }) => name.text)).toEqual(['Ebba', 'Karin', 'Nils'])
})

test('nobody is met under two names: one face above both would give away who it is', () => {
  const scenes = Object.fromEntries([
    sceneWith('first', tile('Ebba’s link', true, 'Karin'), tile('Ebba')),
    sceneWith('second', tile('Karin')),
  ]) as unknown as Module['scenes']
  expect(storyPeople({ scenes }).map(({ name }) => name.text)).toEqual(['Ebba'])
})

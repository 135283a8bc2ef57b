import type { Look } from './look.ts'
import type { Module, Text } from './module.ts'

export type StoryPerson = { readonly name: Text; readonly look: Look }

/**
 * Whom a module may bring one together with, in the order in which they come: everyone who is drawn, on whatever way through
 * it, so that it says nothing of which way is right. Not the reader's own picture, and nobody who comes under two names: one
 * face above both would say beforehand who it is.
 */
export function storyPeople(module: Pick<Module, 'scenes'>): StoryPerson[] {
  const personByName = new Map<string, StoryPerson>()
  for (const { stage } of Object.values(module.scenes))
    for (const { name, look } of stage?.tiles ?? [])
      if (look !== null && !personByName.has(name.text)) personByName.set(name.text, { name, look })
  const people = [...personByName.values()]
  return people.filter((one) => people.every((other) => other === one || faceOf(other) !== faceOf(one)))
}

const faceOf = ({ look }: StoryPerson) => JSON.stringify(look)

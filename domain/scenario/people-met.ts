import type { Look } from './look.ts'
import type { Module, Text } from './module.ts'

export type PersonMet = { readonly name: Text; readonly look: Look }

/**
 * Whom a module may bring one together with, in the order in which they come: everyone who is drawn, on whatever way through
 * it, so that it says nothing of which way is right. Not the reader's own picture.
 */
export function peopleMet(module: Pick<Module, 'scenes'>): PersonMet[] {
  const met = new Map<string, PersonMet>()
  for (const { stage } of Object.values(module.scenes))
    for (const { name, look } of stage?.tiles ?? [])
      if (look !== null && !met.has(name.text)) met.set(name.text, { name, look })
  return [...met.values()]
}

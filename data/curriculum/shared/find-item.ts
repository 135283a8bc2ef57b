import type { Item, Text } from '#domain/scenario/module.ts'
import { preparedModule } from './curriculum.ts'
import { findCase } from './follow-up-cases.ts'

type Reader = { readonly organisationId: string; readonly language: string }

/** Where an answer was given: which item, in which version of a module or follow-up bank, under which policy. */
export type ItemReference = {
  readonly itemId: string
  readonly documentHash: string
  readonly policyVersion: number
  readonly occasion: 'training' | 'follow-up'
}

export type ItemInContext = {
  readonly item: Item
  /** What was told before it was asked. */
  readonly prose: readonly Text[]
  /** The module's title; null in a follow-up. */
  readonly title: Text | null
}

/** An item as it was asked, in the reader's language; with its key, so only for anyone who has answered or may know. */
export async function findItem(
  reader: Reader,
  { itemId, documentHash, policyVersion, occasion }: ItemReference,
): Promise<ItemInContext> {
  if (occasion === 'follow-up') {
    const { item, situation } = await findCase(reader, { itemId, documentHash }, policyVersion)
    return { item, prose: situation, title: null }
  }
  const module = await preparedModule(reader, { moduleVersionHash: documentHash, policyVersion })
  for (const { then, prose } of Object.values(module.scenes))
    if (then.do === 'ask' && then.item.id === itemId) return { item: then.item, prose, title: module.title }
  throw new Error(`Module version ${documentHash} has no item ${itemId}`)
}

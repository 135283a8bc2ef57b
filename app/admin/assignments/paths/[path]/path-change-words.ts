import { getFormatter, getTranslations } from 'next-intl/server'
import { pathChange } from '#domain/assignments/path.ts'

type ShownPath = { readonly name: string; readonly inOrder: boolean; readonly steps: readonly string[] }

/** What differs between a path as it was and as it is or would be, a sentence each; `touches`: more than its name. */
export async function pathChangeWords(
  before: ShownPath,
  after: ShownPath,
  titleOf: (slug: string) => string,
): Promise<{ readonly words: readonly string[]; readonly touches: boolean }> {
  const t = await getTranslations('assignments.paths.ask')
  const format = await getFormatter()
  const { added, removed, moved } = pathChange(before.steps, after.steps)
  const isNewOrder = before.inOrder !== after.inOrder
  const titlesOf = (slugs: readonly string[]) => format.list(slugs.map(titleOf))
  const words = [
    ...(before.name === after.name ? [] : [t('renamed', { name: after.name })]),
    ...(added.length === 0 ? [] : [t('added', { modules: titlesOf(added) })]),
    ...(removed.length === 0 ? [] : [t('removed', { modules: titlesOf(removed) })]),
    ...(moved.length === 0 ? [] : [t('moved', { modules: titlesOf(moved) })]),
    ...(isNewOrder ? [t(after.inOrder ? 'nowInOrder' : 'nowAnyOrder')] : []),
  ]
  return { words, touches: isNewOrder || added.length + removed.length + moved.length > 0 }
}

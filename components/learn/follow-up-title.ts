import type { Text } from '#domain/scenario/module.ts'

/** The values of the text `title`: which modules a follow-up follows, in words. */
export function followUpTitle(
  modules: readonly { readonly title: Text }[],
  listed: (titles: string[]) => string,
): { count: number; modules: string } {
  return { count: modules.length, modules: listed(modules.map(({ title }) => title.text)) }
}

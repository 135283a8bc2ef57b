import type { Text } from '#domain/scenario/module.ts'

/** The values of the text `title`: which modules a follow-up follows, in words. A title is a question at times, so it is quoted. */
export function followUpTitle(
  modules: readonly { readonly title: Text }[],
  { quoted, listed }: { quoted: (title: string) => string; listed: (titles: string[]) => string },
): { count: number; modules: string } {
  return { count: modules.length, modules: listed(modules.map(({ title }) => quoted(title.text))) }
}

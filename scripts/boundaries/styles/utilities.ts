import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import postcss from 'postcss'
import { compile } from 'tailwindcss'
import { classesIn } from './selector.ts'

/** Which of these names are Tailwind's utilities with the tokens of app/tokens.css: Tailwind itself says. */
export async function utilitiesAmong(names: readonly string[], root: string): Promise<ReadonlySet<string>> {
  const { build } = await compile('@import "tailwindcss" source(none); @import "./app/tokens.css";', {
    base: root,
    loadStylesheet: async (id, base) => {
      const path = id === 'tailwindcss' ? fileURLToPath(import.meta.resolve('tailwindcss/index.css')) : join(base, id)
      return { path, base: dirname(path), content: readFileSync(path, 'utf8') }
    },
  })
  const utilityNames = new Set<string>()
  postcss.parse(build([...names])).walkRules(({ selector }) => {
    for (const name of unescapedClassesIn(selector)) utilityNames.add(name)
  })
  return utilityNames
}

/** Tailwind's own names hold what others escape: `md\:grid-cols-3`, `bg-\[\#fff\]`. */
function unescapedClassesIn(selector: string): string[] {
  const classNames = [...selector.matchAll(/\.((?:\\.|[\w-])+)/g)].map(([, name = '']) => name.replaceAll('\\', ''))
  return [...classNames, ...classesIn(selector)]
}

import { readdirSync, readFileSync } from 'node:fs'
import { IntlProvider } from 'next-intl'
import type { ReactNode } from 'react'
import { renderToString } from 'react-dom/server'
import { loadAllParts } from '#components/player/parts.ts'
import { module, playerProps } from './player-props.ts'
import { beginReal, takeAnswer, takeGoOn } from './real-attempt.ts'
import { sheetLinks } from './sheet-links.ts'
import { states } from './states.tsx'

// Whoever draws to a text waits for nothing.
await loadAllParts()

/** @public The names of all pages. */
export const pageNames = Object.keys(states)

const folder = new URL('../../messages/en/', import.meta.url)

function messages(): Record<string, Record<string, string>> {
  return Object.fromEntries(
    readdirSync(folder).map((file) => [
      file.replace('.json', ''),
      JSON.parse(readFileSync(new URL(file, folder), 'utf8')),
    ]),
  )
}

/** @public A whole page: rendered here, brought to life in the browser by `hydrate.tsx`. */
export function renderPage(
  name: string,
  { direction, script, sheets }: { direction: 'ltr' | 'rtl'; script: string; sheets: readonly string[] },
): string {
  const allMessages = messages()
  const props = playerProps()
  const page: ReactNode = states[name]?.(props)
  const inside = renderToString(
    <IntlProvider locale="en" messages={allMessages} timeZone="UTC">
      {page}
    </IntlProvider>,
  )
  const pageData = JSON.stringify({ name, messages: allMessages, props }).replaceAll('<', '\\u003c')
  return `<!doctype html><html lang="en" dir="${direction}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="data:,"><title>${name}</title>${sheetLinks(sheets)}</head><body><div id="root">${inside}</div><script type="application/json" id="carried">${pageData}</script><script type="module" src="${script}"></script></body></html>`
}

let attempt = beginReal(module)

/** @public What the page "play" sends, answered from a real module in memory; opening the page begins anew. */
export function beginAgain(): void {
  attempt = beginReal(module)
}

/** @public */
export function take(path: string, body: never): { status: number; body: object } {
  return path === '/attempt/answers' ? takeAnswer(attempt, body) : takeGoOn(attempt, body)
}

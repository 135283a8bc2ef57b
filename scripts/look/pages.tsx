import { readdirSync, readFileSync } from 'node:fs'
import { IntlProvider } from 'next-intl'
import type { ReactNode } from 'react'
import { renderToString } from 'react-dom/server'
import { states } from './states.tsx'

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

/** A whole page: rendered here, brought to life in the browser by `hydrate.tsx`. */
export function renderPage(name: string, { direction }: { direction: 'ltr' | 'rtl' }): string {
  const known = messages()
  const page: ReactNode = states[name]?.()
  const inside = renderToString(
    <IntlProvider locale="en" messages={known} timeZone="UTC">
      {page}
    </IntlProvider>,
  )
  const carried = JSON.stringify({ name, messages: known }).replaceAll('<', '\\u003c')
  return `<!doctype html><html lang="en" dir="${direction}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="data:,"><title>${name}</title><link rel="stylesheet" href="/app/globals.css?direct"></head><body><div id="root">${inside}</div><script type="application/json" id="carried">${carried}</script><script type="module" src="/scripts/look/hydrate.tsx"></script></body></html>`
}

import type { CompiledMessages } from '#i18n/compiled-messages.ts'

/** What every page's client components may say. */
const everywhere = ['interface', 'forms']
/** What of it the server alone says: pages without Next, and what came of a form, whose words come with it. */
const saidByServer: Readonly<Record<string, readonly string[]>> = {
  interface: ['plainPage'],
  forms: ['problem', 'required', 'done', 'proof'],
}

/** By a namespace's texts: React sends an object once that a page has twice. */
const remembered = new WeakMap<CompiledMessages, CompiledMessages>()

/** The texts that a page brings for its client components, of the namespaces that all have and `also` those. */
export function textsForBrowser(messages: CompiledMessages, also: readonly string[] = []): CompiledMessages {
  return Object.fromEntries(
    [...everywhere, ...also].flatMap((namespace) => {
      const texts = messages[namespace]
      return typeof texts === 'object' && !Array.isArray(texts)
        ? [[namespace, withoutTheServers(namespace, texts)]]
        : []
    }),
  )
}

function withoutTheServers(namespace: string, texts: CompiledMessages): CompiledMessages {
  const withheld = saidByServer[namespace]
  if (withheld === undefined) return texts
  const rest =
    remembered.get(texts) ?? Object.fromEntries(Object.entries(texts).filter(([name]) => !withheld.includes(name)))
  remembered.set(texts, rest)
  return rest
}

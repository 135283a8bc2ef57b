import type { SearchField } from './search-words.ts'

/** The pages that search for what may be a person's, and what their forms call it. */
const places: readonly { readonly path: RegExp; readonly fields: readonly SearchField[] }[] = [
  { path: /^\/search$/, fields: ['q'] },
  { path: /^\/admin\/people$/, fields: ['q'] },
  { path: /^\/admin\/audit$/, fields: ['person', 'object'] },
  { path: /^\/admin\/certificates$/, fields: ['find'] },
  { path: /^\/(admin|teams)\/assignments(\/[0-9a-f-]{36})?$/, fields: ['q'] },
  { path: /^\/admin\/assignments\/(new|[0-9a-f-]{36}\/audience)$/, fields: ['q'] },
]

/** What a form's page searches for by; null: it is none of them. */
export function findSearchPlace(
  page: string,
): { readonly path: string; readonly fragment: string; readonly fields: readonly SearchField[] } | null {
  const [path = '', fragment = ''] = page.split('#', 2)
  const place = places.find((each) => each.path.test(path))
  if (place === undefined || !/^[a-z-]*$/.test(fragment)) return null
  return { path, fragment: fragment === '' ? '' : `#${fragment}`, fields: place.fields }
}

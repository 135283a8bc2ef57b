import type { ActionRow, Fields } from './actions/rows.ts'
import type { Things } from './world.ts'

/** What is sent, by whose it is. */
export function formOf({ form }: ActionRow, things: Things): Fields {
  return typeof form === 'function' ? form(things) : form
}

/** The version of the settings that the form shows: the one on its page that has the same fields. */
export async function seenBy(
  baseUrl: string,
  row: ActionRow,
  { things, headers }: { things: Things; headers: { cookie: string } },
): Promise<Fields> {
  const { shownOn } = row
  if (shownOn === undefined) return {}
  const page = typeof shownOn === 'string' ? shownOn : shownOn(things)
  const html = await (await fetch(`${baseUrl}${page}`, { headers })).text()
  const names = Object.keys(formOf(row, things))
  const form = html.split('<form').find((part) => ['seen', ...names].every((name) => part.includes(`name="${name}"`)))
  const [, version] = /name="seen" value="([^"]+)"/.exec(form ?? '') ?? []
  if (version === undefined) throw new Error(`${page} does not say which version it shows`)
  return { seen: version }
}

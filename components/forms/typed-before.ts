/** What was typed into a form of this page before the page was loaded again: never a password or another secret. */
export type Typed = Readonly<Record<string, readonly string[]>>
type Kept = { readonly path: string; readonly form: string; readonly values: Typed; readonly at: number }

const name = 'curtain-typed'
/** Older than this it belongs to another visit. */
const freshMs = 60_000
let submitted: Kept | null = null

/** Remembers what a form was sent with, in case that the server no longer knows where it goes. */
export function rememberTyped(form: string, data: FormData): void {
  const values: Record<string, string[]> = {}
  for (const [field, value] of data) {
    if (typeof value === 'string' && !/password|secret|proof|^\$ACTION/i.test(field))
      values[field] = [...(values[field] ?? []), value]
  }
  submitted = { path: location.pathname, form, values, at: Date.now() }
}

/** Loads the page again, of the build that is there now; what was typed waits. False where this browser keeps nothing. */
export function reloadWithTyped(): boolean {
  try {
    if (submitted !== null) sessionStorage.setItem(name, JSON.stringify(submitted))
  } catch {
    return false
  }
  location.reload()
  return true
}

/** What waits for this form, once. */
export function takeTyped(form: string): Typed | null {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(name) ?? 'null')
    if (!isKept(kept) || kept.form !== form || kept.path !== location.pathname) return null
    sessionStorage.removeItem(name)
    return Date.now() - kept.at < freshMs ? kept.values : null
  } catch {
    return null
  }
}

function isKept(value: unknown): value is Kept {
  return typeof value === 'object' && value !== null && 'path' in value && 'form' in value && 'values' in value
}

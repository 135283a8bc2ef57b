/** What was typed into a form of this page before the page was loaded again: never a password or another secret. */
export type FormValues = Readonly<Record<string, readonly string[]>>
type StoredForm = { readonly path: string; readonly form: string; readonly values: FormValues; readonly at: number }

const name = 'curtain-typed'
/** Older than this it belongs to another visit. */
const freshMs = 60_000
let lastSubmission: StoredForm | null = null

/** Remembers what a form was sent with, in case that the server no longer knows where it goes. */
export function rememberFormValues(form: string, data: FormData): void {
  const values: Record<string, string[]> = {}
  for (const [field, value] of data) {
    if (typeof value === 'string' && !/password|secret|proof|^\$ACTION/i.test(field))
      values[field] = [...(values[field] ?? []), value]
  }
  lastSubmission = { path: location.pathname, form, values, at: Date.now() }
}

/** Loads the page again, of the build that is there now; what was typed waits. False where this browser keeps nothing. */
export function reloadWithFormValues(): boolean {
  try {
    if (lastSubmission !== null) sessionStorage.setItem(name, JSON.stringify(lastSubmission))
  } catch {
    return false
  }
  location.reload()
  return true
}

/** What waits for this form, once. */
export function takeFormValues(form: string): FormValues | null {
  try {
    const storedForm: unknown = JSON.parse(sessionStorage.getItem(name) ?? 'null')
    if (!isKept(storedForm) || storedForm.form !== form || storedForm.path !== location.pathname) return null
    sessionStorage.removeItem(name)
    return Date.now() - storedForm.at < freshMs ? storedForm.values : null
  } catch {
    return null
  }
}

function isKept(value: unknown): value is StoredForm {
  return typeof value === 'object' && value !== null && 'path' in value && 'form' in value && 'values' in value
}

/** A piece of HTML that is safe to put into another: only `html` makes one, and it escapes everything else. */
export type Html = { readonly html: string }

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/gu, (sign) => `&#${sign.charCodeAt(0)};`)
}

type Value = string | number | Html | readonly Html[] | null

function htmlOf(value: Value): string {
  if (value === null) return ''
  if (typeof value === 'string') return escapeHtml(value)
  if (typeof value === 'number') return `${value}`
  return 'html' in value ? value.html : value.map((each) => each.html).join('')
}

/** HTML by template: `html\`<p>${text}</p>\``. Texts are escaped; nothing (null) leaves no trace. */
export function html(parts: TemplateStringsArray, ...values: readonly Value[]): Html {
  return { html: parts.map((part, place) => part + htmlOf(values[place] ?? null)).join('') }
}

/** For what is HTML, CSS or SVG already and comes from the project itself, never from content. */
export function dangerouslyRaw(text: string): Html {
  return { html: text }
}

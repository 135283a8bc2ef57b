import type { Language } from '#i18n/languages.ts'

/** A part of a mail: a paragraph, a list, or a line with a link under its words. */
export type MailPart =
  | { readonly is: 'words'; readonly words: string }
  | { readonly is: 'list'; readonly items: readonly string[] }
  | { readonly is: 'link'; readonly words: string; readonly href: string }
  /** What stands at the foot, smaller. */
  | { readonly is: 'foot'; readonly words: string; readonly href: string }

/** The same parts as plain text and as HTML. */
export function mailPage(
  parts: readonly MailPart[],
  { language }: { language: Language },
): { readonly text: string; readonly html: string } {
  const html = mailDocument(parts.map(asHtml).join('\n'), { language })
  return { text: `${parts.map(asText).join('\n\n')}\n`, html }
}

/** A mail's HTML. No images, nothing loaded from anywhere, and a direction: readers of Arabic get plain text from left to right. */
export function mailDocument(body: string, { language }: { language: Language }): string {
  return `<!doctype html>
<html lang="${language.tag}" dir="${language.direction}">
<head><meta charset="utf-8"><meta name="color-scheme" content="light dark"></head>
<body style="font: 17px/1.5 sans-serif; max-width: 36em">
${body}
</body>
</html>
`
}

function asText(part: MailPart): string {
  switch (part.is) {
    case 'words':
      return part.words
    case 'list':
      return part.items.map((item) => `- ${item}`).join('\n')
    case 'link':
    case 'foot':
      return `${part.words}\n${part.href}`
  }
}

function asHtml(part: MailPart): string {
  switch (part.is) {
    case 'words':
      return `<p>${escapeHtml(part.words)}</p>`
    case 'list':
      return `<ul>${part.items.map((item) => `<li>${escapeHtml(item)}</li>`).join('')}</ul>`
    case 'link':
      return `<p><a href="${escapeHtml(part.href)}">${escapeHtml(part.words)}</a></p>`
    case 'foot':
      return `<p style="font-size: 14px"><a href="${escapeHtml(part.href)}">${escapeHtml(part.words)}</a></p>`
  }
}

export function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}

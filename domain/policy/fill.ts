import type { Policy } from './policy.ts'

/** What a text may leave for the policy to fill, written `{video-tool}`, or `{Video-tool}` where a sentence begins. */
export const placeholders = [
  'video-tool',
  'second-video-tool',
  'messaging-tool',
  'images-tool',
  'ai-tool',
  'incident-contact',
  'incident-hours',
] as const
export type Placeholder = (typeof placeholders)[number]

/** Named: the organisation's own words. None: it approves nothing for this. Unset: it has not decided, or not told us. */
export type Filling =
  | { readonly is: 'named'; readonly words: string }
  | { readonly is: 'none' }
  | { readonly is: 'unset' }

const pattern = /\{([A-Za-z][a-z-]*)\}/gu

function tool(tools: readonly string[] | null, place: number): Filling {
  const words = tools?.[place]
  if (words !== undefined) return { is: 'named', words }
  return tools === null || place > 0 ? { is: 'unset' } : { is: 'none' }
}

function plain(words: string | null): Filling {
  return words === null ? { is: 'unset' } : { is: 'named', words }
}

export function fillingOf(policy: Policy, placeholder: Placeholder): Filling {
  switch (placeholder) {
    case 'video-tool':
      return tool(policy.tools.video, 0)
    case 'second-video-tool':
      return tool(policy.tools.video, 1)
    case 'messaging-tool':
      return tool(policy.tools.messaging, 0)
    case 'images-tool':
      return tool(policy.tools.images, 0)
    case 'ai-tool':
      return tool(policy.tools.ai, 0)
    case 'incident-contact':
      return plain(policy.incidentContact)
    case 'incident-hours':
      return plain(policy.incidentHours)
    default: {
      const unknown: never = placeholder
      return unknown
    }
  }
}

export function isPlaceholder(name: string): name is Placeholder {
  return (placeholders as readonly string[]).includes(name)
}

/** The names written in braces, whether or not they are placeholders that a policy knows. */
export function namesInBraces(text: string): string[] {
  return [...text.matchAll(/\{([^{}]*)\}/gu)].map((match) => match[1] ?? '')
}

export function asPlaceholder(name: string): Placeholder | null {
  const lower = name.charAt(0).toLowerCase() + name.slice(1)
  return isPlaceholder(lower) ? lower : null
}

/** What filling would leave behind of a text: names that are no placeholder, in their braces, and braces without a partner. */
export function leftInBraces(text: string): string[] {
  const names = namesInBraces(text).filter((name) => asPlaceholder(name) === null)
  const stray = text.replace(/\{[^{}]*\}/gu, '').match(/[{}]/gu) ?? []
  return [...names.map((name) => `{${name}}`), ...stray.map((brace) => `a lone ${brace}`)]
}

/** Puts words in place of every placeholder; a capital in its name is a capital in what replaces it. */
export function fill(text: string, wordsFor: (placeholder: Placeholder) => string): string {
  return text.replace(pattern, (placeholderText, name: string) => {
    const placeholder = asPlaceholder(name)
    if (placeholder === null) return placeholderText
    const words = wordsFor(placeholder)
    return name === placeholder ? words : words.charAt(0).toUpperCase() + words.slice(1)
  })
}

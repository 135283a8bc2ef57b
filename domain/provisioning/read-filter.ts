import { type Filter, parse } from 'scim2-parse-filter'
import { ProviderError } from './provider-error.ts'

export type { Filter } from 'scim2-parse-filter'

const longest = 2000

/**
 * Reads a filter (RFC 7644, 3.4.2.2). Values without quotes are taken as texts, because Microsoft's own tests send them so.
 */
export function readFilter(text: string): Filter {
  if (text.length > longest) throw new ProviderError(400, 'invalidFilter', 'The filter is too long.')
  try {
    return parse(withQuotes(text))
  } catch {
    throw new ProviderError(400, 'invalidFilter', 'The filter cannot be read.')
  }
}

const comparison = /("(?:[^"\\]|\\.)*")|\b(eq|ne|co|sw|ew|gt|ge|lt|le)(\s+)([^\s"()[\]]+)/gi
const isLiteral = /^(true|false|null|-?\d+(\.\d+)?)$/i

function withQuotes(text: string): string {
  return text.replace(
    comparison,
    (match, quotedText: string | undefined, operator: string, space: string, value: string) => {
      if (quotedText !== undefined || isLiteral.test(value)) return match
      return `${operator}${space}${JSON.stringify(value)}`
    },
  )
}

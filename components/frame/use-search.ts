import { useEffect, useState } from 'react'

export type SearchResult = {
  readonly kind: 'page' | 'module' | 'team' | 'person'
  readonly href: string
  readonly title: string
  /** What tells it from others of its name; may be empty. */
  readonly detail: string
}

/** How long the reader may pause in a word: milliseconds. */
const pauseMs = 120

/** What is found for these words, asked for when the reader pauses. What was found stays until there is something newer. */
export function useSearch(words: string): {
  readonly results: readonly SearchResult[]
  readonly state: 'asking' | 'found' | 'failed'
} {
  const [results, setResults] = useState<readonly SearchResult[]>([])
  const [state, setState] = useState<'asking' | 'found' | 'failed'>('asking')
  useEffect(() => {
    const leaving = new AbortController()
    const timer = setTimeout(
      () => {
        setState('asking')
        fetch('/api/search', {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ q: words }),
          signal: leaving.signal,
        })
          .then(async (response) => {
            const answer: unknown = await response.json()
            if (!isAnswer(answer)) throw new Error('No answer of a search')
            setResults(answer.found)
            setState('found')
          })
          .catch(() => {
            if (leaving.signal.aborted) return
            setResults([])
            setState('failed')
          })
      },
      words === '' ? 0 : pauseMs,
    )
    return () => {
      clearTimeout(timer)
      leaving.abort()
    }
  }, [words])
  return { results, state }
}

/** The application's own answer: whether it is one, and not what a proxy or a page to sign in on says instead. */
function isAnswer(answer: unknown): answer is { found: SearchResult[] } {
  return typeof answer === 'object' && answer !== null && 'found' in answer && Array.isArray(answer.found)
}

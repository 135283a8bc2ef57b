import type { ReactNode } from 'react'
import './search.css'

/**
 * A search for what may be a person's: it is posted, and the page's address holds it sealed (server/search-words.ts), so that no
 * history and no log of a proxy says whom someone looked for.
 */
export function SearchForm({
  page,
  layout = 'row',
  children,
}: {
  /** The page that shows what is found, with a fragment where it shows it further down. */
  page: string
  /** `free`: what is in it, or around it, says how it is laid out. */
  layout?: 'row' | 'free'
  children: ReactNode
}) {
  return (
    <search>
      <form className={layout === 'row' ? 'search' : undefined} method="post" action="/api/search-words">
        <input type="hidden" name="page" value={page} />
        {children}
      </form>
    </search>
  )
}

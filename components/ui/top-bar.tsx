import type { ReactNode } from 'react'
import { Link } from './link.tsx'
import { SkipLink } from './skip-link.tsx'
import { Wordmark } from './wordmark.tsx'
import './top-bar.css'

/** The bar on top of the pages before sign-in. The page's own part has the id "main". */
export function TopBar({ home, aside }: { home: string; aside?: ReactNode }) {
  return (
    <div data-signed-out="">
      <SkipLink />
      <header className="bar">
        <Link className="bar-mark" href={home}>
          <Wordmark />
        </Link>
        {aside}
      </header>
    </div>
  )
}

import Link from 'next/link'
import type { ReactNode } from 'react'
import { CurtainMark } from './curtain-mark.tsx'
import { SkipLink } from './skip-link.tsx'
import './top-bar.css'

/** The bar on top of the pages before sign-in. The page's own part has the id "main". */
export function TopBar({ home, aside }: { home: string; aside?: ReactNode }) {
  return (
    <div data-signed-out="">
      <SkipLink />
      <header className="bar">
        <Link className="bar-mark" href={home}>
          <CurtainMark />
          Curtain
        </Link>
        {aside}
      </header>
    </div>
  )
}

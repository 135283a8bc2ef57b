import type { ReactNode } from 'react'
import './page.css'

/** The page's own part, where the skip link leads. */
export function Page({ width = 'wide', children }: { width?: 'wide' | 'reading' | 'form'; children: ReactNode }) {
  return (
    <main id="main" className={`page page-${width}`} tabIndex={-1}>
      {children}
    </main>
  )
}

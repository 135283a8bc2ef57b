import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { CurtainMark } from './curtain-mark.tsx'
import { initialsOf } from './initials.ts'
import './top-bar.css'

export type TopBarLink = { readonly href: string; readonly label: string; readonly current: boolean }

/** The bar on top of every page, with the link that skips it: the page's own part has the id "main". */
export function TopBar({
  home,
  links,
  person,
  aside,
}: {
  home: string
  links: readonly TopBarLink[]
  /** Null before sign-in. `children`: further links and the form that signs out. */
  person: { readonly name: string; readonly detail: string; readonly children: ReactNode } | null
  /** What stands at the end of the bar before sign-in. */
  aside?: ReactNode
}) {
  const t = useTranslations('interface')
  return (
    <>
      <a className="skip" href="#main">
        {t('topBar.skip')}
      </a>
      <header className="bar">
        <Link className="bar-mark" href={home}>
          <CurtainMark />
          Curtain
        </Link>
        {links.length > 0 && (
          <nav className="bar-nav" aria-label={t('topBar.nav')}>
            <ul>
              {links.map(({ href, label, current }) => (
                <li key={href}>
                  <Link href={href} aria-current={current ? 'page' : undefined}>
                    {label}
                  </Link>
                </li>
              ))}
            </ul>
          </nav>
        )}
        {aside}
        {person && (
          <details className="bar-person">
            <summary>
              <span className="bar-initials" aria-hidden="true">
                {initialsOf(person.name)}
              </span>
              <span className="bar-name">{person.name}</span>
              <svg viewBox="0 0 12 12" aria-hidden="true">
                <path d="M2.5 4.5 6 8l3.5-3.5" />
              </svg>
            </summary>
            <div className="bar-menu">
              <p>
                <b>{person.name}</b>
                <span>{person.detail}</span>
              </p>
              {person.children}
            </div>
          </details>
        )}
      </header>
    </>
  )
}

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Link } from '#components/ui/link.tsx'
import './act-panel.css'

/** What an act will do, to how many, before it is done; `children` are the forms that do it. */
export function ActPanel({
  title,
  touches,
  words,
  cancelHref,
  children,
}: {
  title: string
  /** Each of how many people, and what becomes of them; those of nobody are left out, but for the first. */
  touches: readonly { readonly count: number; readonly words: string }[]
  words: readonly string[]
  cancelHref: string
  children: ReactNode
}) {
  const t = useTranslations('assignments.act')
  return (
    <section className="act-panel" id="ask" aria-labelledby="ask-title">
      <h2 id="ask-title">{title}</h2>
      {touches.length > 0 && (
        <ul>
          {touches
            .filter(({ count }, place) => count > 0 || place === 0)
            .map((each) => (
              <li key={each.words}>
                <b>{each.count}</b> <span>{each.words}</span>
              </li>
            ))}
        </ul>
      )}
      {words.map((each) => (
        <p key={each}>{each}</p>
      ))}
      {children}
      <p>
        <Link href={cancelHref}>{t('cancel')}</Link>
      </p>
    </section>
  )
}

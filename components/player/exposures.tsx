import { useTranslations } from 'next-intl'
import { Words } from '#components/ui/words.tsx'
import type { Exposure } from '#domain/scenario/module.ts'
import './exposures.css'

/** What was given away, whose it was, and who got it: an entry a line, as in a ledger. */
export function Exposures({ exposures, empty }: { exposures: readonly Exposure[]; empty?: string }) {
  const t = useTranslations('player.ledger')
  if (exposures.length === 0) return empty ? <p className="ledger-empty">{empty}</p> : null
  return (
    <ul className="ledger">
      {exposures.map(({ id, what, whose, toWhom }) => (
        <li key={id}>
          <p className="ledger-what">
            <Words text={what} />
          </p>
          <dl>
            <dt className="sr-only">{t('whose')}</dt>
            <dd>
              <Words text={whose} />
            </dd>
            <dt>
              <span className="sr-only">{t('to-whom')}</span>
              <svg viewBox="0 0 20 12" aria-hidden="true">
                <path d="M1 6h16M12.5 1.5 17 6l-4.5 4.5" />
              </svg>
            </dt>
            <dd>
              <Words text={toWhom} />
            </dd>
          </dl>
        </li>
      ))}
    </ul>
  )
}

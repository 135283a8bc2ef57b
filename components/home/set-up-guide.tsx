import { useTranslations } from 'next-intl'
import { ButtonLink } from '#components/ui/button.tsx'
import { Link } from '#components/ui/link.tsx'
import './set-up-guide.css'

const steps = {
  policy: '/admin/policy',
  teams: '/admin/teams',
  people: '/admin/people',
  assignment: '/admin/assignments',
  report: '/admin/report',
} as const

type Step = keyof typeof steps

/** Leads an empty organisation to its first report; who calls it leaves it out once every step is done. */
export function SetUpGuide({
  organisation,
  state,
}: {
  organisation: string
  state: { readonly [step in Step]: 'done' | 'open' }
}) {
  const t = useTranslations('home.setUp')
  const all = Object.entries(steps) as [Step, string][]
  const next = all.find(([step]) => state[step] === 'open')?.[0]
  const doneCount = all.filter(([step]) => state[step] === 'done').length
  return (
    <section className="set-up" aria-labelledby="set-up-title">
      <h2 id="set-up-title">{t('title', { organisation })}</h2>
      <p className="set-up-words">{t('words')}</p>
      <p className="set-up-count">
        <span className="set-up-meter" aria-hidden="true">
          {all.map(([step]) => (
            <i key={step} className={state[step] === 'done' ? 'set-up-full' : undefined} />
          ))}
        </span>
        {t('count', { done: doneCount, all: all.length })}
      </p>
      <ol>
        {all.map(([step, href]) => (
          <li
            key={step}
            className={`set-up-step set-up-${step === next ? 'next' : state[step]}`}
            aria-current={step === next ? 'step' : undefined}
          >
            <span className="set-up-mark" aria-hidden="true">
              {state[step] === 'done' && (
                <svg viewBox="0 0 20 20" aria-hidden="true">
                  <path d="M4 10.5l4 4 8-9" />
                </svg>
              )}
            </span>
            <div>
              <h3>
                {t(`${step}.title`)}
                {state[step] === 'done' && <span className="sr-only"> {t('done')}</span>}
              </h3>
              {state[step] === 'open' && <p>{t(`${step}.words`)}</p>}
            </div>
            {step === next ? (
              <ButtonLink href={href}>{t(`${step}.act`)}</ButtonLink>
            ) : (
              <Link href={href}>
                {state[step] === 'done' ? t('look') : t(`${step}.act`)}
                {state[step] === 'done' && <span className="sr-only">: {t(`${step}.title`)}</span>}
              </Link>
            )}
          </li>
        ))}
      </ol>
    </section>
  )
}

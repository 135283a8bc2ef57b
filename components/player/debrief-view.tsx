import { useTranslations } from 'next-intl'
import type { ReactNode, Ref } from 'react'
import { ButtonLink } from '#components/ui/button.tsx'
import type { Debrief } from '#domain/scenario/learner-view.ts'
import { DecisionList } from './decision-list.tsx'
import { Differently } from './differently.tsx'
import { Exposures } from './exposures.tsx'
import './debrief-view.css'

/** The end: what this path gave away beside what the safest would have, and every decision with its principle. */
export function DebriefView({
  debrief,
  home,
  contest,
  safer,
  next,
  headingRef,
}: {
  debrief: Debrief
  home: string
  contest: string | null
  /** Where the safer path can be read. */
  safer: string | null
  /** The one next thing. */
  next: ReactNode
  headingRef?: Ref<HTMLHeadingElement>
}) {
  const t = useTranslations('player.debrief')
  const { fork, yours, safest, decisions } = debrief
  return (
    <div data-part="debrief">
      <h2 className="debrief-title" ref={headingRef} tabIndex={-1}>
        {t('title')}
      </h2>
      <p className="debrief-words">{t(yours.length === 0 ? 'words.nothing' : 'words.something')}</p>
      <div className="ledgers">
        <section aria-labelledby="ledger-yours">
          <h3 id="ledger-yours">
            {t('yours')} <span>{t('entries', { count: yours.length })}</span>
          </h3>
          <Exposures exposures={yours} empty={t('nothing')} />
        </section>
        <section aria-labelledby="ledger-safest">
          <h3 id="ledger-safest">
            {t('safest')} <span>{t('entries', { count: safest.length })}</span>
          </h3>
          <Exposures exposures={safest} empty={t('nothing')} />
        </section>
      </div>
      <section aria-labelledby="differently-title">
        <h3 className="decisions-title" id="differently-title">
          {t('differently.title')}
        </h3>
        <Differently decisions={decisions} />
        {fork !== null && safer !== null && (
          <ButtonLink kind="quiet" href={safer}>
            {t('safer', { scene: fork })}
          </ButtonLink>
        )}
      </section>
      <section aria-labelledby="decisions-title">
        <h3 className="decisions-title" id="decisions-title">
          {t('decisions')}
        </h3>
        <DecisionList
          contest={contest}
          decisions={decisions.map(({ sceneId, feedback }) => ({ key: sceneId + feedback.itemId, feedback }))}
          heading="h4"
        />
      </section>
      <div className="debrief-next">
        <h3>{t('next.title')}</h3>
        <p>{t('next.words')}</p>
        {next}
        <ButtonLink kind="quiet" href={home}>
          {t('next.home')}
        </ButtonLink>
      </div>
    </div>
  )
}

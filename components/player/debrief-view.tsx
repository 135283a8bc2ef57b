import { useTranslations } from 'next-intl'
import type { Ref } from 'react'
import { ButtonLink } from '#components/ui/button.tsx'
import type { Debrief } from '#domain/scenario/learner-view.ts'
import { DecisionList } from './decision-list.tsx'
import { Exposures } from './exposures.tsx'
import './debrief-view.css'

/** The end: what this path gave away beside what the safest would have, and every decision with its principle. */
export function DebriefView({
  debrief,
  home,
  contest,
  headingRef,
}: {
  debrief: Debrief
  home: string
  contest: string | null
  headingRef?: Ref<HTMLHeadingElement>
}) {
  const t = useTranslations('player.debrief')
  const { yours, safest, decisions } = debrief
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
        <ButtonLink href={home}>{t('next.home')}</ButtonLink>
      </div>
    </div>
  )
}

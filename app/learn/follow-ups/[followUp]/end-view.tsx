import { getTranslations } from 'next-intl/server'
import { PractiseForm } from '#app/learn/practise/practise-form.tsx'
import { StatusChanges } from '#components/learn/status-changes.tsx'
import { DecisionList } from '#components/player/decision-list.tsx'
import { ButtonLink } from '#components/ui/button.tsx'
import { Link } from '#components/ui/link.tsx'
import { Page } from '#components/ui/page.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { Section } from '#components/ui/section.tsx'
import type { FollowUpEnd } from '#data/follow-ups/find-follow-up.ts'
import { FollowUpNothing } from './nothing.tsx'
import { WhenNext } from './when-next.tsx'

/** The end of a follow-up: what was right, what that changes, and when the next one comes. */
export async function FollowUpEndView({
  end: { answers, changes, nextOn },
  practises,
}: {
  end: FollowUpEnd
  /** The practice that its reader chose; null: it was asked of them. */
  practises: { readonly id: string } | null
}) {
  const t = await getTranslations('followUps')
  if (answers.length === 0) return <FollowUpNothing nextOn={nextOn} />
  const right = answers.filter(({ feedback }) => feedback.correct).length
  return (
    <Page>
      <PageHead
        title={t(practises === null ? 'end.title' : 'practise.end')}
        above={<Link href="/learn">{t('back')}</Link>}
      >
        <p>{t('end.words', { right, count: answers.length })}</p>
      </PageHead>
      <Section title={t('end.changes')} id="changes">
        <p className="max-w-measure text-ink-soft">
          {t(practises === null ? 'end.changesWords' : 'practise.changesWords')}
        </p>
        <StatusChanges changes={changes} />
      </Section>
      <Section title={t('end.cases')} id="cases">
        <DecisionList
          decisions={answers.map(({ situation, feedback }) => ({ key: feedback.itemId, situation, feedback }))}
          heading="h3"
          contest="/learn/answers/contest"
        />
      </Section>
      <Section title={t('end.next')} id="next">
        <WhenNext nextOn={nextOn} />
        {practises !== null && <PractiseForm practice={practises.id} say="more" />}
        <ButtonLink href="/learn">{t('end.home')}</ButtonLink>
      </Section>
    </Page>
  )
}

import { getTranslations } from 'next-intl/server'
import { PractiseForm } from '#app/learn/practise/practise-form.tsx'
import { ButtonLink } from '#components/ui/button.tsx'
import { Page } from '#components/ui/page.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { WhenNext } from './when-next.tsx'
import '#components/ui/running-text.css'

/** A follow-up whose time has passed before it was finished. */
export async function FollowUpOver({
  answered,
  nextOn,
  practises,
}: {
  answered: number
  nextOn: Date | null
  practises: { readonly id: string } | null
}) {
  const t = await getTranslations('followUps')
  return (
    <Page width="reading">
      <PageHead title={t('over.title')}>
        <p>{t(practises === null ? 'over.words' : 'practise.over', { answered })}</p>
      </PageHead>
      <div className="paragraphs">
        {practises === null ? <WhenNext nextOn={nextOn} /> : <PractiseForm practice={practises.id} say="more" />}
        <p>
          <ButtonLink href="/learn">{t('end.home')}</ButtonLink>
        </p>
      </div>
    </Page>
  )
}

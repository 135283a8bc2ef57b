import { getTranslations } from 'next-intl/server'
import { ButtonLink } from '#components/ui/button.tsx'
import { Page } from '#components/ui/page.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { WhenNext } from './when-next.tsx'
import '#components/ui/running-text.css'

/** A follow-up that found nothing to ask. */
export async function FollowUpNothing({ nextOn }: { nextOn: Date | null }) {
  const t = await getTranslations('followUps')
  return (
    <Page width="reading">
      <PageHead title={t('nothing.title')}>
        <p>{t('nothing.words')}</p>
      </PageHead>
      <div className="paragraphs">
        <WhenNext nextOn={nextOn} />
        <p>
          <ButtonLink href="/learn">{t('end.home')}</ButtonLink>
        </p>
      </div>
    </Page>
  )
}

import { getTranslations } from 'next-intl/server'
import { ButtonLink } from '#components/ui/button.tsx'
import { Page } from '#components/ui/page.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { WhenNext } from './when-next.tsx'
import '#components/ui/running-text.css'

/** A follow-up whose time has passed before it was finished. */
export async function FollowUpOver({ answered, nextOn }: { answered: number; nextOn: Date | null }) {
  const t = await getTranslations('followUps')
  return (
    <Page width="reading">
      <PageHead title={t('over.title')}>
        <p>{t('over.words', { answered })}</p>
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

import { getTranslations } from 'next-intl/server'
import { ButtonLink } from '#components/ui/button.tsx'
import { Section } from '#components/ui/section.tsx'

/** The way to erasing someone, which says first what goes. */
export async function EraseSection({ personId }: { personId: string }) {
  const t = await getTranslations('erasure.section')
  return (
    <Section title={t('title')} id="erase">
      <p>{t('words')}</p>
      <ButtonLink kind="quiet" href={`/admin/people/${personId}/erase`}>
        {t('open')}
      </ButtonLink>
    </Section>
  )
}

import { getTranslations } from 'next-intl/server'
import type { ModuleFace } from '#components/learn/types.ts'
import { ButtonLink } from '#components/ui/button.tsx'
import { Link } from '#components/ui/link.tsx'
import { Page } from '#components/ui/page.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { Section } from '#components/ui/section.tsx'
import { Words } from '#components/ui/words.tsx'
import type { EnrolmentPage } from '#data/attempts/find-enrolment.ts'
import '#components/ui/running-text.css'

/** A step of a path that has not opened: what it is, and what comes first. */
export async function LockedStep({
  module,
  locked: { path, first },
}: {
  module: ModuleFace
  locked: NonNullable<EnrolmentPage['locked']>
}) {
  const t = await getTranslations('learn')
  const [next] = first
  return (
    <Page width="reading">
      <PageHead title={<Words text={module.title} />} above={<Link href="/learn">{t('back')}</Link>}>
        <p className="font-serif text-prose text-ink">
          <Words text={module.summary} />
        </p>
      </PageHead>
      <Section title={t('locked.title')} id="locked">
        <p>{t('locked.words', { path })}</p>
        <ul className="plain-list">
          {first.map(({ id, title }) => (
            <li key={id}>
              <Words text={title} />
            </li>
          ))}
        </ul>
        {next !== undefined && <ButtonLink href={`/learn/${next.id}`}>{t('locked.go')}</ButtonLink>}
      </Section>
    </Page>
  )
}

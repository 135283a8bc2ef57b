import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { Button } from '#components/ui/button.tsx'
import { CheckField } from '#components/ui/choice-fields.tsx'
import { Link } from '#components/ui/link.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { Page } from '#components/ui/page.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { Section } from '#components/ui/section.tsx'
import { findStatusReaders } from '#data/understanding/find-status-readers.ts'
import { fingerprintOf } from '#platform/signing/signing-key.ts'
import { applicationKey } from '#server/auditor-pack/application-key.ts'
import { requireViewer } from '#server/session.ts'
import '#components/ui/running-text.css'
import '#components/ui/command.css'

const Problem = z.enum(['being-recomputed', 'no-key', 'too-many', 'names-not-shown']).nullable().catch(null)

// Commands are the same in every language.
const verifyCommand = (fingerprint: string) => `npm run -s verify-pack -- auditor-pack.zip --fingerprint ${fingerprint}`
const comprehensionCommand =
  'npm run -s comprehension -- --items items.csv --responses responses.csv --parameters parameters.json > estimates.csv'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('exports'))('title') }
}

/** What an auditor needs, and how they check it. */
export default async function Exports({ searchParams }: { searchParams: Promise<{ problem?: string }> }) {
  const administrator = await requireViewer('administrator')
  const namesShown = (await findStatusReaders(administrator)) === 'managers-and-administrators'
  const key = applicationKey()
  const problem = Problem.parse((await searchParams).problem ?? (key === null ? 'no-key' : null))
  const t = await getTranslations('exports')
  const admin = await getTranslations('admin')
  return (
    <Page width="reading">
      <PageHead title={t('title')} above={<Link href="/admin">{admin('title')}</Link>}>
        <p>{t('intro')}</p>
        <p>{t('trace')}</p>
      </PageHead>
      {problem !== null && (
        <Notice kind="alarm" announce="when-shown">
          <p>{t(`problem.${problem}`)}</p>
        </Notice>
      )}
      <Section title={t('pack.title')} id="pack">
        <div className="paragraphs">
          <p>{t('pack.words')}</p>
          {key !== null && (
            <>
              <form action="/api/export/auditor-pack">
                {namesShown ? (
                  <CheckField name="names" value="yes" label={t('pack.names')} hint={t('pack.namesHint')} optional />
                ) : (
                  <p>{t('pack.withoutNames')}</p>
                )}
                <div>
                  <Button type="submit">{t('pack.submit')}</Button>
                </div>
              </form>
              <p>{t('pack.pseudonyms')}</p>
              <p>{t('pack.waiting')}</p>
              <h3 className="mt-6 text-title-3">{t('pack.key')}</h3>
              <p>{t('pack.keyWords')}</p>
              <p className="key-words">{fingerprintOf(key)}</p>
              <p>
                <a href="/api/export/public-key" download>
                  {t('pack.publicKey')}
                </a>
              </p>
              <p>{t('pack.verify')}</p>
              <code className="command">{verifyCommand(fingerprintOf(key))}</code>
              <p>{t('pack.proves')}</p>
            </>
          )}
        </div>
      </Section>
      <Section title={t('files.title')} id="files">
        <div className="paragraphs">
          <p>{t('files.words')}</p>
          <ul>
            {(['responses', 'items', 'parameters'] as const).map((name) => (
              <li key={name}>
                <a href={`/api/export/${name}`} download>
                  {t(`files.${name}`)}
                </a>
              </li>
            ))}
          </ul>
          <p>{t('files.command')}</p>
          <code className="command">{comprehensionCommand}</code>
        </div>
      </Section>
    </Page>
  )
}

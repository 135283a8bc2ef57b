import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ButtonLink } from '#components/ui/button.tsx'
import { Link } from '#components/ui/link.tsx'
import { Page } from '#components/ui/page.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { markOf, StatusMark } from '#components/ui/status-mark.tsx'
import { Words } from '#components/ui/words.tsx'
import { ownFollowUps } from '#data/follow-ups/own-follow-ups.ts'
import { ownUnderstanding } from '#data/reports/own-report.ts'
import { weakestFirst } from '#domain/follow-ups/weakest-first.ts'
import { requireViewer } from '#server/session.ts'
import { PractiseForm } from './practise-form.tsx'
import './practise.css'
import '#components/ui/item-list.css'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('followUps'))('practise.page') }
}

/** Every practice, the weakest first, with a round of a few cases for each: at any time, as often as one likes. */
export default async function Practise() {
  const viewer = await requireViewer('clinician')
  const now = new Date()
  const [{ practices, cells, needs }, { open, practising }] = await Promise.all([
    ownUnderstanding(viewer, { now }),
    ownFollowUps(viewer, { now }),
  ])
  const t = await getTranslations('followUps')
  const practicesInOrder = weakestFirst(
    practices.flatMap((practice, place) => {
      const cell = cells[place]
      return cell === undefined ? [] : [{ practice, cell }]
    }),
    needs,
  )
  return (
    <Page width="reading">
      <PageHead title={t('practise.page')} above={<Link href="/learn">{t('back')}</Link>}>
        <p>{t('practise.words')}</p>
      </PageHead>
      {open !== null && (
        <p className="mb-6">
          {t('practise.waits')} <Link href={`/learn/follow-ups/${open.id}`}>{t(`open.${open.progress}`)}</Link>
        </p>
      )}
      <ul className="item-list practise-list">
        {practicesInOrder.map(({ practice, cell }) => (
          <li key={practice.id} className="item-line">
            <div className="item-words">
              <h2 className="text-title-3">
                <Words text={practice.name} />
              </h2>
              <p className="item-facts">
                <StatusMark mark={markOf(cell)} of="reader" />
              </p>
            </div>
            <div className="item-action">
              {practising?.practice === practice.id ? (
                <ButtonLink href={`/learn/follow-ups/${practising.id}`}>{t('open.under-way')}</ButtonLink>
              ) : (
                <PractiseForm practice={practice.id} say="begin" />
              )}
            </div>
          </li>
        ))}
      </ul>
    </Page>
  )
}

import type { Metadata } from 'next'
import { getFormatter, getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { PagesNav } from '#components/clinician/pages-nav.tsx'
import { ItemFiguresNote } from '#components/content/item-figures.tsx'
import { ContestItem } from '#components/contests/contest-item.tsx'
import { ActionForm } from '#components/forms/action-form.tsx'
import { FormChoice, FormTextArea } from '#components/forms/form-fields.tsx'
import { Disclosure } from '#components/ui/disclosure.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { Link } from '#components/ui/link.tsx'
import { Page } from '#components/ui/page.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { Words } from '#components/ui/words.tsx'
import type { Contest } from '#data/contests/list-contests.ts'
import { listContests } from '#data/contests/list-contests.ts'
import { reply } from '#server/actions/contest-actions.ts'
import { longestContest } from '#server/contest-rule.ts'
import { requireViewer } from '#server/session.ts'
import '#components/contests/contests.css'

const PageNumber = z.coerce.number().int().min(1).max(10_000).catch(1)

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('contests'))('title') }
}

/** What clinicians say of questions, the unanswered first, and where an administrator answers them. */
export default async function Contests({ searchParams }: { searchParams: Promise<{ page?: string }> }) {
  const administrator = await requireViewer('administrator')
  const { contests, open, page, pages } = await listContests(administrator, {
    page: PageNumber.parse((await searchParams).page),
  })
  const t = await getTranslations('contests')
  const admin = await getTranslations('admin')
  return (
    <Page>
      <PageHead title={t('title')} above={<Link href="/admin">{admin('title')}</Link>}>
        <p>{t('intro', { open })}</p>
        <p>{t('rules')}</p>
      </PageHead>
      {contests.length === 0 ? (
        <EmptyState title={t('none')}>
          <p>{t('noneWords')}</p>
        </EmptyState>
      ) : (
        <ol>
          {contests.map((contest) => (
            <ContestLine key={contest.id} contest={contest} />
          ))}
        </ol>
      )}
      <PagesNav
        page={page}
        pages={pages}
        hrefOf={(number) => `/admin/contests?page=${number}`}
        words={{
          label: t('pages'),
          before: t('earlier'),
          after: t('later'),
          pageOf: t('pageOf', { page, pages }),
        }}
      />
    </Page>
  )
}

async function ContestLine({ contest }: { contest: Contest }) {
  const { id, by, kind, reason, madeAt, item, itemId, prose, title, statistics } = contest
  const t = await getTranslations('contests')
  const format = await getFormatter()
  const day = (at: Date) => format.dateTime(at, { dateStyle: 'long' })
  return (
    <li className="contest">
      <h2 className="text-title-3">{t(`says.${kind}`, { name: by })}</h2>
      <p className="contest-where">
        <span>{t('on', { date: day(madeAt) })}</span>
        <span>{title === null ? t('followUp') : <Words text={title} />}</span>
        <span>{itemId}</span>
      </p>
      <p className="quoted">{reason}</p>
      <Disclosure summary={t('item')}>
        <ContestItem item={item} prose={prose} />
        {statistics && <ItemFiguresNote figures={statistics} />}
      </Disclosure>
      {contest.reply === null ? (
        <ActionForm action={reply} submit={t('answer.submit')}>
          <input type="hidden" name="contestId" value={id} />
          <FormChoice
            pick="one"
            name="outcome"
            label={t('answer.outcome')}
            choices={(['kept', 'to_be_corrected'] as const).map((outcome) => ({
              value: outcome,
              label: t(`answer.outcomes.${outcome}`),
              hint: t(`answer.hints.${outcome}`),
            }))}
          />
          <FormTextArea name="reply" label={t('answer.reply')} rows={4} maxLength={longestContest} />
        </ActionForm>
      ) : (
        <div className="contest-state">
          <p>
            <b>
              {t(`answered.${contest.reply.outcome}`, {
                name: contest.reply.by ?? t('someone'),
                date: day(contest.reply.at),
              })}
            </b>
          </p>
          <p className="quoted">{contest.reply.words}</p>
        </div>
      )}
    </li>
  )
}

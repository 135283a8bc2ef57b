import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getFormatter, getTranslations } from 'next-intl/server'
import { cache } from 'react'
import { z } from 'zod'
import { ActNote } from '#components/assignments/act-note.tsx'
import { AssignmentStanding } from '#components/assignments/assignment-standing.tsx'
import { PathModules } from '#components/assignments/path-modules.tsx'
import { whomWords } from '#components/assignments/whom-words.ts'
import { ButtonLink } from '#components/ui/button.tsx'
import { Link } from '#components/ui/link.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { Page } from '#components/ui/page.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { countAssignment, mostCountedAtOnce } from '#data/assignments/count-assignment.ts'
import { findAssignment } from '#data/assignments/find-assignment.ts'
import { nextRounds } from '#data/assignments/next-rounds.ts'
import { listModules } from '#data/curriculum/modules.ts'
import { dayIn } from '#domain/dates/time-zone.ts'
import {
  undoDateAsAdministrator,
  undoDateAsManager,
  undoRemindingAsAdministrator,
  undoRemindingAsManager,
  undoWithdrawalAsAdministrator,
  undoWithdrawalAsManager,
} from '#server/actions/assignment-actions.ts'
import { requireViewer } from '#server/session.ts'
import { AskWaive } from './ask-waive.tsx'
import { AssignmentAsk } from './assignment-ask.tsx'
import { AssignmentPeople } from './assignment-people.tsx'
import { assignmentsHome, type ReportReader } from './team-addresses.ts'
import { titleIn } from './title-in.ts'
import { WaivedWork } from './waived-work.tsx'

const undo = {
  manager: {
    withdrawn: undoWithdrawalAsManager,
    'due-date': undoDateAsManager,
    reminded: undoRemindingAsManager,
  },
  administrator: {
    withdrawn: undoWithdrawalAsAdministrator,
    'due-date': undoDateAsAdministrator,
    reminded: undoRemindingAsAdministrator,
  },
}

const zeroCounts = { finished: 0, open: 0, overdue: 0, waived: 0, excused: 0 }

const Query = z.object({
  ask: z.enum(['remind', 'date', 'repeat', 'withdraw', 'waive']).nullable().catch(null),
  undone: z.enum(['withdrawn', 'due-date', 'reminded']).nullable().catch(null),
  /** Who was ticked, for a waiver. */
  person: z
    .union([z.uuid().transform((id) => [id]), z.array(z.uuid())])
    .optional()
    .transform((ids) => ids ?? [])
    .catch([]),
  /** For how many it was waived just now. */
  waived: z.coerce.number().int().min(0).catch(0),
  /** Counts a large assignment at this moment. */
  count: z.literal('now').nullable().catch(null),
})

const readAssignment = cache(async (reader: ReportReader, id: string) => {
  const viewer = await requireViewer(reader)
  const assignment = z.uuid().safeParse(id).success ? await findAssignment(viewer, id) : null
  if (assignment === null) notFound()
  const modules = await listModules(viewer)
  const titles = assignment.modules.map(titleIn(modules))
  return { viewer, assignment, titles, title: assignment.path?.name ?? titles.join(' · ') }
})

export async function assignmentMetadata(reader: ReportReader, id: string): Promise<Metadata> {
  return { title: (await readAssignment(reader, id)).title }
}

/** An assignment: how it stands, who has not finished with what was sent to them, and what can be done about it. */
export async function AssignmentPage({
  reader,
  id,
  search,
}: {
  reader: ReportReader
  id: string
  search: Readonly<Record<string, string | string[] | undefined>>
}) {
  const { viewer, assignment, title, titles } = await readAssignment(reader, id)
  const { ask, undone, count, person: tickedIds, waived } = Query.parse(search)
  const now = new Date()
  const { counted } = assignment
  // What an act will do to how many stands there as it is now; otherwise nobody waits until very many are counted.
  const isCountedNow = ask !== null || count !== null || counted === null || counted.people <= mostCountedAtOnce
  const counts = isCountedNow ? await countAssignment(viewer, id, { now }) : null
  const t = await getTranslations('assignments')
  const format = await getFormatter()
  const home = assignmentsHome(reader)
  const href = `${home}/${id}`
  const today = dayIn(viewer.organisationTimeZone, now)
  const { createdAt, createdBy, withdrawnAt, isPutOff, preCheck, dueOn, repeat, last } = assignment
  const rounds =
    repeat === null || withdrawnAt !== null ? null : await nextRounds(viewer, { assignmentId: id, repeat }, { now })
  const whom = whomWords(t, { ...assignment, list: (texts) => format.list(texts, { type: 'conjunction' }) })
  const creationDate = format.dateTime(createdAt, { dateStyle: 'long' })
  return (
    <Page>
      <PageHead title={title} above={<Link href={home}>{t('list.title')}</Link>}>
        <p>
          {t('head.for', { whom })} ·{' '}
          {createdBy === null
            ? t('head.on', { date: creationDate })
            : t('head.by', { name: createdBy, date: creationDate })}
        </p>
        {assignment.path !== null && (
          <>
            <p>{t(`paths.shown.${assignment.inOrder ? 'inOrder' : 'anyOrder'}`)}</p>
            <PathModules inOrder={assignment.inOrder} titles={titles} />
          </>
        )}
      </PageHead>
      {undone !== null && (
        <Notice kind="done" announce="when-shown">
          <p>{t(`note.undone.${undone}`)}</p>
        </Notice>
      )}
      {waived > 0 && (
        <Notice kind="done" announce="when-shown">
          <p>{t('waiver.done', { count: waived })}</p>
        </Notice>
      )}
      {undone === null && ask === null && waived === 0 && last !== null && (
        <ActNote assignmentId={id} act={last} undo={undo[reader]} />
      )}
      <AssignmentStanding
        standing={{
          dueOn,
          repeat,
          rounds,
          withdrawnAt,
          isPutOff,
          preCheck,
          ...(counts ?? counted ?? zeroCounts),
        }}
        today={today}
        counted={counts === null && counted !== null ? { at: counted.at, countNowHref: `${href}?count=now` } : null}
      />
      {withdrawnAt === null && ask === null && (
        <nav className="my-6 flex flex-wrap gap-3" aria-label={t('act.label')}>
          {(counts === null || counts.remindable > 0) && (
            <ButtonLink href={`${href}?ask=remind#ask`}>
              {counts === null ? t('act.remindAll') : t('act.remind', { count: counts.remindable })}
            </ButtonLink>
          )}
          <ButtonLink kind="quiet" href={`${href}?ask=date#ask`}>
            {t('act.date')}
          </ButtonLink>
          <ButtonLink kind="quiet" href={`${href}?ask=repeat#ask`}>
            {t('act.repeat')}
          </ButtonLink>
          {reader === 'administrator' && (
            <ButtonLink kind="quiet" href={`${href}/audience`}>
              {t('act.audience')}
            </ButtonLink>
          )}
          <ButtonLink kind="quiet" href={`${href}?ask=withdraw#ask`}>
            {t('act.withdraw')}
          </ButtonLink>
        </nav>
      )}
      {withdrawnAt === null && ask === 'waive' && (
        <AskWaive reader={reader} assignmentId={id} personIds={tickedIds} href={href} now={now} />
      )}
      {withdrawnAt === null && ask !== null && ask !== 'waive' && counts !== null && (
        <AssignmentAsk
          reader={reader}
          assignment={{ ...assignment, ...counts }}
          ask={ask}
          search={search}
          href={href}
          now={now}
        />
      )}
      {withdrawnAt === null && (
        <AssignmentPeople
          viewer={viewer}
          assignment={assignment}
          titles={titles}
          open={counts?.open ?? null}
          finished={(counts ?? counted ?? zeroCounts).finished}
          search={search}
          href={href}
          today={today}
        />
      )}
      {withdrawnAt === null && <WaivedWork viewer={viewer} of={{ assignmentId: id }} />}
    </Page>
  )
}

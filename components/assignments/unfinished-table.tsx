import { useFormatter, useTranslations } from 'next-intl'
import { Button } from '#components/ui/button.tsx'
import { Disclosure } from '#components/ui/disclosure.tsx'
import { Link } from '#components/ui/link.tsx'
import { dayAndMonth } from '#domain/dates/date-formats.ts'
import type { NoticeKind } from '#domain/notices/notice-kinds.ts'
import { listedName } from '#domain/text/person-name.ts'
import './unfinished-table.css'

export type UnfinishedRow = {
  readonly id: string
  readonly givenName: string
  readonly familyName: string
  readonly profession: string
  readonly status: 'invited' | 'active' | 'suspended'
  readonly lastActiveAt: Date | null
  readonly teams: readonly { readonly id: string; readonly name: string }[]
  readonly dueOn: Date | null
  readonly left: number
  readonly begun: boolean
  readonly step: string | null
  readonly sent: readonly {
    readonly kind: NoticeKind
    readonly at: Date
    readonly by: string | null
    readonly mail: 'waiting' | 'sent' | 'failed' | 'cancelled' | null
  }[]
}

const columns = ['name', 'team', 'soFar', 'due', 'sent'] as const

/** Those who have not finished, by name: how far they are, and what was sent to them when. */
export function UnfinishedTable({
  people,
  total,
  modules,
  stepOf,
  today,
  hrefOf,
  waiveHref,
}: {
  people: readonly UnfinishedRow[]
  /** How many there are in all; null: it is not counted. */
  total: number | null
  /** How many modules the assignment has. */
  modules: number
  /** Which step of its path a module is, in words; null: it is in the path no more. */
  stepOf: (slug: string) => string | null
  today: Date
  /** Someone's own page, where the reader has one. */
  hrefOf: (person: UnfinishedRow) => string | null
  /** The address that asks why it is waived for those who are ticked. */
  waiveHref: string
}) {
  const t = useTranslations('assignments.people')
  const names = useTranslations('people')
  return (
    <form action={`${waiveHref}#ask`}>
      <input type="hidden" name="ask" value="waive" />
      <table className="unfinished">
        <caption>{total === null ? t('captionSome') : t('caption', { total })}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {t(`column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {people.map((person) => {
            const name = listedName(person, (parts) => names('fullName', parts))
            const href = hrefOf(person)
            return (
              <tr key={person.id}>
                <th scope="row">
                  <label className="unfinished-tick">
                    <input type="checkbox" name="person" value={person.id} aria-label={t('tick', { name })} />
                  </label>
                  {href === null ? name : <Link href={href}>{name}</Link>}
                  <small>{person.profession}</small>
                </th>
                <td>{person.teams.map((team) => team.name).join(' · ')}</td>
                <td>
                  <SoFar person={person} modules={modules} step={person.step === null ? null : stepOf(person.step)} />
                </td>
                <td data-label={t('column.due')}>
                  <Due dueOn={person.dueOn} today={today} />
                </td>
                <td data-label={t('column.sent')}>
                  <SentList sent={person.sent} />
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
      <Button type="submit" kind="quiet">
        {t('waive')}
      </Button>
    </form>
  )
}

function SoFar({
  person: { begun, left, status, lastActiveAt },
  modules,
  step,
}: {
  person: UnfinishedRow
  modules: number
  step: string | null
}) {
  const t = useTranslations('assignments.people')
  const format = useFormatter()
  return (
    <>
      {begun ? t('begun') : t('notBegun')}
      {step !== null && <small>{step}</small>}
      {step === null && modules > 1 && <small>{t('modulesLeft', { left, all: modules })}</small>}
      <small>
        {status === 'invited'
          ? t('invited')
          : lastActiveAt === null
            ? t('neverHere')
            : t('lastActive', { date: format.dateTime(lastActiveAt, { day: 'numeric', month: 'long' }) })}
      </small>
    </>
  )
}

function Due({ dueOn, today }: { dueOn: Date | null; today: Date }) {
  const t = useTranslations('assignments.people')
  const format = useFormatter()
  if (dueOn === null) return null
  const date = format.dateTime(dueOn, dayAndMonth)
  return dueOn < today ? <b className="unfinished-late">{t('overdueSince', { date })}</b> : date
}

function SentList({ sent }: { sent: UnfinishedRow['sent'] }) {
  const t = useTranslations('assignments.people')
  const words = useTranslations('interface')
  const format = useFormatter()
  const day = (at: Date) => format.dateTime(at, { day: 'numeric', month: 'long' })
  const last = sent.at(-1)
  if (last === undefined) return <span className="unfinished-none">{t('nothingSent')}</span>
  const failed = sent.some(({ mail }) => mail === 'failed')
  return (
    <Disclosure
      summary={
        <>
          {t('sentCount', { count: sent.length, date: day(last.at) })}
          {failed && <b className="unfinished-late"> {t('mailFailed')}</b>}
        </>
      }
    >
      <ol className="unfinished-sent">
        {sent.map(({ kind, at, by, mail }) => (
          <li key={`${kind} ${at.getTime()} ${mail}`}>
            <time dateTime={at.toISOString()}>{day(at)}</time>{' '}
            <span>
              {kindWords(t, kind, by)}
              {words('comma')} {t(`mail.${mail ?? 'none'}`)}
            </span>
          </li>
        ))}
      </ol>
    </Disclosure>
  )
}

function kindWords(
  t: ReturnType<typeof useTranslations<'assignments.people'>>,
  kind: NoticeKind,
  by: string | null,
): string {
  switch (kind) {
    case 'assigned':
    case 'due-soon':
    case 'overdue':
      return t(`kind.${kind}`)
    case 'reminder':
      return by === null ? t('kind.reminder') : t('kind.reminderBy', { name: by })
    case 'follow-up':
    case 'contest-answered':
    case 'statuses-shown':
    case 'data-request':
    case 'data-request-answered':
    case 'webhook-off':
    case 'manager-digest':
    case 'administrator-digest':
    case 'second-factor':
      throw new Error(`A notice of the kind ${kind} is not about an assignment`)
  }
}

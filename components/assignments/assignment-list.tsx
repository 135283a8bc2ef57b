import { useFormatter, useTranslations } from 'next-intl'
import { DataTable } from '#components/ui/data-table.tsx'
import { Link } from '#components/ui/link.tsx'
import { Tag } from '#components/ui/tag.tsx'
import { wholeDay } from '#domain/dates/date-formats.ts'
import { fullName } from '#domain/text/person-name.ts'
import { type WhomRule, whomWords } from './whom-words.ts'
import './assignment-list.css'

type AssignmentRow = {
  readonly id: string
  readonly modules: readonly string[]
  readonly path: string | null
  readonly team: { readonly name: string } | null
  readonly person: { readonly givenName: string; readonly familyName: string } | null
  readonly rules: readonly WhomRule[] | null
  readonly dueOn: Date
  readonly withdrawnAt: Date | null
  readonly countedAt: Date | null
  readonly people: number
  readonly finished: number
  readonly overdue: number
  readonly waived: number
  readonly excused: number
  readonly nextDueOn: Date | null
}

/** Assignments, each with a page of its own: how many have finished and are overdue, and what is due next. */
export function AssignmentList({
  assignments,
  titleOf,
  home,
}: {
  assignments: readonly AssignmentRow[]
  titleOf: (slug: string) => string
  /** The address that each one's lies below. */
  home: string
}) {
  const t = useTranslations('admin.assignments')
  const own = useTranslations('assignments.list')
  const words = useTranslations('assignments')
  const format = useFormatter()
  return (
    <DataTable
      caption={own('caption')}
      narrow="listed"
      columns={[
        { key: 'what', label: t('what') },
        { key: 'whom', label: t('whom') },
        { key: 'finished', label: t('finished'), align: 'end' },
        { key: 'overdue', label: own('overdue'), align: 'end' },
        { key: 'next', label: own('next') },
      ]}
      rows={assignments.map(
        ({
          id,
          modules,
          path,
          team,
          person,
          rules,
          withdrawnAt,
          people,
          finished,
          overdue,
          waived,
          excused,
          nextDueOn,
          countedAt,
        }) => ({
          key: id,
          cells: [
            <Link key="what" href={`${home}/${id}`} className="assignment-link">
              {path ?? modules.map(titleOf).join(' · ')}
            </Link>,
            whomWords(words, {
              team: team?.name ?? null,
              person: person === null ? null : fullName(person),
              rules,
              list: (texts) => format.list(texts, { type: 'conjunction' }),
            }),
            <span key="finished">
              {t('finishedOf', { finished, people })}
              {waived > 0 && <small className="assignment-counted">{own('waived', { count: waived })}</small>}
              {excused > 0 && <small className="assignment-counted">{own('excused', { count: excused })}</small>}
              {countedAt !== null && (
                <small className="assignment-counted">
                  {t('countedAt', {
                    at: format.dateTime(countedAt, {
                      day: 'numeric',
                      month: 'short',
                      hour: 'numeric',
                      minute: 'numeric',
                    }),
                  })}
                </small>
              )}
            </span>,
            overdue === 0 ? (
              format.number(0)
            ) : (
              <b key="overdue" className="assignment-late">
                {format.number(overdue)}
              </b>
            ),
            withdrawnAt !== null ? (
              <Tag key="withdrawn">{t('withdrawn')}</Tag>
            ) : nextDueOn === null ? (
              own('nothingDue')
            ) : (
              format.dateTime(nextDueOn, wholeDay)
            ),
          ],
        }),
      )}
    />
  )
}

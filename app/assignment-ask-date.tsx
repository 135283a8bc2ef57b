import { getFormatter, getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { ActPanel } from '#components/assignments/act-panel.tsx'
import { DueFields } from '#components/assignments/due-fields.tsx'
import { dueFieldWords } from '#components/assignments/rule-field-words.ts'
import { dueWords } from '#components/assignments/rule-words.ts'
import { shownWith } from '#components/assignments/shown-field.ts'
import { ActId } from '#components/forms/act-id.tsx'
import { ActionForm } from '#components/forms/action-form.tsx'
import { Button } from '#components/ui/button.tsx'
import { previewDateChange } from '#data/assignments/preview-date-change.ts'
import { isSameRule, writeDueRule } from '#domain/assignments/due-rule.ts'
import { readDueRule } from '#domain/assignments/typed-rules.ts'
import { wholeDay } from '#domain/dates/date-formats.ts'
import { writeDay } from '#domain/dates/day.ts'
import { daysAfter } from '#domain/dates/days-after.ts'
import { dayIn } from '#domain/dates/time-zone.ts'
import { changeDateAsAdministrator, changeDateAsManager } from '#server/actions/assignment-actions.ts'
import { dueFields } from '#server/actions/rule-fields.ts'
import { requireViewer } from '#server/session.ts'
import type { AssignmentInput } from './assignment-ask.tsx'

const actions = { manager: changeDateAsManager, administrator: changeDateAsAdministrator }
const DueInput = z.object(dueFields)

/** Another due date, on one day or by days: a form first, then whom it touches and which dates that makes, then the button. */
export async function AskDate({ reader, assignment, href, search, now }: AssignmentInput) {
  const t = await getTranslations('assignments')
  const forms = await getTranslations('forms.problem')
  const format = await getFormatter()
  const viewer = await requireViewer(reader)
  const { id, dueOn: from, finished } = assignment
  const today = dayIn(viewer.organisationTimeZone, now)
  const parseResult = search.dueBy === undefined ? null : DueInput.safeParse(search)
  const read = parseResult?.success ? readDueRule(parseResult.data, today) : null
  const isSame = read?.ok === true && isSameRule(read.rule, from)
  const before = dueWords(t, format, from)
  if (read?.ok !== true || isSame) {
    const later = from instanceof Date && from > today ? from : today
    const wrong = read?.ok === false ? { [read.field]: forms(read.problem) } : {}
    const fieldOf = shownWith(parseResult?.data ?? null, wrong)
    const fields = {
      dueBy: fieldOf('dueBy', from instanceof Date ? 'date' : from.by),
      dueOn: fieldOf('dueOn', writeDay(daysAfter(later, 14))),
      dueDays: fieldOf('dueDays', from instanceof Date ? '28' : `${from.days}`),
    }
    const same = isSame ? t('ask.date.same') : null
    return (
      <ActPanel
        title={t('ask.date.title')}
        touches={[]}
        words={[t('ask.date.now', { date: before })]}
        cancelHref={href}
      >
        <form action={`${href}#ask`} noValidate>
          <input type="hidden" name="ask" value="date" />
          <DueFields
            fields={{ ...fields, dueBy: { ...fields.dueBy, error: same } }}
            words={dueFieldWords(t, t('ask.date.new'))}
            earliest={writeDay(today)}
          />
          <Button type="submit">{t('ask.date.preview')}</Button>
        </form>
      </ActPanel>
    )
  }
  const dueOn = read.rule
  const touches = await previewDateChange(viewer, { assignmentId: id, from, dueOn }, { now })
  const { people, begun, overdue, earlier, keep, first, last } = touches
  const day = (date: Date) => format.dateTime(date, wholeDay)
  const dates =
    first === null || last === null || dueOn instanceof Date
      ? []
      : first.getTime() === last.getTime()
        ? [t('ask.date.oneDate', { last: day(last) })]
        : [t('ask.date.range', { first: day(first), last: day(last) })]
  const after = dueWords(t, format, dueOn)
  return (
    <ActPanel
      title={t('ask.date.title')}
      touches={[
        { count: people, words: t('ask.date.people', { count: people }) },
        { count: earlier, words: t('ask.date.earlier', { count: earlier }) },
        { count: overdue, words: t('ask.date.overdue', { count: overdue }) },
        { count: begun, words: t('ask.date.begun', { count: begun }) },
        { count: keep, words: t('ask.date.keep', { count: keep }) },
        { count: finished, words: t('ask.date.finished', { count: finished }) },
      ]}
      words={[
        from instanceof Date && dueOn instanceof Date
          ? t('ask.date.from', { from: before, to: after })
          : t('ask.date.fromRule', { from: before, to: after }),
        ...dates,
        t('ask.date.words'),
      ]}
      cancelHref={href}
    >
      <ActionForm action={actions[reader]} submit={t('ask.date.do', { count: people })} layout="button">
        <ActId />
        <input type="hidden" name="assignmentId" value={id} />
        <input type="hidden" name="from" value={writeDueRule(from)} />
        <input type="hidden" name="dueOn" value={writeDueRule(dueOn)} />
      </ActionForm>
    </ActPanel>
  )
}

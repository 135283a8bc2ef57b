import { getFormatter, getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { ActPanel } from '#components/assignments/act-panel.tsx'
import { RepeatFields } from '#components/assignments/repeat-fields.tsx'
import { repeatFieldWords } from '#components/assignments/rule-field-words.ts'
import { repeatWords } from '#components/assignments/rule-words.ts'
import { shownWith } from '#components/assignments/shown-field.ts'
import { ActId } from '#components/forms/act-id.tsx'
import { ActionForm } from '#components/forms/action-form.tsx'
import { Button } from '#components/ui/button.tsx'
import { nextRounds } from '#data/assignments/next-rounds.ts'
import { nextRoundOn, writeRepeatRule } from '#domain/assignments/repeat-rule.ts'
import { readRepeatRule } from '#domain/assignments/typed-rules.ts'
import { wholeDay } from '#domain/dates/date-formats.ts'
import { writeDay } from '#domain/dates/day.ts'
import { daysAfter } from '#domain/dates/days-after.ts'
import { monthsAfter } from '#domain/dates/months-after.ts'
import { dayIn } from '#domain/dates/time-zone.ts'
import { changeRepeatAsAdministrator, changeRepeatAsManager } from '#server/actions/assignment-actions.ts'
import { repeatFields } from '#server/actions/rule-fields.ts'
import { requireViewer } from '#server/session.ts'
import type { AssignmentInput } from './assignment-ask.tsx'

const actions = { manager: changeRepeatAsManager, administrator: changeRepeatAsAdministrator }
const RepeatInput = z.object(repeatFields)

/** When an assignment asks again: a form first, then whom that asks when, then the button. */
export async function AskRepeat({ reader, assignment, href, search, now }: AssignmentInput) {
  const t = await getTranslations('assignments')
  const forms = await getTranslations('forms.problem')
  const format = await getFormatter()
  const viewer = await requireViewer(reader)
  const { id, repeat: inForce } = assignment
  const today = dayIn(viewer.organisationTimeZone, now)
  const parseResult = search.repeatBy === undefined ? null : RepeatInput.safeParse(search)
  const read = parseResult?.success ? readRepeatRule(parseResult.data, today) : null
  const isSame = read?.ok === true && writeRepeatRule(read.rule) === writeRepeatRule(inForce)
  const before = inForce === null ? t('repeat.words.once') : repeatWords(t, inForce)
  if (read?.ok !== true || isSame || parseResult?.success !== true) {
    const wrong = read?.ok === false ? { [read.field]: forms(read.problem) } : {}
    const fieldOf = shownWith(parseResult?.data ?? null, wrong)
    const fields = {
      repeatBy: fieldOf('repeatBy', inForce?.by ?? 'once'),
      repeatMonths: fieldOf('repeatMonths', `${inForce?.months ?? 12}`),
      repeatFrom: fieldOf(
        'repeatFrom',
        writeDay(inForce?.by === 'calendar' ? nextRoundOn(inForce, today) : monthsAfter(today, 12)),
      ),
      repeatDays: fieldOf('repeatDays', `${inForce?.days ?? 28}`),
    }
    const same = isSame ? t('ask.repeat.same') : null
    return (
      <ActPanel title={t('ask.repeat.title')} touches={[]} words={[before]} cancelHref={href}>
        <form action={`${href}#ask`} noValidate>
          <input type="hidden" name="ask" value="repeat" />
          <RepeatFields
            fields={{ ...fields, repeatBy: { ...fields.repeatBy, error: same } }}
            words={repeatFieldWords(t)}
            earliest={writeDay(daysAfter(today, 1))}
          />
          <Button type="submit">{t('ask.repeat.preview')}</Button>
        </form>
      </ActPanel>
    )
  }
  const rounds = read.rule === null ? null : await nextRounds(viewer, { assignmentId: id, repeat: read.rule }, { now })
  const { atOnce, nextOn, people } = rounds ?? { atOnce: 0, nextOn: null, people: 0 }
  return (
    <ActPanel
      title={t('ask.repeat.title')}
      touches={atOnce === 0 ? [] : [{ count: atOnce, words: t('ask.repeat.atOnce', { count: atOnce }) }]}
      words={[
        read.rule === null ? t('ask.repeat.stop') : repeatWords(t, read.rule),
        ...(nextOn === null ? [] : [t('repeat.next', { date: format.dateTime(nextOn, wholeDay), count: people })]),
        ...(read.rule === null ? [] : [t('ask.repeat.open')]),
      ]}
      cancelHref={href}
    >
      <ActionForm action={actions[reader]} submit={t('ask.repeat.do', { count: atOnce })} layout="button">
        <ActId />
        <input type="hidden" name="assignmentId" value={id} />
        <input type="hidden" name="seen" value={writeRepeatRule(inForce)} />
        {Object.entries(parseResult.data).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
      </ActionForm>
    </ActPanel>
  )
}

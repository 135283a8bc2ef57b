import { useFormatter, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Disclosure } from '#components/ui/disclosure.tsx'
import { Section } from '#components/ui/section.tsx'
import { Words } from '#components/ui/words.tsx'
import { dayOfMoment, wholeDay } from '#domain/dates/date-formats.ts'
import type { Text } from '#domain/scenario/module.ts'
import './asked-work.css'

export type AskedModule = {
  readonly face: { readonly slug: string; readonly title: Text; readonly practices: readonly string[] }
  readonly completedAt: Date | null
  readonly dueOn: Date | null
  readonly step: { readonly path: string; readonly at: number; readonly of: number } | null
  readonly asked: { readonly at: Date; readonly by: string | null } | null
}

/** What someone was asked to do: what is overdue first, when and by whom it was asked, and what can be done about it. */
export function AskedWork({
  name,
  modules,
  today,
  reminder,
  changeDate,
  waive,
  waived,
  suggestion,
}: {
  name: string
  modules: readonly AskedModule[]
  /** The organisation's day: what was due before it is overdue. */
  today: Date
  /** Reminds them, and says when that was done last. */
  reminder: ReactNode
  /** A form that gives an open module another day; null where the reader may not. */
  changeDate: ((module: AskedModule) => ReactNode) | null
  /** A form that waives an open module; null where the reader may not. */
  waive: ((module: AskedModule) => ReactNode) | null
  /** What is waived for them. */
  waived: ReactNode
  /** The module to ask for next. */
  suggestion: ReactNode
}) {
  const t = useTranslations('teams.person')
  const format = useFormatter()
  const open = modules.filter(({ completedAt }) => completedAt === null)
  const finishedModules = modules.flatMap(({ face, completedAt }) =>
    completedAt === null ? [] : [{ face, completedAt }],
  )
  return (
    <Section title={t('work', { name })} id="work">
      {open.length === 0 && <p>{t('nothingOpen')}</p>}
      <ul className="asked-work">
        {open.map((module) => (
          <li key={module.face.slug}>
            <b>
              <Words text={module.face.title} />
            </b>
            <p className={isOverdue(module, today) ? 'asked-overdue' : undefined}>
              <Due module={module} today={today} />
            </p>
            {module.step !== null && <p>{t('step', module.step)}</p>}
            {module.asked !== null && changeDate !== null && (
              <Disclosure summary={t('changeDate')}>{changeDate(module)}</Disclosure>
            )}
            {module.asked !== null && waive !== null && <Disclosure summary={t('waive')}>{waive(module)}</Disclosure>}
          </li>
        ))}
      </ul>
      {reminder}
      {waived}
      {suggestion}
      {finishedModules.length > 0 && (
        <Disclosure summary={t('finished', { count: finishedModules.length })}>
          <ul className="asked-finished">
            {finishedModules.map(({ face, completedAt }) => (
              <li key={face.slug}>
                <Words text={face.title} /> <small>{format.dateTime(completedAt, { dateStyle: 'long' })}</small>
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
    </Section>
  )
}

function Due({ module: { dueOn, asked, ...module }, today }: { module: AskedModule; today: Date }) {
  const t = useTranslations('teams.person')
  const words = useTranslations('interface')
  const format = useFormatter()
  if (asked === null) return t('ownChoice')
  const date = format.dateTime(asked.at, dayOfMoment)
  const due =
    dueOn === null
      ? t('noDue')
      : t(isOverdue({ ...module, dueOn, asked }, today) ? 'overdue' : 'dueOn', {
          date: format.dateTime(dueOn, wholeDay),
        })
  return (
    <>
      <span className="asked-due">{due}</span>
      {words('comma')} {asked.by === null ? t('askedOn', { date }) : t('askedBy', { date, name: asked.by })}
    </>
  )
}

function isOverdue({ dueOn, asked }: AskedModule, today: Date): boolean {
  return asked !== null && dueOn !== null && dueOn < today
}

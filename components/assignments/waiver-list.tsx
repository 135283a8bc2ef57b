import { useFormatter, useTranslations } from 'next-intl'
import { ActionForm } from '#components/forms/action-form.tsx'
import { dayOfMoment, wholeDay } from '#domain/dates/date-formats.ts'
import type { FormAction } from '#domain/forms/form-state.ts'
import { listedName } from '#domain/text/person-name.ts'
import './waiver-list.css'

export type ListedWaiver = {
  readonly id: string
  readonly givenName: string
  readonly familyName: string
  readonly modules: readonly string[]
  readonly stillAsked: boolean
  readonly reason: string
  readonly by: string | null
  readonly madeAt: Date
  readonly until: Date
  readonly mayLift: boolean
}

/** What is waived for whom, until when, by whom and why, each with the way to end it. */
export function WaiverList({
  waivers,
  named,
  titleOf,
  lift,
}: {
  waivers: readonly ListedWaiver[]
  /** By whose it is, or by what is waived. */
  named: 'people' | 'modules'
  titleOf: (slug: string) => string
  lift: FormAction
}) {
  const t = useTranslations('assignments.waiver')
  const names = useTranslations('people')
  const format = useFormatter()
  return (
    <ul className="waiver-list">
      {waivers.map(({ id, modules, stillAsked, reason, by, madeAt, until, mayLift, ...person }) => {
        const dates = {
          until: format.dateTime(until, wholeDay),
          date: format.dateTime(madeAt, dayOfMoment),
        }
        return (
          <li key={id}>
            <div>
              <b>
                {named === 'people'
                  ? listedName(person, (parts) => names('fullName', parts))
                  : modules.map(titleOf).join(' · ')}
              </b>
              <p>
                {by === null ? t('untilOn', dates) : t('untilBy', { ...dates, name: by })}{' '}
                {stillAsked && t('stillAsked')}
              </p>
              <p className="waiver-reason">{reason}</p>
            </div>
            {mayLift && (
              <ActionForm action={lift} submit={t('lift')} kind="quiet" layout="button">
                <input type="hidden" name="waiverId" value={id} />
              </ActionForm>
            )}
          </li>
        )
      })}
    </ul>
  )
}

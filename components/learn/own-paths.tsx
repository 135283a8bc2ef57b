import { useFormatter, useTranslations } from 'next-intl'
import { Link } from '#components/ui/link.tsx'
import { Section } from '#components/ui/section.tsx'
import { Words } from '#components/ui/words.tsx'
import type { StepState } from '#domain/assignments/path.ts'
import { wholeDay } from '#domain/dates/date-formats.ts'
import { LateWords } from './late-words.tsx'
import type { ModuleFace } from './types.ts'
import './own-paths.css'

type Step = {
  readonly enrolmentId: string
  readonly module: ModuleFace
  readonly state: StepState
  readonly dueOn: Date | null
  readonly overdue: boolean
}

/** Each path that the reader has to finish: what is done, what is open, and what opens after it. */
export function OwnPaths({
  paths,
}: {
  paths: readonly {
    readonly assignmentId: string
    readonly name: string
    readonly inOrder: boolean
    readonly steps: readonly Step[]
  }[]
}) {
  const t = useTranslations('learn.path')
  return paths.map(({ assignmentId, name, inOrder, steps }) => (
    <Section key={assignmentId} title={name} id={`path-${assignmentId}`}>
      <p className="text-note text-ink-soft">{t(inOrder ? 'inOrder' : 'anyOrder')}</p>
      <ol className="own-path">
        {steps.map((step, place) => (
          <li key={step.enrolmentId} className={`own-path-${step.state}`}>
            <PathStep step={step} before={steps[place - 1] ?? null} />
          </li>
        ))}
      </ol>
    </Section>
  ))
}

function PathStep({ step: { enrolmentId, module, ...step }, before }: { step: Step; before: Step | null }) {
  const isReached = step.state === 'open' || step.state === 'done'
  return (
    <>
      {isReached ? (
        <Link href={`/learn/${enrolmentId}`}>
          <Words text={module.title} />
        </Link>
      ) : (
        <span>
          <Words text={module.title} />
        </span>
      )}
      <small>
        <StepWords step={step} before={before} />
      </small>
    </>
  )
}

function StepWords({
  step: { state, dueOn, overdue },
  before,
}: {
  step: Pick<Step, 'state' | 'dueOn' | 'overdue'>
  before: Step | null
}) {
  const t = useTranslations('learn')
  const format = useFormatter()
  if (state === 'locked' && before !== null && before.state !== 'done' && before.state !== 'spared')
    return t('path.opensAfter', { module: before.module.title.text })
  if (state !== 'open' || dueOn === null) return t(`path.state.${state}`)
  const date = format.dateTime(dueOn, wholeDay)
  return overdue ? <LateWords>{t('next.overdueSince', { date })}</LateWords> : t('path.due', { date })
}

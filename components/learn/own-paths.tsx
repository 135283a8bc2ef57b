import Link from 'next/link'
import { useFormatter, useTranslations } from 'next-intl'
import { Section } from '#components/ui/section.tsx'
import { Words } from '#components/ui/words.tsx'
import type { StepState } from '#domain/assignments/path.ts'
import { wholeDay } from '#domain/dates/date-formats.ts'
import type { ModuleFace } from './types.ts'
import './own-paths.css'

type Step = {
  readonly enrolmentId: string
  readonly module: ModuleFace
  readonly state: StepState
  readonly dueOn: Date | null
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

function PathStep({ step: { enrolmentId, module, state, dueOn }, before }: { step: Step; before: Step | null }) {
  const t = useTranslations('learn.path')
  const format = useFormatter()
  const waitsForOne = state === 'locked' && before !== null && before.state === 'open'
  return (
    <>
      {state === 'open' || state === 'done' ? (
        <Link href={`/learn/${enrolmentId}`}>
          <Words text={module.title} />
        </Link>
      ) : (
        <span>
          <Words text={module.title} />
        </span>
      )}
      <small>
        {state === 'open' && dueOn !== null
          ? t('due', { date: format.dateTime(dueOn, wholeDay) })
          : waitsForOne
            ? t('opensAfter', { module: before.module.title.text })
            : t(`state.${state}`)}
      </small>
    </>
  )
}

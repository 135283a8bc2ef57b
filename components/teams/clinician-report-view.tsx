import Link from 'next/link'
import { useFormatter, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { MarkKey } from '#components/clinician/mark-shape.tsx'
import { PracticeHistory } from '#components/clinician/practice-history.tsx'
import type { DrawnHistory } from '#components/clinician/types.ts'
import { DataTable } from '#components/ui/data-table.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { Section } from '#components/ui/section.tsx'
import { Words } from '#components/ui/words.tsx'
import { PracticeList } from '#components/understanding/practice-list.tsx'
import type { PracticeHead, UnderstandingCell } from '#components/understanding/types.ts'
import type { ConfidenceFit } from '#domain/comprehension/confidence-fit.ts'
import type { Need } from '#domain/comprehension/help-order.ts'
import { understandsFrom } from '#domain/comprehension/status.ts'
import type { Text } from '#domain/scenario/module.ts'
import { fullName } from '#domain/text/person-name.ts'
import '#components/ui/running-text.css'

export type ClinicianReportProps = {
  readonly person: {
    readonly id: string
    readonly givenName: string
    readonly familyName: string
    readonly profession: string
    readonly teams: readonly { readonly name: string }[]
  }
  readonly practices: readonly PracticeHead[]
  readonly cells: readonly UnderstandingCell[]
  readonly needs: readonly Need[]
  readonly modules: readonly {
    readonly face: { readonly slug: string; readonly title: Text; readonly practices: readonly string[] }
    readonly completedAt: Date | null
    readonly dueOn: Date | null
  }[]
  readonly history: { readonly practices: readonly DrawnHistory[]; readonly confidenceFit: ConfidenceFit }
  /** All modules in service, to suggest one from. */
  readonly teaching: readonly { readonly slug: string; readonly title: Text; readonly practices: readonly string[] }[]
}

/** One clinician for those who may help them: practice by practice, with what could be asked of them next. */
export function ClinicianReportView({
  report: { person, practices, cells, needs, history, modules, teaching },
  back,
  actions,
  assignHrefOf,
}: {
  report: ClinicianReportProps
  back: string
  /** Downloads and definitions. */
  actions: ReactNode
  /** Null where the reader may not assign. */
  assignHrefOf: (moduleSlug: string) => string | null
}) {
  const t = useTranslations('teams')
  const words = useTranslations('clinician')
  const format = useFormatter()
  const name = person.givenName
  const historyOf = new Map(history.practices.map((each) => [each.practice, each]))
  const day = (date: Date | null, timeZone?: 'UTC') =>
    date === null ? '–' : format.dateTime(date, { day: 'numeric', month: 'long', year: 'numeric', timeZone })
  const inNeed = new Set(needs.map(({ practice }) => practice))
  const finished = new Set(modules.filter(({ completedAt }) => completedAt !== null).map(({ face }) => face.slug))
  const suggestionFor = (practice: string) => {
    const candidates = teaching.filter((module) => module.practices.includes(practice))
    return candidates.find(({ slug }) => !finished.has(slug)) ?? candidates[0]
  }
  return (
    <>
      <PageHead
        title={fullName(person)}
        detail={[person.profession, ...person.teams.map(({ name }) => name)].join(' · ')}
        above={<Link href={back}>{t('backToTeam')}</Link>}
        actions={actions}
      >
        <p>{t('personWords', { name: person.givenName })}</p>
      </PageHead>
      <Section title={t('understanding')} id="understanding">
        <div className="paragraphs">
          <p>{words('history.words.named', { name })}</p>
          <p>{words('history.marksOnly', { name })}</p>
          <p>{words('history.replayed')}</p>
        </div>
        <MarkKey shapes={['training', 'follow-up']} />
        <PracticeList
          practices={practices}
          cells={cells}
          of={person}
          neededOf={understandsFrom}
          besideOf={(practice) => {
            const module = inNeed.has(practice.id) ? suggestionFor(practice.id) : undefined
            const drawn = historyOf.get(practice.id)
            const assignHref = module === undefined ? null : assignHrefOf(module.slug)
            return (
              <>
                {module !== undefined && assignHref !== null && (
                  <p>
                    <Link href={assignHref}>
                      {t.rich('assignModule', { module: () => <Words text={module.title} /> })}
                    </Link>
                  </p>
                )}
                {drawn && <PracticeHistory history={drawn} name={practice.name.text} />}
              </>
            )
          }}
        />
      </Section>
      <Section title={words('confidence.title')} id="confidence">
        <p className="max-w-measure">{words(`confidence.named.${history.confidenceFit}`, { name })}</p>
      </Section>
      <Section title={t('modules')} id="modules">
        <p className="max-w-measure text-ink-soft">{t('modulesWords')}</p>
        <DataTable
          caption={t('modulesCaption', { name: fullName(person) })}
          columns={[
            { key: 'module', label: t('module') },
            { key: 'due', label: t('due') },
            { key: 'completed', label: t('completed') },
          ]}
          rows={modules.map(({ face, completedAt, dueOn }) => ({
            key: face.slug,
            cells: [<Words key="title" text={face.title} />, day(dueOn, 'UTC'), day(completedAt)],
          }))}
        />
      </Section>
    </>
  )
}

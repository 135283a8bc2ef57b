import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { MarkKey } from '#components/clinician/mark-shape.tsx'
import { PracticeHistory } from '#components/clinician/practice-history.tsx'
import type { DrawnHistory } from '#components/clinician/types.ts'
import { Disclosure } from '#components/ui/disclosure.tsx'
import { Link } from '#components/ui/link.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { Section } from '#components/ui/section.tsx'
import { Words } from '#components/ui/words.tsx'
import { PracticeRows } from '#components/understanding/practice-rows.tsx'
import type { PracticeHead, UnderstandingCell } from '#components/understanding/types.ts'
import type { ConfidenceFit } from '#domain/comprehension/confidence-fit.ts'
import type { Need } from '#domain/comprehension/help-order.ts'
import { understandsFrom } from '#domain/comprehension/status.ts'
import type { Text } from '#domain/scenario/module.ts'
import { fullName } from '#domain/text/person-name.ts'
import { type AskedModule, AskedWork } from './asked-work.tsx'
import { Conversations, type HeldBelief } from './conversations.tsx'
import '#components/ui/running-text.css'
import './clinician-report-view.css'

export type ClinicianReportProps = {
  readonly person: {
    readonly id: string
    readonly givenName: string
    readonly familyName: string
    readonly profession: string
    readonly teams: readonly { readonly name: string }[]
  }
  /** Whether the reader sees statuses by name. */
  readonly statusesShown: boolean
  readonly practices: readonly PracticeHead[]
  readonly cells: readonly (UnderstandingCell & { readonly misconceptions: readonly HeldBelief[] })[]
  readonly needs: readonly Need[]
  readonly modules: readonly AskedModule[]
  readonly history: { readonly practices: readonly DrawnHistory[]; readonly confidenceFit: ConfidenceFit }
  /** All modules in service, to suggest one from. */
  readonly teaching: readonly { readonly slug: string; readonly title: Text; readonly practices: readonly string[] }[]
}

/** One clinician for those who may help them: what to talk about, what is open, and one sentence a practice. */
export function ClinicianReportView({
  report: { person, statusesShown, practices, cells, needs, history, modules, teaching },
  today,
  back,
  actions,
  reminder,
  changeDate,
  waive,
  waived,
  spared,
  assignHrefOf,
}: {
  report: ClinicianReportProps
  /** The organisation's day. */
  today: Date
  back: string
  /** Downloads and definitions. */
  actions: ReactNode
  /** Reminds them, and says when that was done last. */
  reminder: ReactNode
  /** A form that gives an open module another day; null where the reader may not. */
  changeDate: ((module: AskedModule) => ReactNode) | null
  /** A form that waives an open module; null where the reader may not. */
  waive: ((module: AskedModule) => ReactNode) | null
  /** What is waived for them. */
  waived: ReactNode
  /** The modules, by slug, that they need not do now: none of these is suggested. */
  spared: ReadonlySet<string>
  assignHrefOf: (moduleSlug: string) => string
}) {
  const t = useTranslations('teams')
  const words = useTranslations('clinician')
  const name = person.givenName
  const historyOf = new Map(history.practices.map((each) => [each.practice, each]))
  const knownSlugs = new Set(modules.map(({ face }) => face.slug))
  const offeredModules = teaching.filter(({ slug }) => !spared.has(slug))
  const suggestionFor = (practice: string | undefined) =>
    offeredModules.find((module) => !knownSlugs.has(module.slug) && module.practices.some((id) => id === practice)) ??
    offeredModules.find(
      ({ slug, practices }) =>
        practices.some((id) => id === practice) &&
        modules.some(({ face, completedAt }) => face.slug === slug && completedAt !== null),
    )
  const suggestion = suggestionFor(needs[0]?.practice)
  const askedModules = modules.filter(({ asked }) => asked !== null)
  return (
    <>
      <PageHead
        title={fullName(person)}
        detail={[
          person.profession,
          ...person.teams.map(({ name }) => name),
          t('person.completed', {
            done: askedModules.filter(({ completedAt }) => completedAt !== null).length,
            assigned: askedModules.length,
          }),
        ].join(' · ')}
        above={<Link href={back}>{t('backToTeam')}</Link>}
        actions={actions}
      >
        {statusesShown ? (
          <p>
            <b>
              {t('person.understood', {
                name,
                count: cells.filter(({ status, confidentlyWrong }) => status === 'understands' && !confidentlyWrong)
                  .length,
                of: practices.length,
              })}
            </b>{' '}
            <Start needs={needs} practices={practices} cells={cells} />
          </p>
        ) : (
          <p>{t('withoutNames.person', { name })}</p>
        )}
      </PageHead>
      <div className="person">
        <div className="person-now">
          {statusesShown && <Conversations name={name} beliefs={heldBeliefs(cells, needs)} />}
          <AskedWork
            name={name}
            modules={modules}
            today={today}
            reminder={reminder}
            changeDate={changeDate}
            waive={waive}
            waived={waived}
            suggestion={
              suggestion !== undefined && (
                <p className="mt-3">
                  <Link href={assignHrefOf(suggestion.slug)}>
                    {t.rich('assignModule', { module: () => <Words text={suggestion.title} /> })}
                  </Link>
                </p>
              )
            }
          />
        </div>
        {statusesShown && (
          <Section title={t('understanding')} id="understanding">
            <PracticeRows
              practices={practices}
              cells={cells}
              of={person}
              neededOf={understandsFrom}
              sinceOf={({ id }) => historyOf.get(id)?.changes.at(-1)?.at}
              besideOf={(practice) => {
                const history = historyOf.get(practice.id)
                return history && <PracticeHistory history={history} name={practice.name.text} />
              }}
            />
            <div className="person-sees">
              <Disclosure summary={t('person.sees', { name })}>
                <div className="paragraphs">
                  <p>{t('personWords', { name })}</p>
                  <p>{words('history.marksOnly', { name })}</p>
                  <p>{words('history.words.named', { name })}</p>
                  <p>{words('history.replayed')}</p>
                </div>
                <MarkKey shapes={['training', 'follow-up']} />
              </Disclosure>
              <p>{words(`confidence.named.${history.confidenceFit}`, { name })}</p>
            </div>
          </Section>
        )}
      </div>
    </>
  )
}

/** Where to begin, in one sentence. */
function Start({ needs, practices, cells }: Pick<ClinicianReportProps, 'needs' | 'practices' | 'cells'>) {
  const t = useTranslations('teams.person')
  const first = practices.find(({ id }) => id === needs[0]?.practice)
  if (first !== undefined) return t.rich('startWith', { practice: () => <Words text={first.name} /> })
  const unknownCount = cells.filter(({ status }) => status === 'not-enough-evidence').length
  return unknownCount > practices.length / 2 ? t('askFirst') : null
}

/** What they believe, where there is most harm to expect first; then what the statuses say nothing of yet. */
function heldBeliefs(cells: ClinicianReportProps['cells'], needs: readonly Need[]): HeldBelief[] {
  const place = (practice: string) => {
    const needPlace = needs.findIndex((need) => need.practice === practice)
    return needPlace === -1 ? needs.length : needPlace
  }
  return cells
    .toSorted((a, b) => place(a.practice) - place(b.practice))
    .flatMap(({ misconceptions }) => [...misconceptions])
}

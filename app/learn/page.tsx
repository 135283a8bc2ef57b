import type { Metadata } from 'next'
import { getFormatter, getTranslations } from 'next-intl/server'
import { ExcusedWork } from '#app/excused-work.tsx'
import { ActionForm } from '#components/forms/action-form.tsx'
import { DoneList } from '#components/learn/done-list.tsx'
import { DueList } from '#components/learn/due-list.tsx'
import { FirstFacts } from '#components/learn/first-facts.tsx'
import { ModuleLine } from '#components/learn/module-line.tsx'
import { OwnPaths } from '#components/learn/own-paths.tsx'
import { ProgressList } from '#components/learn/progress-list.tsx'
import { Disclosure } from '#components/ui/disclosure.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { Link } from '#components/ui/link.tsx'
import { Page } from '#components/ui/page.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { Section } from '#components/ui/section.tsx'
import { markOf } from '#components/ui/status-mark.tsx'
import { type Learning, listEnrolments } from '#data/assignments/list-enrolments.ts'
import { ownExcusals } from '#data/assignments/list-excusals.ts'
import { listOwnPaths } from '#data/assignments/list-own-paths.ts'
import { ownWaivers } from '#data/assignments/list-waivers.ts'
import { type OwnFollowUps, ownFollowUps } from '#data/follow-ups/own-follow-ups.ts'
import type { ClinicianReport } from '#data/reports/clinician.ts'
import { ownUnderstanding } from '#data/reports/own-report.ts'
import { inOrder, moduleToWinBack, nextThing } from '#domain/assignments/next-thing.ts'
import { dayAndMonth } from '#domain/dates/date-formats.ts'
import { choose } from '#server/actions/learn-actions.ts'
import { requireViewer } from '#server/session.ts'
import { FirstModule, NextFollowUp, NextModule, NextWinBack } from './next-thing-view.tsx'
import { WaivedModules } from './waived-modules.tsx'
import './learn-home.css'
import '#components/ui/item-list.css'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('learn'))('title') }
}

/** The clinician's own page: the one next thing and why now, then what else is due, and how far they are. */
export default async function Learn() {
  const viewer = await requireViewer('clinician')
  const now = new Date()
  const [enrolments, followUps, understanding, waivers, excusals, paths] = await Promise.all([
    listEnrolments(viewer, { now }),
    ownFollowUps(viewer, { now }),
    ownUnderstanding(viewer, { now }),
    ownWaivers(viewer),
    ownExcusals(viewer),
    listOwnPaths(viewer, { now }),
  ])
  // What is waived stands once, with the waiver.
  const sparedModules = new Set(waivers.flatMap(({ modules }) => modules))
  const learning = { ...enrolments, others: enrolments.others.filter(({ slug }) => !sparedModules.has(slug)) }
  const { toDo, underWay, done, waived, others } = learning
  const open = [...underWay, ...toDo]
  const next = nextThing(followUps.open, open)
  const rest = open.filter((each) => next?.do !== 'module' || each.id !== next.module.id).toSorted(inOrder)
  const isNew = done.length + underWay.length === 0 && followUps.open === null && open.every(({ overdue }) => !overdue)
  const t = await getTranslations('learn')
  const format = await getFormatter()
  return (
    <Page>
      <PageHead title={t('greeting', { name: viewer.givenName })}>{isNew && <p>{t('welcome')}</p>}</PageHead>
      <div className="learn-home">
        <div>
          {next?.do === 'follow-up' && <NextFollowUp followUp={next.followUp} />}
          {next?.do === 'module' && <NextModule enrolment={next.module} at={isNew ? 'first' : 'next'} paths={paths} />}
          {next === null && <NoOpenWork learning={learning} understanding={understanding} />}
        </div>
        <div className="learn-side">
          {isNew ? (
            <FirstFacts />
          ) : (
            <ProgressList
              modules={{ done: done.length, underWay: underWay.length, all: done.length + open.length }}
              marks={understanding.cells.map(markOf)}
            />
          )}
          {!isNew && <PractiseLink practising={followUps.practising} understanding={understanding} />}
          {rest.length > 0 && (
            <Section title={t('then')} id="then">
              <DueList enrolments={rest} />
            </Section>
          )}
          <OwnPaths paths={paths} />
          {followUps.nextOn !== null && <NextFollowUpOn date={format.dateTime(followUps.nextOn, dayAndMonth)} />}
          {done.length > 0 && <DoneList enrolments={done} />}
          <WaivedModules viewer={viewer} waivers={waivers} asked={open} begun={waived} />
          <ExcusedWork viewer={viewer} excusals={excusals} practices={understanding.practices} />
          {others.length > 0 && <Others faces={others} />}
        </div>
      </div>
    </Page>
  )
}

/** Nothing is asked: a practice to win back, or else the first module of a new joiner, or else rest. */
async function NoOpenWork({ learning, understanding }: { learning: Learning; understanding: ClinicianReport }) {
  const t = await getTranslations('learn')
  const lostPractices = understanding.needs.filter(({ because }) => because !== 'developing')
  const help = moduleToWinBack(
    lostPractices.map(({ practice }) => practice),
    learning,
  )
  const because = lostPractices.find(({ practice }) => practice === help?.practice)?.because
  const practice = understanding.practices.find(({ id }) => id === help?.practice)
  if (help !== null && because !== undefined && practice !== undefined) {
    const suggestion =
      help.how === 'choose' ? { face: help.face, id: null } : { face: help.done.module, id: help.done.id }
    return <NextWinBack practice={practice.name} because={because} face={suggestion.face} enrolmentId={suggestion.id} />
  }
  const [first] = learning.others
  if (learning.done.length === 0 && first !== undefined) return <FirstModule face={first} />
  return (
    <EmptyState title={t('nothingToDo')}>
      <p>{t('nothingToDoWords')}</p>
    </EmptyState>
  )
}

async function Others({ faces }: { faces: Learning['others'] }) {
  const t = await getTranslations('learn')
  return (
    <Disclosure summary={t('others')}>
      <p className="text-note text-ink-soft">{t('othersWords')}</p>
      <ul className="item-list">
        {faces.map((face) => (
          <ModuleLine
            key={face.slug}
            face={face}
            action={
              <ActionForm action={choose} submit={t('choose')} kind="quiet" layout="button">
                <input type="hidden" name="moduleSlug" value={face.slug} />
              </ActionForm>
            }
          />
        ))}
      </ul>
    </Disclosure>
  )
}

/** Weak points can be practised at any time: where a round is under way it goes on. */
async function PractiseLink({
  practising,
  understanding,
}: {
  practising: OwnFollowUps['practising']
  understanding: ClinicianReport
}) {
  const t = await getTranslations('learn.practise')
  const practice = understanding.practices.find(({ id }) => id === practising?.practice)
  return practising !== null && practice !== undefined ? (
    <p className="learn-practise">
      <Link href={`/learn/follow-ups/${practising.id}`}>{t('on', { practice: practice.name.text })}</Link>
    </p>
  ) : (
    <p className="learn-practise learn-practise-new">
      <Link href="/learn/practise">{t('begin')}</Link>
    </p>
  )
}

async function NextFollowUpOn({ date }: { date: string }) {
  const t = await getTranslations('followUps')
  return <p className="text-note text-ink-soft">{t('nextOn', { date })}</p>
}
